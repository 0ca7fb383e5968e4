import "@dealer-scorecards/ui-components/plan/define";
import type { ScorecardPlan } from "@dealer-scorecards/ui-components/components/plan/plan.ts";
import type { ImprovementPlan } from "@dealer-scorecards/ui-components/model/improvement-types.ts";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { margin } from "./support/goals.ts";
import { noChange, plan, report, tooEarly } from "./support/improvement.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const shown = (given: Partial<ImprovementPlan> = {}, rest: Partial<ScorecardPlan> = {}) =>
  show("scorecard-plan", { plan: plan(given), headingLevel: 3, ...rest });
const button = (name: string) => page.getByRole("button", { name });
const focused = (element: Element) => element.shadowRoot?.activeElement;

beforeEach(() => page.viewport(800, 900));

test("says what is done, for what, by whom, since when, at what cost, and what became of it", async () => {
  const element = await shown();
  expect(words(element)).toBe(
    [
      "Pre-pick trolleys Running Parts are laid out in the evening.",
      "Pre-pick rate · brought by Example Supply · since Jan 1, 2026 · cost $300.00",
      "Improving Change: Pre-pick rate",
      "Before October – December 2025 50.0% 30 of 60 Since January – February 2026 87.5% 35 of 40",
      "Up 37.5 percentage points. The underlying change is likely between +19.9 percentage points and +50.9 percentage points (95% interval).",
      "0 About 15 more than at the value before. Each of these cost $20.00.",
      "Over the same months, the median change of 7 comparable dealers was +2.0 percentage points. Without that, what is left of the plan’s change is +35.5 percentage points.",
      "Keep for good Stop",
    ].join(" "),
  );
  await expectAccessible(element);
});

test("the picture has 0, the interval and the change in their places", async () => {
  const element = await shown({ report: { ...report, change: 0.5, interval: { lower: 0.25, upper: 0.75 } } });
  const places = (selector: string, name: string) =>
    Number.parseFloat(element.shadowRoot?.querySelector(selector)?.getAttribute(name) ?? "");
  const zero = places(".zero", "x1");
  const step = places(".interval", "x1") - zero;
  expect(step).toBeGreaterThan(10);
  expect(places(".point", "cx") - zero).toBeCloseTo(2 * step, 5);
  expect(places(".interval", "x2") - zero).toBeCloseTo(3 * step, 5);
});

test.each([
  ["NO_CHANGE", noChange, "No change beyond chance", "Go back to what worked and try again."],
  ["TOO_EARLY", tooEarly, "Too early to say", "No month that lies wholly after the start is final yet."],
  ["TOO_EARLY", { ...report, verdict: "TOO_EARLY" }, "Too early to say", "A verdict takes 25 records before and 25 since"],
  [
    "WORSENING",
    { ...noChange, verdict: "WORSENING", change: -0.3, interval: { lower: -0.4, upper: -0.2 } },
    "Worsening",
    "Down 30.0 percentage points.",
  ],
  ["CHANGED", { ...report, verdict: "CHANGED" }, "Changed", "Up 37.5"],
] as const)("%s in words", async (_, given, said, sentence) => {
  const element = await shown({ report: given });
  expect(element.shadowRoot?.querySelector("[part=status]")?.textContent?.trim()).toBe(said);
  expect(words(element)).toContain(sentence);
  await expectAccessible(element);
});

test("where fewer is better, those counted no more are told as fewer", async () => {
  const element = await shown({ metric: { ...prepick, better: "DOWN" } });
  expect(words(element)).toContain("About 15 fewer than at the value before. Each of these cost $20.00.");
});

test("money is told in its currency, its change with a sign", async () => {
  const since = { months: ["2026-01"], value: 1500, numerator: 1500, denominator: null, records: 30 };
  const money = {
    ...report,
    before: { ...since, value: 2000 },
    since,
    change: -500,
    interval: { lower: -700, upper: -300 },
    extraRecords: null,
  };
  const element = await shown({ metric: margin, baseline: { currency: "CAD" }, report: { ...money, comparison: null } });
  expect(words(element)).toContain("Since January 2026 CA$1,500.00 30 records");
  expect(words(element)).toContain("Down CA$500.00. The underlying change is likely between -CA$700.00 and -CA$300.00");
});

test("keeping it takes a reason, and may leave a new baseline", async () => {
  const decided = heard("scorecard-plan-decide");
  const element = await shown();
  await button("Keep for good: Pre-pick trolleys").click();
  await expect.poll(() => focused(element)?.id).toBe("field-reason");
  await button("Record that it is kept").click();
  await expect.element(page.getByText("Fill this in.")).toBeVisible();
  expect([decided.length, focused(element)?.id]).toEqual([0, "field-reason"]);
  await page.getByLabelText("Why it is kept").fill(" It works. ");
  await page.getByLabelText("Its last final months become the new baseline").click();
  await expectAccessible(element);
  await button("Record that it is kept").click();
  expect(decided).toEqual([{ input: { plan: 1, decision: "KEEP", reason: "It works.", newBaseline: true } }]);
});

test("stopping it takes a reason; cancelled, the focus goes back", async () => {
  const decided = heard("scorecard-plan-decide");
  const element = await shown();
  await button("Stop: Pre-pick trolleys").click();
  await page.getByLabelText("Why it is stopped").fill("Too slow.");
  await button("Record that it is stopped").click();
  expect(decided).toEqual([{ input: { plan: 1, decision: "STOP", reason: "Too slow.", newBaseline: false } }]);
  await button("Cancel").click();
  await expect.poll(() => focused(element)?.id).toBe("STOP");
});

test("what was decided stands there with who and why; a plan that was stopped takes no more", async () => {
  const decision = { reason: "It works.", decidedOn: "2026-03-01", decidedBy: "someone" };
  const kept = await shown({ state: "KEPT", decisions: [{ ...decision, decision: "KEEP" }] });
  expect(words(kept)).toContain("Kept for good on Mar 1, 2026 by someone: It works. Stop");
  expect(button("Keep for good: Pre-pick trolleys").elements()).toHaveLength(0);
  kept.remove();
  const stopped = await shown({ state: "STOPPED", decisions: [{ ...decision, decision: "STOP", reason: "Too slow." }] });
  expect(words(stopped)).toContain("Stopped on Mar 1, 2026 by someone: Too slow.");
  expect(page.getByRole("button").elements()).toHaveLength(0);
});

test("what the API refuses stands at its field, and once decided the form is gone", async () => {
  const element = await shown();
  await button("Keep for good: Pre-pick trolleys").click();
  element.userErrors = [{ field: ["input", "newBaseline"], message: "No month since the plan began is final yet." }];
  await expect.element(page.getByText("No month since the plan began is final yet.")).toBeVisible();
  await expectAccessible(element);
  element.plan = plan({
    state: "KEPT",
    decisions: [{ decision: "KEEP", reason: "It works.", decidedOn: "2026-03-01", decidedBy: "someone" }],
  });
  await element.updateComplete;
  expect(element.shadowRoot?.querySelector("form")).toBeNull();
});

test.each([
  ["fr-FR", "En hausse de 37,5 points de pourcentage."],
  ["ru-RU", "Рост: 37,5 процентного пункта."],
  ["zh-CN", "上升 37.5 个百分点。"],
])("in %s", async (lang, expected) => {
  const element = await shown({}, { lang });
  await expect.poll(() => words(element).replaceAll(/\s/g, " ")).toContain(expected);
  await expectAccessible(element);
});
