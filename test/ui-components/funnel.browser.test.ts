import "@dealer-scorecards/ui-components/funnel/define";
import type { ScorecardFunnel } from "@dealer-scorecards/ui-components/components/funnel/funnel.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { funnelMonth, funnelMonths, funnelSteps, funnelWeeks, leadFinding } from "./support/funnel.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-funnel";

const two = {
  total: 7,
  list: [leadFinding("LE-1"), leadFinding("LE-2", { recorded: ["UNKNOWN"], missing: ["CONTACTED"] })],
  hasMore: true,
};

function shown(given: Partial<ScorecardFunnel> = {}): Promise<ScorecardFunnel> {
  const findings = { total: 0, list: [], hasMore: false };
  return show(tag, { months: funnelMonths, weeks: funnelWeeks, findings, timeZone: "America/Chicago", ...given });
}

const part = (element: Element, name: string) => element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? element;
const parts = (element: Element, name: string) => [...(element.shadowRoot?.querySelectorAll(`[part~="${name}"]`) ?? [])];
const steps = (element: Element) => parts(element, "step").map(words);
const choice = (name: string) => page.getByRole("combobox", { name });

beforeEach(() => page.viewport(1000, 800));

test("the newest final month comes first: each step with its count and what share it is of the step before and of all", async () => {
  const element = await shown();
  await expect.element(choice("Month")).toHaveValue("2026-03");
  expect(words(part(element, "stands"))).toBe("Final since May 31, 2026");
  expect(steps(element)).toEqual([
    "Received 40",
    "Contacted 20 50.0% of the step before 50.0% of all",
    "Appointment set 15 50.0% of the step before 37.5% of all 10 of 20 · few records",
    "Showed 10 66.7% of the step before 25.0% of all 10 of 15 · few records",
    "Sold 4 40.0% of the step before 10.0% of all 4 of 10 · few records",
  ]);
  expect(parts(element, "bar").map((bar) => [bar.getAttribute("class"), bar.getAttribute("width")])).toEqual([
    ["bar", "100"],
    ["bar", "50"],
    ["bar", "37.5"],
    ["bar", "25"],
    ["bar", "10"],
  ]);
  expect(page.getByRole("list", { name: "Funnel" }).elements()).toHaveLength(1);
  await expectAccessible(element);
});

test("of enough records it is told how many took the step before as well, where that is not all", async () => {
  const element = await shown({ months: [funnelMonth("2026-03", { steps: funnelSteps([400, 200, 150, 100, 40], { 2: 100 }) })] });
  expect(steps(element)[2]).toBe("Appointment set 150 50.0% of the step before 37.5% of all 100 of these with the step before");
});

test("a month in progress says so, in the choice and above its steps; a step that none took leaves its bar empty", async () => {
  const element = await shown({ period: "2026-04" });
  expect(words(part(element, "stands"))).toBe("In progress, final on Jul 30, 2026");
  expect(words(part(element, "period"))).toContain("April 2026 · In progress March 2026 February 2026");
  expect(steps(element).slice(2)).toEqual([
    "Appointment set 0 0.0% of the step before 0.0% of all 0 of 6 · too few records",
    "Showed 0 None took the step before 0.0% of all",
    "Sold 0 None took the step before 0.0% of all",
  ]);
  expect(parts(element, "bar").map((bar) => bar.getAttribute("class"))).toEqual(Array.from({ length: 5 }, () => "bar open"));
  await expectAccessible(element);
});

test.each([
  ["none is final", [funnelMonth("2026-04", { state: "IN_PROGRESS" }), funnelMonth("2026-03", { state: "IN_PROGRESS" })], null, "2026-04"],
  ["the one asked for is not there", funnelMonths, "2019-01", "2026-03"],
])("where %s, the newest that there is stands", async (_, months, period, value) => {
  await shown({ months, period });
  await expect.element(choice("Month")).toHaveValue(value);
});

