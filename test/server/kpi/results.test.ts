import { atLeast, type Goal, isMet, percent } from "server/kpi/goal.ts";
import { finalResult, openResult } from "server/kpi/results/assemble-result.ts";
import { goalMet, intervalOf, sufficiencyOf, valueOf } from "server/kpi/results/metric-result.ts";
import { scoreInterval } from "server/kpi/statistics/score-interval.ts";
import { wilsonInterval } from "server/kpi/statistics/wilson-interval.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { describe, expect, test } from "vitest";
import { metricNamed } from "./metric-cases.ts";

const acceptance = metricNamed("ACCEPTANCE_RATE");
const month = "2026-03";
const bounds = monthPeriod(month, "UTC");
const edition = { edition: 1, definitionVersion: 1, publishedAt: "", computedAsOf: "", restatedBy: null, restatementReason: null };

function final(numerator: string, denominator: string) {
  return finalResult(acceptance, month, {
    currency: null,
    numerator,
    denominator,
    squares: null,
    goal: atLeast(percent(80)),
    finalAt: "2026-04-03T00:00:00.000Z",
    edition,
  });
}

describe("a goal is met on the exact numbers", () => {
  const strict: Goal = { ...atLeast(percent(50)), strict: true };
  const atMost: Goal = { value: percent(50), direction: "AT_MOST", strict: false };
  test.each([
    ["at the value", atLeast(percent(80)), "4", "5", true],
    ["79.96 % shows as 80.0 % and misses 80 %", atLeast(percent(80)), "1999", "2500", false],
    ["one in a billion short", atLeast(percent(80)), "799999999", "1000000000", false],
    ["a third of three thirds", atLeast("1"), "3", "3", true],
    ["strict: the value itself misses", strict, "1", "2", false],
    ["strict: beyond it meets", strict, "51", "100", true],
    ["at most: the value meets", atMost, "1", "2", true],
    ["at most: above misses", atMost, "51", "100", false],
    ["at most: below meets", atMost, "49", "100", true],
  ] as const)("%s", (_, goal, numerator, denominator, expected) => {
    expect(isMet(goal, numerator, denominator)).toBe(expected);
  });

  test("without a denominator nothing is met or missed", () => {
    expect(isMet(atLeast("0"), "0", "0")).toBeNull();
  });

  test("a plain measure is held against the goal itself", () => {
    expect(isMet(atLeast("2.5"), "2.5", null)).toBe(true);
    expect(isMet(atLeast("2.5"), "2.49", null)).toBe(false);
  });
});

describe("a result's state", () => {
  test("published is final, with its unrounded value", () => {
    expect([final("2", "3").state, valueOf(final("2", "3"))]).toEqual(["FINAL", 2 / 3]);
  });

  test("published with denominator 0 has no value: neither 0 nor 100 %", () => {
    const result = final("0", "0");
    expect([result.state, valueOf(result), goalMet(result), intervalOf(result)]).toEqual(["UNDEFINED", null, null, null]);
  });

  test("nothing recorded is no data, and is not zero", () => {
    const result = openResult(acceptance, month, bounds, undefined, "USD", []);
    expect([result.state, valueOf(result), goalMet(result)]).toEqual(["NO_DATA", null, null]);
  });

  test("nothing recorded is no data for a count, too", () => {
    const result = openResult(metricNamed("ASSIGNED_COUNT"), month, bounds, undefined, "USD", []);
    expect([result.state, valueOf(result)]).toEqual(["NO_DATA", null]);
  });

  test("open with denominator 0 is in progress without a value", () => {
    const result = openResult(
      acceptance,
      month,
      bounds,
      { currency: null, numerator: "0", denominator: "0", squares: null, finalAt: null },
      "USD",
      [],
    );
    expect([result.state, valueOf(result)]).toEqual(["IN_PROGRESS", null]);
  });
});

test.each([
  ["9", "TOO_FEW"],
  ["10", "FEW"],
  ["24", "FEW"],
  ["25", "ENOUGH"],
  ["0", "TOO_FEW"],
])("%s records are %s", (denominator, expected) => {
  expect(sufficiencyOf(final("0", denominator))).toBe(expected);
});

test("a count has no interval and is never marked as few", () => {
  const result = openResult(
    metricNamed("ASSIGNED_COUNT"),
    month,
    bounds,
    { currency: null, numerator: "3", denominator: null, squares: null, finalAt: null },
    "USD",
    [],
  );
  expect([valueOf(result), intervalOf(result), sufficiencyOf(result)]).toEqual([3, null, null]);
});

describe("Wilson interval", () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i lies between %f and %f", (counted, records, lower, upper) => {
    const interval = wilsonInterval(counted, records);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  test("all counted ends at 1", () => {
    expect(wilsonInterval(29, 29).upper).toBe(1);
  });
});

describe("score interval", () => {
  const scale = { lower: -100, upper: 100 };
  const ofAnswers = (promoters: number, passives: number, detractors: number) =>
    scoreInterval(
      {
        sum: 100 * (promoters - detractors),
        squares: 10_000 * (promoters + detractors),
        records: promoters + passives + detractors,
      },
      scale,
    );

  // W. Huber, https://stats.stackexchange.com/a/18609: of 324 answers with shares 1/2, 1/3 and 1/6 the score is 33 and its
  // standard error 4.1, the root of 5/9 by the root of 324.
  test("of 324 answers, half of them promoters and a sixth detractors, is 33.3 plus or minus 1.96 times 4.14", () => {
    const { lower, upper } = ofAnswers(162, 108, 54);
    expect((lower + upper) / 2).toBeCloseTo(100 / 3, 9);
    expect((upper - lower) / 2 / 1.96).toBeCloseTo(4.14, 2);
    expect((upper - lower) / 2).toBeCloseTo(1.96 * 100 * Math.sqrt(5 / 9 / 324), 3);
  });

  test.each([
    ["all promoters", 7, 0, 0, { lower: 100, upper: 100 }],
    ["all detractors", 0, 0, 3, { lower: -100, upper: -100 }],
    ["one of each side", 1, 0, 1, { lower: -100, upper: 100 }],
  ] as const)("%s: never beyond the scale", (_, promoters, passives, detractors, expected) => {
    expect(ofAnswers(promoters, passives, detractors)).toEqual(expected);
  });
});
