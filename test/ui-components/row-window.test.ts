import { continues, rowWindow } from "@dealer-scorecards/ui-components/model/row-window.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

function rowsOf(ids: string): readonly { internalID: string }[] {
  return Array.from(ids, (internalID) => ({ internalID }));
}

test("a window has the rows in view and six to either side", () => {
  expect(rowWindow(4000, 400, 40, 1000)).toEqual({ first: 94, end: 116 });
});

test.each([
  ["at the start", 0, 1000, { first: 0, end: 16 }],
  ["at the end", 39_600, 1000, { first: 984, end: 1000 }],
  ["of a list shorter than the view", 0, 5, { first: 0, end: 5 }],
  ["of a list that has become shorter than the offset", 9000, 5, { first: 5, end: 5 }],
  ["of no rows", 0, 0, { first: 0, end: 0 }],
])("a window %s", (_, offset, count, expected) => {
  expect(rowWindow(offset, 400, 40, count)).toEqual(expected);
});

test("every row that can be seen is in the window, whatever the sizes", () => {
  const sizes = {
    offset: fc.nat(4_000_000),
    viewport: fc.nat(2000),
    rowSize: fc.double({ min: 10, max: 200, noNaN: true }),
    row: fc.nat(100_000),
  };
  fc.assert(
    fc.property(fc.record(sizes), ({ offset, viewport, rowSize, row }) => {
      const seen = (row + 1) * rowSize > offset && row * rowSize < offset + viewport;
      const { first, end } = rowWindow(offset, viewport, rowSize, 100_001);
      expect(!seen || (row >= first && row < end)).toBe(true);
    }),
  );
});

test.each([
  ["rows added at the end", "AB", "ABC", true],
  ["the same rows anew", "AB", "AB", true],
  ["another order", "ABC", "CBA", false],
  ["rows left out", "ABC", "AB", false],
  ["other rows", "AB", "CDE", false],
  ["first rows", "", "AB", false],
])("%s keep the reader's place: %s to %s, %s", (_, before, after, expected) => {
  expect(continues(rowsOf(before), rowsOf(after))).toBe(expected);
});
