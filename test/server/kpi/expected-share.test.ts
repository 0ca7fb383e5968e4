import { bits } from "server/kpi/results/outlook-range.ts";
import { type AgedRecords, expectedShare } from "server/kpi/results/expected-share.ts";
import { describe, expect, test } from "vitest";

/** So many records stood in a place, open, from one age up to another, and ended in a third. */
const stood = (standing: number, from: number, until: number, place: number, records: number) => [
  { age: from, standing, place, change: records },
  { age: until, standing, place, change: -records },
];

const { COUNTED, NOT_COUNTED, LEFT_OUT } = bits;

describe("an expected share", () => {
  const contested = COUNTED + NOT_COUNTED;
  const open = { place: NOT_COUNTED, can: contested, records: 10, firstUntil: null, age: 5 };
  const counted = { place: COUNTED, can: COUNTED, records: 10, firstUntil: null, age: 5 };
  const own = [
    ...stood(NOT_COUNTED, 0, 3, COUNTED, 40),
    ...stood(NOT_COUNTED, 0, 7, COUNTED, 10),
    ...stood(NOT_COUNTED, 0, 30, NOT_COUNTED, 30),
  ];
  const of = (records: readonly AgedRecords[], decided: typeof own, all: typeof own = []) =>
    expectedShare([{ records, own: decided }], all);

  test("goes by what became of the dealer's records that were open at that age", () => {
    expect(of([counted, open], own)).toEqual({ value: expect.closeTo(12.5 / 20, 12), from: "DEALER" });
  });

  test("goes by those that stood in the same place", () => {
    const lost = [...own, ...stood(COUNTED, 0, 30, NOT_COUNTED, 100)];
    expect(of([counted, open], lost)?.value).toBeCloseTo(12.5 / 20, 12);
    expect(of([counted, { ...open, place: COUNTED }], lost)?.value).toBeCloseTo(0.5, 12);
  });

  test("goes by all dealers' where the dealer's are fewer than 25", () => {
    const few = [...stood(NOT_COUNTED, 0, 7, COUNTED, 10), ...stood(NOT_COUNTED, 0, 30, NOT_COUNTED, 14)];
    expect(of([counted, open], few, own)).toEqual({ value: expect.closeTo(12.5 / 20, 12), from: "ALL_DEALERS" });
    expect(of([counted, open], few, few)).toBeNull();
  });

  test("takes those out that are expected to be left out", () => {
    const leftOut = [
      ...stood(NOT_COUNTED, 0, 6, COUNTED, 10),
      ...stood(NOT_COUNTED, 0, 9, LEFT_OUT, 10),
      ...stood(NOT_COUNTED, 0, 30, NOT_COUNTED, 20),
    ];
    expect(of([counted, { ...open, can: contested + LEFT_OUT }], leftOut)?.value).toBeCloseTo(12.5 / 17.5, 12);
  });

  test("of several dealers adds up what each is expected to come to", () => {
    const better = [...stood(NOT_COUNTED, 0, 30, COUNTED, 30)];
    const dealers = [
      { records: [counted, open], own },
      { records: [open], own: better },
      { records: [open], own: [] },
    ];
    // 2.5, 10 and, by all dealers', 2.5 of ten each.
    expect(expectedShare(dealers, own)).toEqual({ value: expect.closeTo(25 / 40, 12), from: "ALL_DEALERS" });
  });

  test("is the share itself where nothing is open", () => {
    expect(of([counted], [])).toEqual({ value: 1, from: null });
  });
});
