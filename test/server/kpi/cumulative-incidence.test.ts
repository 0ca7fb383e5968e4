import { cumulativeIncidence } from "server/kpi/statistics/cumulative-incidence.ts";
import { bits } from "server/kpi/results/outlook-range.ts";
import { expectedShare } from "server/kpi/results/expected-share.ts";
import { describe, expect, test } from "vitest";

/** Satagopan et al., "A note on competing risks in survival data analysis", British Journal of Cancer 91 (2004), table 2. */
const published = [
  { month: 10, atRisk: 304, events: { cancer: 1, other: 0 }, incidence: 0.3 },
  { month: 16, atRisk: 302, events: { cancer: 1, other: 0 }, incidence: 0.6 },
  { month: 18, atRisk: 301, events: { cancer: 0, other: 1 }, incidence: 0.6 },
  { month: 23, atRisk: 300, events: { cancer: 1, other: 0 }, incidence: 0.9 },
  { month: 26, atRisk: 298, events: { cancer: 0, other: 1 }, incidence: 0.9 },
  { month: 27, atRisk: 297, events: { cancer: 1, other: 0 }, incidence: 1.2 },
];

describe("cumulative incidence with competing risks", () => {
  // The paper adds up incidences of one decimal: each can be half of one off.
  test.each(published.map(({ month, incidence }, index) => [month, incidence, index] as const))(
    "after %i months is %d %%, as the paper has it",
    (_, incidence, index) => {
      const percent = 100 * cumulativeIncidence(published.slice(0, index + 1), "cancer");
      expect(Math.abs(percent - incidence)).toBeLessThan(0.2);
    },
  );

  test("of causes that end all that is at risk adds up to one", () => {
    const steps = [
      { atRisk: 10, events: { one: 2, other: 1 } },
      { atRisk: 7, events: { one: 3, other: 4 } },
    ];
    expect(cumulativeIncidence(steps, "one")).toBeCloseTo(0.5, 12);
    expect(cumulativeIncidence(steps, "other")).toBeCloseTo(0.5, 12);
  });
});

const decided = (age: number, place: number, records: number) => ({ age, place, records });

describe("an expected share", () => {
  const contested = bits.COUNTED + bits.NOT_COUNTED;
  const open = { place: bits.NOT_COUNTED, can: contested, records: 10, firstUntil: null, age: 5 };
  const counted = { place: bits.COUNTED, can: bits.COUNTED, records: 10, firstUntil: null, age: 5 };
  const own = [decided(2, bits.COUNTED, 40), decided(6, bits.COUNTED, 10), decided(30, bits.NOT_COUNTED, 30)];

  test("goes by what became of the dealer's records that were open at that age", () => {
    expect(expectedShare([counted, open], own, [])).toEqual({ value: expect.closeTo(12.5 / 20, 12), from: "DEALER" });
  });

  test("goes by all dealers' where the dealer's are fewer than 25", () => {
    const few = [decided(6, bits.COUNTED, 10), decided(30, bits.NOT_COUNTED, 14)];
    expect(expectedShare([counted, open], few, own)).toEqual({ value: expect.closeTo(12.5 / 20, 12), from: "ALL_DEALERS" });
    expect(expectedShare([counted, open], few, few)).toBeNull();
  });

  test("takes those out that are expected to be left out", () => {
    const leftOut = [decided(6, bits.COUNTED, 10), decided(9, bits.LEFT_OUT, 10), decided(30, bits.NOT_COUNTED, 20)];
    const any = { ...open, can: contested + bits.LEFT_OUT };
    expect(expectedShare([counted, any], leftOut, [])?.value).toBeCloseTo(12.5 / 17.5, 12);
  });

  test("is the share itself where nothing is open", () => {
    expect(expectedShare([counted], [], [])).toEqual({ value: 1, from: null });
  });
});
