import { commonGoal, resultOf, shownCounts, toggled } from "@dealer-scorecards/ui-components/model/history.ts";
import type { Goal, HistoryMonth, MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { describe, expect, test } from "vitest";
import { closeRate, metricResult } from "./support/fixtures.ts";

function month(name: string, results: readonly MetricResult[]): HistoryMonth {
  return { month: name, from: `${name}-01`, to: `${name}-28`, results, counts: null };
}

const goal: Goal = { value: 0.6, direction: "AT_LEAST", strict: false };

describe("a goal stands in the heading where all months share it", () => {
  test.each<[string, (Goal | null)[], Goal | null]>([
    ["the same in each", [goal, { ...goal }], goal],
    ["a month without a goal says nothing against it", [goal, null], goal],
    ["another value", [goal, { ...goal, value: 0.7 }], null],
    ["another direction", [goal, { ...goal, direction: "AT_MOST" }], null],
    ["strict in one", [goal, { ...goal, strict: true }], null],
    ["no goal at all", [null, null], null],
  ])("%s", (_, goals, expected) => {
    const months = goals.map((given, index) => month(`2026-0${index + 1}`, [metricResult({ goal: given })]));
    expect(commonGoal(months, "CLOSE_RATE")).toEqual(expected);
  });
});

test("a month without a result of the metric has none", () => {
  const given = month("2026-03", [metricResult()]);
  expect([resultOf(given, "CLOSE_RATE")?.numerator, resultOf(given, "OTHER")]).toEqual([25, null]);
});

test("pending is shown while there are any, other counts also at 0", () => {
  const counts = [
    ["EXPIRED_COUNT", 0],
    ["PENDING_COUNT", 0],
    ["PENDING_COUNT", 2],
  ] as const;
  const given = counts.map(([code, value]) => ({ metric: { ...closeRate, code }, result: metricResult({ value }) }));
  expect(shownCounts(given).map(({ metric, result }) => [metric.code, result.value])).toEqual([
    ["EXPIRED_COUNT", 0],
    ["PENDING_COUNT", 2],
  ]);
});

test("a month is opened and closed without touching the others", () => {
  expect([toggled(["2026-01"], "2026-02", true), toggled(["2026-01", "2026-02"], "2026-01", false)]).toEqual([
    ["2026-01", "2026-02"],
    ["2026-02"],
  ]);
});
