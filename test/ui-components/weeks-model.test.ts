import { trendWeeks } from "@dealer-scorecards/ui-components/model/weeks.ts";
import { expect, test } from "vitest";
import { weekly, weeks } from "./support/boards.ts";

test("every week from the first result to the last, oldest first, whatever their order; one without a result is a gap", () => {
  const expected = [
    ["2026-03-02", 5],
    ["2026-03-09", null],
    ["2026-03-16", 8],
    ["2026-03-23", 9],
  ];
  for (const results of [weeks, weeks.toReversed()]) {
    expect(trendWeeks(results).map(({ from, result }) => [from, result?.numerator ?? null])).toEqual(expected);
  }
});

test("weeks go on across a change of the clocks and of the year", () => {
  const mondays = trendWeeks([weekly("2026-11-09", 1), weekly("2026-10-26", 1), weekly("2026-11-02", 1)]).map(({ from }) => from);
  expect(mondays).toEqual(["2026-10-26", "2026-11-02", "2026-11-09"]);
  expect(trendWeeks([weekly("2027-01-04", 1), weekly("2026-12-21", 1)]).map(({ from }) => from)).toEqual([
    "2026-12-21",
    "2026-12-28",
    "2027-01-04",
  ]);
});

test("without results there are no weeks", () => {
  expect(trendWeeks([])).toEqual([]);
});
