import {
  countText,
  goalText,
  instantDayText,
  instantText,
  monthText,
  rangeText,
  valueText,
} from "@dealer-scorecards/ui-components/model/format.ts";
import type { MetricDefinition, MetricResult } from "@dealer-scorecards/ui-components/model/types.ts";
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

const share = { shape: "PROPORTION" } as const;
const count = { shape: "COUNT" } as const;

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
    expect(valueText("en", share, result(numerator, denominator))).toBe(expected);
  });
});

test.each([
  ["no result", null],
  ["a denominator of 0", result(0, 0)],
])("%s is shown as –, never as 0", (_, given) => {
  expect(valueText("en", share, given)).toBe("–");
});

test("a count is a whole number, 0 included", () => {
  expect([valueText("en", count, result(5585, null)), valueText("en", count, result(0, null)), countText("ru", 5585)]).toEqual([
    "5,585",
    "0",
    "5\u00a0585",
  ]);
});

test("a goal has no more decimals than it needs", () => {
  expect([goalText("en", share, 0.8), goalText("en", share, 0.625), goalText("en", count, 2.5)]).toEqual(["80%", "62.5%", "2.5"]);
});

const of = (unit: NonNullable<MetricDefinition["unit"]>) => ({ shape: "RATIO", unit }) as const;

describe("a number is told in the unit of its metric", () => {
  test.each([
    ["PERCENT", "en-GB", 0.7996, "80.0%", "79.96%"],
    ["PERCENT", "en", -0.0825, "-8.3%", "-8.25%"],
    ["HOURS", "en", 2.46, "2.5 hr", "2.46 hr"],
    ["HOURS", "ru", 2.5, "2,5 ч", "2,5 ч"],
    ["MINUTES", "fr", 23, "23,0 min", "23 min"],
    ["KILOMETRES", "fr", 16.09344, "16,1 km", "16,09 km"],
    ["KILOMETRES", "en-GB", 16.09344, "10.0 mi", "10 mi"],
    ["KILOMETRES", "en-US", 16.09344, "10.0 mi", "10 mi"],
    ["COUNT", "en", 1204, "1,204", "1,204"],
    ["RATIO", "en", 0.345, "0.35", "0.35"],
    ["RATIO", "en", 1.005, "1.01", "1.01"],
    ["PER_DAY", "en", 4.25, "4.3 a day", "4.25 a day"],
    ["PER_DAY", "fr-CA", 4.2, "4,2 par jour", "4,2 par jour"],
    ["PER_DAY", "ru", 4.2, "4,2 в день", "4,2 в день"],
    ["PER_DAY", "zh-Hans", 4.2, "4.2/天", "4.2/天"],
    ["SCORE", "en", -12.5, "-12.5", "-12.5"],
    ["SCORE", "en", -0.02, "0.0", "-0.02"],
    ["POINTS", "en", 4.318, "4.32", "4.32"],
  ] as const)("%s in %s: %d is %s, as a goal %s", (unit, locale, value, expected, goal) => {
    const shown = valueText(locale, of(unit), { ...result(value, null), value });
    expect([shown, goalText(locale, of(unit), value)].map((text) => text.replaceAll(/\s/g, " "))).toEqual([expected, goal]);
  });

  test.each([
    ["en", "USD", "$1,204.50", "$100"],
    ["fr", "EUR", "1 204,50 €", "100 €"],
    ["zh-Hans", "CNY", "¥1,204.50", "¥100"],
    ["en", "JPY", "¥1,205", "¥100"],
    ["en", null, "1,204.5", "100"],
  ])("MONEY in %s, %s", (locale, currency, expected, goal) => {
    const shown = valueText(locale, of("MONEY"), { ...result(1204.5, null), currency });
    expect([shown, goalText(locale, of("MONEY"), 100, currency)].map((text) => text.replaceAll(/\s/g, " "))).toEqual([expected, goal]);
  });
});

test.each([
  ["en", "USD", 1.2, "$1.20"],
  ["fr", "EUR", 1204.5, "1 204,50 €"],
  ["ru", "USD", 1.2, "1,20 $"],
  ["zh-Hans", "CNY", 0.5, "¥0.50"],
  ["en", "KWD", 1.25, "KWD 1.250"],
  ["en", "USD", 2000, "$2,000"],
])("a goal of money in %s, %s, has the decimals of its currency or none: %d is %s", (locale, currency, value, expected) => {
  expect(goalText(locale, of("MONEY"), value, currency).replaceAll(/\s/g, " ")).toBe(expected);
});

test("a share of money is told in per cents, whatever the money is", () => {
  const margin = { shape: "RATIO", unit: "PERCENT" } as const;
  expect([valueText("en", margin, { ...result(0.3776, null), currency: "USD" }), goalText("en", margin, 0.35, "USD")]).toEqual([
    "37.8%",
    "35%",
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
