import "@dealer-scorecards/ui-components/customer-goals/define";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { agreement, closedGoal, customerGoal, overdueGoal, showCustomerGoals } from "./support/customer-goals.ts";
import { expectAccessible, heard, words } from "./support/page.ts";

const button = (name: string) => page.getByRole("button", { name, exact: true });

beforeEach(() => page.viewport(900, 900));

test("goals stand under their customers, agreements after them, each under a heading", async () => {
  const element = await showCustomerGoals();
  const headings = page.getByRole("heading").elements();
  expect(headings.map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([
    "h2 Customers’ goals: North Yard",
    "h3 Example Mill",
    "h4 Output",
    "h4 Unplanned stops",
    "h3 bakery",
    "h4 Time to market",
    "h3 Outcome agreements",
    "h4 Contract CO-1",
  ]);
  await expectAccessible(element);
});

test("a goal tells how far it has come, by when, and who owns it", async () => {
  const told = words(await showCustomerGoals({ goals: [customerGoal()], agreements: [] }));
  expect(told).toContain("40% of the way from 1,200 to 1,500 pieces a month");
  expect(told).toContain("Newest reading: 1,320 pieces a month on Mar 5, 2026");
  expect(told).toContain("due Dec 31, 2026 · baseline of Jan 5, 2026 · owned by Head of production");
});

const progressed = async (progress: number | null) =>
  words(await showCustomerGoals({ goals: [customerGoal({ progress })], agreements: [] }));

test("progress is as the API gives it: beyond the target, behind the baseline, nearly there, or none", async () => {
  expect(await progressed(8 / 7)).toContain("114% of the way");
  expect(await progressed(-0.2)).toContain("-20% of the way");
  expect(await progressed(0.999)).toContain("99% of the way");
  expect(await progressed(null)).toContain("From 1,200 to 1,500 pieces a month");
});

test.each([
  [0.4, "40"],
  [8 / 7, "100"],
  [-0.2, "0"],
])("of a progress of %d the bar is %s hundredths full", async (progress, width) => {
  const element = await showCustomerGoals({ goals: [customerGoal({ progress })], agreements: [] });
  expect(element.shadowRoot?.querySelector(".bar rect")?.getAttribute("width")).toBe(width);
});

test("where no metric of an agreement is final, that is said once", async () => {
  const { report } = agreement();
  const [metric] = report.metrics;
  const open = metric ? [metric, metric].map((each) => ({ ...each, openMonths: ["2026-03"] as const })) : [];
  const told = words(await showCustomerGoals({ agreements: [agreement({ report: { ...report, metrics: open } })] }));
  expect(told.split("so far: not all months are final")).toHaveLength(2);
});

test("what is reached or overdue is said in words", async () => {
  expect(words(await showCustomerGoals({ goals: [closedGoal], agreements: [] }))).toContain("Closed Target reached");
  const overdue = words(await showCustomerGoals({ goals: [overdueGoal], agreements: [] }));
  expect(overdue).toContain("Overdue");
  expect(overdue).toContain("Nothing has been read yet.");
});

test("all readings can be opened by the keyboard, those withdrawn with the reason", async () => {
  const element = await showCustomerGoals({ goals: [customerGoal()], agreements: [] });
  element.shadowRoot?.querySelector("summary")?.focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("withdrawn: A digit too many.")).toBeVisible();
  await expect.element(page.getByText("By the counter.")).toBeVisible();
  await expectAccessible(element);
});

test("a case study tells what was understood and done, by whom, with the readings before and after", async () => {
  const told = words(await showCustomerGoals({ goals: [customerGoal()], agreements: [] }));
  expect(told).toContain(
    "Feb 20, 2026 · Kira Lind · Principle: Ask what stops the line The line waits for the press. The press starts before the shift.",
  );
  expect(told).toContain("Before 1,250 on Feb 4, 2026 After 1,320 on Mar 5, 2026");
});

test("an agreement tells how far its goals came, beside the metrics that have a value", async () => {
  const element = await showCustomerGoals();
  const told = words(element);
  expect(told).toContain("Jan 1 – Jun 30, 2026 By the half-year.");
  expect(told).toContain("1,200 pieces a month Jan 5, 2026 1,320 pieces a month Mar 5, 2026 0% → 40%");
  await page.getByText("Service metrics of the same period").first().click();
  expect(told).toContain("First-time fix 87.5% Goal 80% met Order completion time so far: not all months are final 4.3 hr –");
  expect(told).not.toContain("Nothing recorded");
  await expectAccessible(element);
});

test("without any it says what a goal is; more are asked for", async () => {
  const more = heard("scorecard-load-more");
  expect(words(await showCustomerGoals({ goals: [], agreements: [] }))).toContain("No goal yet.");
  await showCustomerGoals({ hasMore: true });
  await button("Load more goals").click();
  expect(more).toHaveLength(1);
});

test("looking back, nothing can be changed", async () => {
  const element = await showCustomerGoals({ closed: true });
  expect([...(element.shadowRoot?.querySelectorAll("button") ?? [])].map(({ className }) => className)).toEqual(["close"]);
});

test.each([360, 1440])("nothing sticks out at %i px", async (width) => {
  await page.viewport(width, 900);
  const element = await showCustomerGoals({ goals: [customerGoal({ name: "x".repeat(120), owner: "y".repeat(120) }), closedGoal] });
  for (const summary of element.shadowRoot?.querySelectorAll("summary") ?? []) summary.click();
  await button("New goal").click();
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await expectAccessible(element);
});

test("it speaks the nearest language, with numbers as written there", async () => {
  document.documentElement.lang = "fr";
  const element = await showCustomerGoals({ goals: [customerGoal()], agreements: [] });
  await expect.poll(() => words(element)).toContain("Objectifs des clients : North Yard");
  expect(words(element)).toMatch(/40\s%\sdu chemin de 1\s200 à 1\s500/);
  document.documentElement.lang = "";
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible", async (state) => {
  const element = await showCustomerGoals({ goals: null, state, error: state === "error" ? { message: "It failed." } : null });
  await expectAccessible(element);
  expect(words(element)).toContain({ loading: "Loading…", empty: "Nothing here yet.", error: "It failed." }[state]);
});
