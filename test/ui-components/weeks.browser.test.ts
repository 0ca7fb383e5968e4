import "@dealer-scorecards/ui-components/weeks/define";
import type { ScorecardWeeks } from "@dealer-scorecards/ui-components/components/weeks/weeks.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { prepick, weekly, weeks } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-weeks";

function shown(given: Partial<ScorecardWeeks> = {}): Promise<ScorecardWeeks> {
  return show(tag, { metric: prepick, results: weeks, shown: true, ...given });
}

const part = (element: Element, name: string) => element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? element;
const bars = (element: Element) => [...(element.shadowRoot?.querySelectorAll(".plot rect") ?? [])];

beforeEach(() => page.viewport(900, 700));

test("months are the page's own; weeks are chosen by keyboard, and months again", async () => {
  const toggles = heard("scorecard-weeks-toggle");
  const element = await shown({ shown: false });
  element.innerHTML = '<p slot="months">Twelve months</p>';
  expect(element.shadowRoot?.querySelector("[part~=card]")).toBeNull();
  const months = page.getByRole("radio", { name: "Months" });
  await expect.element(months).toBeChecked();
  months.element().focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(page.getByRole("radio", { name: "Weeks" })).toBeChecked();
  expect(words(part(element, "heading"))).toBe("Pre-pick rate, week by week");
  expect(page.getByText("Twelve months").elements()[0]?.checkVisibility()).toBe(false);
  await expectAccessible(element);
  await userEvent.keyboard("{ArrowLeft}");
  expect(toggles).toEqual([
    { metric: "PREPICK", shown: true },
    { metric: "PREPICK", shown: false },
  ]);
});

test("a page that prevents it decides itself what is shown", async () => {
  const element = await shown({ shown: false });
  element.addEventListener("scorecard-weeks-toggle", (event) => event.preventDefault());
  await page.getByText("Weeks", { exact: true }).click();
  expect(element.shown).toBe(false);
  await expect.element(page.getByRole("radio", { name: "Months" })).toBeChecked();
});

test.each([
  ["settled ones", weeks, "80.0% in the newest settled week, Mar 16 – 22, 2026. Goal met in 1 of 2 weeks."],
  ["one that can still change", [weekly("2026-03-23", 9, { settled: false })], "No week is settled with a value yet."],
  ["no goal", [weekly("2026-03-16", 8, { goal: null, met: null })], "80.0% in the newest settled week, Mar 16 – 22, 2026."],
])("says in words what became of them: %s", async (_, results, sentence) => {
  const element = await shown({ results });
  expect(words(part(element, "summary")).replaceAll("\u2009", " ")).toBe(sentence);
  expect(words(part(element, "note"))).toBe("From today’s records: weeks are never published.");
  await expectAccessible(element);
});

test("newest last in the chart: bars are met, missed or not settled, and a missing week leaves its place empty", async () => {
  const element = await shown();
  expect(bars(element).map((bar) => [bar.getAttribute("class"), bar.getAttribute("x")])).toEqual([
    ["bar missed", "0"],
    ["bar met", "2"],
    ["bar open", "3"],
  ]);
  expect(words(part(element, "legend"))).toBe("Goal met Goal missed Can still change Goal above 60%");
  expect(words(part(element, "reading")).replaceAll("\u2009", " ")).toBe("Mar 16 – 22 · 80.0% · Goal met");
});

test("the values come as a table on demand, newest first; they have no receipts", async () => {
  const toggles = heard("scorecard-table-toggle");
  const few = weekly("2026-02-23", 3, { sufficiency: "TOO_FEW" });
  const none = weekly("2026-02-16", 0, { value: null, denominator: 0, met: null, sufficiency: null });
  const element = await shown({ results: [...weeks, few, none] });
  await page.getByRole("button", { name: "Show the values" }).click();
  const rows = [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map((row) => words(row).replaceAll("\u2009", " "));
  expect(rows).toEqual([
    "Mar 23 – 29, 2026 90.0% Can still change",
    "Mar 16 – 22, 2026 80.0% Goal met",
    "Mar 9 – 15, 2026 – no data",
    "Mar 2 – 8, 2026 50.0% Goal missed",
    "Feb 23 – Mar 1, 2026 30.0% Goal missed 3 of 10 · too few records",
    "Feb 16 – 22, 2026 – Settled no value, because no record could count",
  ]);
  expect(element.shadowRoot?.querySelectorAll("tbody button")).toHaveLength(0);
  expect(toggles).toEqual([{ shown: true }]);
  await expectAccessible(element);
});

test("at 320 px nothing sticks out, with half a year of weeks", async () => {
  await page.viewport(320, 700);
  const results = Array.from({ length: 26 }, (_, index) =>
    weekly(new Date(Date.UTC(2026, 0, 5 + index * 7)).toISOString().slice(0, 10), 1 + (index % 9)),
  );
  const element = await shown({ results, tableShown: true });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(bars(element)).toHaveLength(26);
  await expectAccessible(element);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "ru" });
  await expect.poll(() => words(part(element, "heading"))).toBe("Pre-pick rate по неделям");
  expect(words(part(element, "legend"))).toContain("Ещё может измениться");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state, metric: prepick, shown: true });
  const said = { loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state];
  expect(words(element)).toBe(`Pre-pick rate: months or weeks Months Weeks ${said}`);
  await expectAccessible(element);
});

test("without any week it says so", async () => {
  expect(words(part(await shown({ results: [] }), "empty"))).toBe("No records in these weeks.");
});
