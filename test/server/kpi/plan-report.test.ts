import { programs } from "server/kpi/catalogue.ts";
import { firstMonthSince } from "server/kpi/improvement/plan-months.ts";
import { costOfEach, type PlanSide, planReport } from "server/kpi/improvement/plan-report.ts";
import type { Unit } from "server/kpi/improvement/sampled-units.ts";
import { median, type Metric } from "server/kpi/metric.ts";
import { describe, expect, test } from "vitest";

const metrics = programs.flatMap((program) => program.metrics);

function metricLike(matches: (metric: Metric) => boolean): Metric {
  const found = metrics.find(matches);
  if (!found) throw new Error("The catalogue has no such metric.");
  return found;
}

const share = (better: "UP" | "DOWN") => metricLike((metric) => metric.shape === "PROPORTION" && metric.better === better);
const score = metricLike(({ shape }) => shape === "SCORE");
const ratio = metricLike(({ shape, better }) => shape === "RATIO" && better === "UP");
const middle: Metric = { ...metricLike(({ shape }) => shape === "MEAN"), shape: "MEDIAN", amount: median("anything"), better: "DOWN" };

function side(numerator: number, denominator: number, strata: PlanSide["strata"] = []): PlanSide {
  return { numerator: String(numerator), denominator: String(denominator), squares: null, records: denominator, months: 1, strata };
}

/** So many records that add this to the numerator, and one each to the denominator. */
const units = (count: number, numerator: number): Unit[] => Array.from({ length: count }, () => ({ numerator, denominator: 1 }));

describe("of a share that gets better downwards", () => {
  const report = planReport(share("DOWN"), side(50, 100), side(10, 100));

  test("fewer is improving, and those counted no more are the extra ones", () => {
    expect(report).toMatchObject({ change: -0.4, verdict: "IMPROVING", extraRecords: 40 });
    expect(costOfEach(report, 200)).toBe(5);
  });

  test("without a cost none is told", () => {
    expect(costOfEach(report, null)).toBeNull();
  });

  test("more is worsening", () => {
    const worse = planReport(share("DOWN"), side(10, 100), side(50, 100));
    expect(worse).toMatchObject({ verdict: "WORSENING", extraRecords: -40 });
    expect(costOfEach(worse, 200)).toBeNull();
  });
});

test.each([
  [24, 100, "TOO_EARLY"],
  [100, 24, "TOO_EARLY"],
  [25, 25, "IMPROVING"],
])("%i records before and %i since: %s", (before, since, verdict) => {
  expect(planReport(share("UP"), side(0, before), side(since, since)).verdict).toBe(verdict);
});

test("a score changes by the means of its points, which are drawn again", () => {
  const before = side(-2_000, 40, [[...units(10, 100), ...units(30, -100)]]);
  const since = side(2_000, 40, [[...units(30, 100), ...units(10, -100)]]);
  const { change, interval, verdict } = planReport(score, before, since);
  // The variance of the points is 7500 on either side.
  const margin = 1.96 * Math.sqrt((2 * 7_500) / 40);
  expect(change).toBe(100);
  expect([verdict, Math.abs((interval?.lower ?? 0) - (100 - margin)) < 6]).toEqual([score.better ? "IMPROVING" : "CHANGED", true]);
});

/** Visits, and the days that they are divided by. */
const visitsAndDays = (visits: number, days: number): PlanSide["strata"] => [
  Array.from({ length: visits }, () => ({ numerator: 1, denominator: null })),
  Array.from({ length: days }, () => ({ numerator: null, denominator: 1 })),
];

test("a ratio of two kinds of record draws each among its own", () => {
  // Over 30 days each: the number of visits is by chance, with a variance of as many.
  const margin = (1.96 * Math.sqrt(60 + 90)) / 30;
  const { change, interval, verdict } = planReport(ratio, side(60, 30, visitsAndDays(60, 30)), side(90, 30, visitsAndDays(90, 30)));
  expect([change, verdict]).toEqual([1, "IMPROVING"]);
  expect(Math.abs((interval?.lower ?? 0) - (1 - margin))).toBeLessThan(0.06);
  expect(planReport(ratio, side(60, 30, visitsAndDays(60, 30)), side(62, 30, visitsAndDays(62, 30))).verdict).toBe("NO_CHANGE");
});

test("records that all say the same have not changed, however their sum was rounded", () => {
  const mean = metricLike(({ shape, better }) => shape === "MEAN" && better === "DOWN");
  // 0.3 thirty times, and 49 times: the floating-point quotients of the sums differ in their last digit.
  const report = planReport(mean, side(9, 30, [units(30, 0.3)]), { ...side(0, 49, [units(49, 0.3)]), numerator: "14.700000000000001" });
  expect(report).toMatchObject({ change: 0, interval: { lower: 0, upper: 0 }, verdict: "NO_CHANGE" });
});

test("of records that are there no more nothing is said", () => {
  expect(planReport(score, side(0, 30), side(600, 30))).toMatchObject({ change: 20, interval: null, verdict: "TOO_EARLY" });
});

const numbers = (from: number) => [Array.from({ length: 99 }, (_, index) => ({ numerator: from + index, denominator: 1 }))];

test("a median is drawn again as the middle one of its records", () => {
  const near = planReport(middle, side(149, 99, numbers(100)), side(145, 99, numbers(96)));
  expect(near).toMatchObject({ change: -4, verdict: "NO_CHANGE", extraRecords: null });
  expect(planReport(middle, side(149, 99, numbers(100)), side(79, 99, numbers(30))).verdict).toBe("IMPROVING");
});

test("the interval lies about what is published, where today's records give something else", () => {
  const strata = [units(30, 5)];
  expect(planReport(score, side(0, 30, strata), side(600, 30, strata))).toMatchObject({ change: 20, interval: { lower: 20, upper: 20 } });
});

describe("the first month since", () => {
  const yearly = metricLike(({ cohort, shape }) => cohort === "EVERY_PERIOD" && shape === "PROPORTION");

  test.each([
    ["2026-04-01", "2026-04"],
    ["2026-04-02", "2026-05"],
    ["2026-04-30", "2026-05"],
    ["2026-12-31", "2027-01"],
    ["2028-02-29", "2028-03"],
  ])("of a start on %s is %s", (startsOn, month) => {
    expect(firstMonthSince(share("UP"), startsOn)).toBe(month);
  });

  test("of a metric about twelve months is the one whose twelve lie after the start", () => {
    expect(firstMonthSince(yearly, "2026-04-01")).toBe("2027-03");
  });

  test("of those employed on a month's last day is the first whole month", () => {
    const atMonthEnd = metricLike(({ cohort, shape }) => cohort === "EVERY_PERIOD" && shape === "RATIO");
    expect(firstMonthSince(atMonthEnd, "2026-04-02")).toBe("2026-05");
  });
});
