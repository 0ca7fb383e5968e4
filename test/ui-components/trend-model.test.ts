import { finalValues, goalStretches, sharedGoal, trendMonths } from "@dealer-scorecards/ui-components/model/trend.ts";
import type { Goal } from "@dealer-scorecards/ui-components/model/types.ts";
import { expect, test } from "vitest";
import { metricResult } from "./support/fixtures.ts";

const of = (...months: readonly string[]) => months.map((month) => metricResult({ month }));
const goal = (value: number, given: Partial<Goal> = {}): Goal => ({ value, direction: "AT_LEAST", strict: false, ...given });

test.each([
  ["a gap of a month, over the new year", of("2025-11", "2026-01"), ["2025-11 +", "2025-12 -", "2026-01 +"]],
  ["one month", of("2026-03"), ["2026-03 +"]],
  ["no month", [], []],
  ["months that are none, as they come", of("spring", "autumn"), ["spring +", "autumn +"]],
])("%s", (_, results, expected) => {
  expect(trendMonths(results).map(({ month, result }) => `${month} ${result ? "+" : "-"}`)).toEqual(expected);
});

test("of more than 24 months the newest 24", () => {
  const months = trendMonths(of("2023-01", "2026-03"));
  expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([24, "2024-04", "2026-03"]);
});

test("a goal stands over the months that have it", () => {
  expect(goalStretches([goal(0.5), goal(0.5), goal(0.6), null, goal(0.6)])).toEqual([
    { value: 0.5, from: 0, to: 2 },
    { value: 0.6, from: 2, to: 3 },
    { value: 0.6, from: 4, to: 5 },
  ]);
});

test.each([
  ["the same", [goal(0.5), null, goal(0.5)], goal(0.5)],
  ["another value", [goal(0.5), goal(0.6)], null],
  ["as strict", [goal(0.5), goal(0.5, { strict: true })], null],
  ["none", [null], null],
])("the goal that all months share: %s", (_, goals, expected) => {
  expect(sharedGoal(goals.map((each) => ({ month: "2026-03", result: metricResult({ goal: each }) })))).toEqual(expected);
});

test("a sentence is about final values alone", () => {
  const open = metricResult({ month: "2026-04", state: "IN_PROGRESS" });
  const none = metricResult({ month: "2026-02", state: "UNDEFINED", value: null });
  expect(finalValues(trendMonths([none, metricResult(), open])).map(({ month }) => month)).toEqual(["2026-03"]);
});
