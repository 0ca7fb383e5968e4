import {
  countText,
  goalText,
  instantDayText,
  instantText,
  monthText,
  rangeText,
  valueText,
} from "@dealer-scorecards/ui-components/model/format.ts";
import type { MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
import { describe, expect, test } from "vitest";

function result(numerator: number, denominator: number | null): MetricResult {
  const value = denominator === null ? numerator : denominator === 0 ? null : numerator / denominator;
  return {
    month: "2026-03",
    metricCode: "X",
    state: "FINAL",
    value,
    numerator,
    denominator,
    goal: null,
    met: null,
    sufficiency: null,
    finalAt: null,
  };
}

describe("a rate is shown with one decimal, half away from zero, by its exact numbers", () => {
  test.each([
    [1999, 2500, "80.0%"],
    [201, 2000, "10.1%"],
    [1, 3, "33.3%"],
    [2, 3, "66.7%"],
    [0, 5, "0.0%"],
    [5, 5, "100.0%"],
    [1, 2000, "0.1%"],
    [999, 1000, "99.9%"],
  ])("%i of %i is %s", (numerator, denominator, expected) => {
    expect(valueText("en", "PROPORTION", result(numerator, denominator))).toBe(expected);
  });
});

test.each([
  ["no result", null],
  ["a denominator of 0", result(0, 0)],
])("%s is shown as –, never as 0", (_, given) => {
  expect(valueText("en", "PROPORTION", given)).toBe("–");
});

test("a count is a whole number, 0 included", () => {
  expect([valueText("en", "COUNT", result(5585, null)), valueText("en", "COUNT", result(0, null)), countText("ru", 5585)]).toEqual([
    "5,585",
    "0",
    "5\u00a0585",
  ]);
});

test("a goal has no more decimals than it needs", () => {
  expect([goalText("en", "PROPORTION", 0.8), goalText("en", "PROPORTION", 0.625), goalText("en", "COUNT", 2.5)]).toEqual([
    "80%",
    "62.5%",
    "2.5",
  ]);
});

test("calendar days are the same wherever the reader is", () => {
  expect(rangeText("en", "2026-10-01", "2026-10-31").replaceAll(/\s/g, " ")).toBe("Oct 1 – 31, 2026");
  expect([monthText("en", "2026-03"), monthText("fr", "2026-03"), monthText("en", "2026-03", "short")]).toEqual([
    "March 2026",
    "mars 2026",
    "Mar",
  ]);
});

test("an instant's day is the dealer's", () => {
  expect(instantDayText("en", "2026-04-03T04:59:59.999Z", "America/Chicago")).toBe("Apr 2, 2026");
});

test("an instant to the minute says on whose clocks", () => {
  expect(instantText("en", "2026-10-03T05:00:00.000Z", "America/Chicago").replaceAll(/\s/g, " ")).toBe("Oct 3, 2026, 12:00 AM CDT");
});