test("a month without records says so, and asks nobody about missing steps", async () => {
  const element = await shown({ period: "2026-02" });
  expect(words(part(element, "empty"))).toBe("No records.");
  expect(parts(element, "subheading")).toHaveLength(0);
  await expectAccessible(element);
});

test("the keyboard goes from months or weeks over the month to each share, which opens its receipt, to the values", async () => {
  const receipts = heard("scorecard-receipt-open");
  const element = await shown();
  const visited: (string | null | undefined)[] = [];
  for (let stop = 0; stop < 7; stop += 1) {
    await userEvent.tab();
    const active = element.shadowRoot?.activeElement;
    visited.push(active?.getAttribute("aria-label") ?? active?.localName);
    if (stop === 3) await userEvent.keyboard("{Enter}");
  }
  expect(visited).toEqual([
    "input",
    "Month",
    "50.0% of the step before. Contacted, March 2026: how the number was made",
    "50.0% of the step before. Appointment set, March 2026: how the number was made",
    "66.7% of the step before. Showed, March 2026: how the number was made",
    "40.0% of the step before. Sold, March 2026: how the number was made",
    "button",
  ]);
  expect(receipts).toEqual([{ metric: "APPOINTMENT_SET_RATE", month: "2026-03" }]);
});

test("weeks are chosen by keyboard, the newest settled one first; they have no receipts", async () => {
  const changes = heard("scorecard-funnel-change");
  const element = await shown({ period: "2026-04" });
  page.getByRole("radio", { name: "Months" }).element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(choice("Week")).toHaveValue("2026-03-02");
  expect(words(part(element, "stands"))).toBe("Settled · From today’s records: weeks are never published.");
  expect(steps(element)[1]).toBe("Contacted 4 50.0% of the step before 50.0% of all 4 of 8 · too few records");
  expect(element.shadowRoot?.querySelectorAll("button.number")).toHaveLength(0);
  await choice("Week").selectOptions("2026-03-09");
  expect(words(part(element, "stands"))).toMatch(/^Can still change/);
  expect(changes).toEqual([
    { weeks: true, period: null },
    { weeks: true, period: "2026-03-09" },
  ]);
  await expectAccessible(element);
});

test("a page that prevents it decides itself what is shown", async () => {
  const element = await shown();
  element.addEventListener("scorecard-funnel-change", (event) => event.preventDefault());
  await page.getByText("Weeks", { exact: true }).click();
  await expect.element(page.getByRole("radio", { name: "Months" })).toBeChecked();
  await choice("Month").selectOptions("2026-04");
  await expect.element(choice("Month")).toHaveValue("2026-03");
  expect([element.weeksShown, element.period]).toEqual([false, null]);
});

test("the numbers come as a table on demand", async () => {
  const toggles = heard("scorecard-table-toggle");
  const element = await shown();
  await page.getByRole("button", { name: "Show the values" }).click();
  expect(page.getByRole("table", { name: "Funnel, March 2026" }).elements()).toHaveLength(1);
  expect([...(element.shadowRoot?.querySelectorAll("tr") ?? [])].map(words).slice(0, 4)).toEqual([
    "Step Count Of the step before Of all",
    "Received 40",
    "Contacted 20 50.0% 50.0%",
    "Appointment set 15 50.0% 37.5%",
  ]);
  await page.getByRole("button", { name: "Hide the values" }).click();
  expect(page.getByRole("table").elements()).toHaveLength(0);
  expect(toggles).toEqual([{ shown: true }, { shown: false }]);
});

test("with no step missing it says so, as good news", async () => {
  const element = await shown();
  expect(words(part(element, "status"))).toBe("No lead has a step on record without the ones before it.");
  expect(element.shadowRoot?.querySelector(".status.met")).not.toBeNull();
});

