import { bootstrapSpread, bootstrapValues, seededRandom } from "server/kpi/statistics/bootstrap.ts";
import { describe, expect, test } from "vitest";

// B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993): survival of mice, table 2.1.
const treated = [94, 197, 16, 38, 99, 141, 23];
const control = [52, 104, 146, 10, 51, 30, 40, 27, 46];

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const median = (numbers: readonly number[]): number => numbers.toSorted((low, high) => low - high)[(numbers.length - 1) / 2] ?? Number.NaN;
function deviation(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2)));
}
const drawn = (stratum: readonly number[], statistic = mean, byChance = false) =>
  bootstrapValues({ strata: [stratum], statistic, byChance }, 20_000, seededRandom());

describe("samples drawn again", () => {
  // Table 2.2, the last column: without end many samples.
  test.each([
    ["the mean", mean, 23.36],
    ["the median", median, 37.83],
  ])("spread %s of the treated mice as published", (_, statistic, published) => {
    expect(Math.abs(deviation(drawn(treated, statistic)) - published)).toBeLessThan(0.3);
  });

  test("spread a count as Poisson's distribution does, where how many there are is by chance, too", () => {
    const count = drawn(
      Array.from({ length: 100 }, () => 1),
      (units) => units.length,
      true,
    );
    expect(Math.abs(mean(count) - 100)).toBeLessThan(0.3);
    expect(Math.abs(deviation(count) - 10)).toBeLessThan(0.2);
  });

  test("draw each stratum by itself, as many as it holds", () => {
    const sizes = bootstrapValues({ strata: [treated, control], statistic: (units) => units.length, byChance: false }, 10, seededRandom());
    expect(new Set(sizes)).toEqual(new Set([16]));
  });
});

const of = (strata: readonly (readonly number[])[]) => ({ strata, statistic: mean, byChance: false });

describe("the spread of a difference", () => {
  test("is what the two samples' spreads come to: of the mice, 0 lies within it", () => {
    const spread = bootstrapSpread(of([treated]), of([control]));
    const margin = 1.96 * Math.hypot(23.36, deviation(control) / 3);
    expect(Math.abs((spread?.lower ?? 0) + margin)).toBeLessThan(5);
    expect(Math.abs((spread?.upper ?? 0) - margin)).toBeLessThan(5);
    const difference = mean(treated) - mean(control);
    expect(difference).toBeCloseTo(30.63, 2);
    expect(difference + (spread?.lower ?? 0)).toBeLessThan(0);
  });

  test("is the same each time", () => {
    expect(bootstrapSpread(of([treated]), of([control]))).toEqual(bootstrapSpread(of([treated]), of([control])));
  });

  test("is none where all records say the same", () => {
    expect(bootstrapSpread(of([[5, 5, 5]]), of([[3, 3]]))).toEqual({ lower: 0, upper: 0 });
  });

  test("is not there without a number", () => {
    expect(bootstrapSpread({ ...of([[]]), statistic: () => null }, of([control]))).toBeNull();
  });
});