test("leads with a step missing are counted and listed, with what is recorded and what is missing", async () => {
  const element = await shown({ findings: two });
  expect(words(part(element, "note"))).toBe(
    "7 leads have a later step on record without an earlier one. They count in the steps that are recorded.",
  );
  expect(parts(element, "finding").map(words)).toEqual([
    "Lead LE-1 Recorded: Showed, Sold Missing: Contacted, Appointment set",
    "Lead LE-2 Recorded: UNKNOWN Missing: Contacted",
  ]);
  expect(page.getByRole("list", { name: "Leads with a step missing" }).elements()).toHaveLength(1);
  await expectAccessible(element);
});

test("more leads are asked for once at a time, by keyboard; with the last of them who pressed the button stays at the list", async () => {
  const asked = heard("scorecard-load-more");
  const element = await shown({ findings: two });
  await expect.element(page.getByRole("status")).toHaveTextContent("2 of 7 shown");
  page.getByRole("button", { name: "Load more: Leads with a step missing" }).element().focus();
  await userEvent.keyboard("{Enter}");
  element.findingsState = "loading";
  await element.updateComplete;
  await userEvent.keyboard("{Enter}");
  expect(asked).toHaveLength(1);
  Object.assign(element, { findingsState: "ready", findings: { total: 2, list: two.list, hasMore: false } });
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement?.localName).toBe("ul");
});

test("leads that fail say so and are asked for again; the funnel stays", async () => {
  const asked = heard("scorecard-load-more");
  const element = await shown({ findings: null, findingsState: "error", findingsError: { message: "The server cannot be reached." } });
  expect(words(page.getByRole("alert").element())).toBe("The server cannot be reached. Try again");
  expect(steps(element)).toHaveLength(5);
  page.getByRole("button", { name: "Try again" }).element().focus();
  await userEvent.keyboard("{Enter}");
  expect(asked).toHaveLength(1);
  element.findingsState = "loading";
  await element.updateComplete;
  element.findingsState = "error";
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement?.textContent).toBe("Try again");
  await userEvent.keyboard("{Enter}");
  element.findingsState = "loading";
  await element.updateComplete;
  Object.assign(element, { findingsState: "ready", findings: { total: 0, list: [], hasMore: false } });
  await element.updateComplete;
  expect(words(element.shadowRoot?.activeElement ?? element)).toBe(
    "Leads with a step missing No lead has a step on record without the ones before it.",
  );
  Object.assign(element, { findingsState: "loading", findings: null });
  await element.updateComplete;
  expect(words(part(element, "subheading").parentElement ?? element)).toBe("Leads with a step missing Loading…");
  await expectAccessible(element);
});

test("at 320 px nothing sticks out, whatever the names and ids", async () => {
  await page.viewport(320, 700);
  const long = funnelSteps([40_000, 20_000, 15_000, 10_000, 4_000], { 2: 10_000 }).map((step) => ({ ...step, name: "N".repeat(60) }));
  const findings = { total: 9, list: [leadFinding("L".repeat(80))], hasMore: true };
  const element = await shown({ months: [funnelMonth("2026-03", { steps: long })], findings, tableShown: true });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectAccessible(element);
});

test.each([
  ["fr", "Contacted 20 50,0 % de l’étape précédente 50,0 % du total"],
  ["ru", "Contacted 20 50,0 % от предыдущего шага 50,0 % от общего числа"],
  ["zh-Hans", "Contacted 20 占上一步的 50.0% 占总数的 50.0%"],
])("its words follow the nearest language: %s", async (lang, step) => {
  const element = await shown({ lang });
  await expect.poll(() => steps(element)[1]).toBe(step);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  const said = { loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state];
  expect(words(element)).toBe(`Funnel Funnel: months or weeks Months Weeks ${said}`);
  await expectAccessible(element);
});

test("without any week it says so; after a failure what was there stays", async () => {
  expect(words(part(await shown({ weeks: [], weeksShown: true }), "empty"))).toBe("No records in these weeks.");
  expect(words(await shown({ state: "error" }))).toMatch(/This could not be loaded\. Try again Final since/);
});
