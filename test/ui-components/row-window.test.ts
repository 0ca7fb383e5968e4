import { blockSize, blockWindow, continues } from "@dealer-scorecards/ui-components/model/row-window.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

function rowsOf(ids: string): readonly { internalID: string }[] {
  return Array.from(ids, (internalID) => ({ internalID }));
}

/** A window of rows 40 pixels high, in a view of ten of them. */
function windowAt(offset: number, count: number, forward = true) {
  const { seen, ahead } = blockWindow(offset, 400, 40, count, forward);
  return { seen: [...seen], ahead: [...ahead] };
}

test("a reader who goes on sees two or three blocks of five rows, comes to a page of them, and has left one", () => {
  expect(windowAt(4100, 1000)).toEqual({ seen: [20, 21, 22], ahead: [23, 24, 19] });
});

test("a reader who goes back comes to those before, the nearest first", () => {
  expect(windowAt(4100, 1000, false)).toEqual({ seen: [20, 21, 22], ahead: [19, 18, 23] });
});

test.each([
  ["at the start", 0, 1000, { seen: [0, 1], ahead: [2, 3] }],
  ["at the end", 39_600, 1000, { seen: [198, 199], ahead: [197] }],
  ["of a list shorter than the view", 0, 6, { seen: [0, 1], ahead: [] }],
  ["of a list that has become shorter than the offset", 9000, 5, { seen: [], ahead: [0] }],
  ["of no rows", 0, 0, { seen: [], ahead: [] }],
])("a window %s", (_, offset, count, expected) => {
  expect(windowAt(offset, count)).toEqual(expected);
});

test("every row that can be seen is in the window, whatever the sizes, and no block is there twice", () => {
  const sizes = {
    offset: fc.nat(4_000_000),
    viewport: fc.nat(2000),
    rowSize: fc.double({ min: 10, max: 200, noNaN: true }),
    row: fc.nat(100_000),
    forward: fc.boolean(),
  };
  fc.assert(
    fc.property(fc.record(sizes), ({ offset, viewport, rowSize, row, forward }) => {
      // By more than what is lost in reckoning.
      const isSeen = (row + 1) * rowSize > offset + 0.001 && row * rowSize < offset + viewport - 0.001;
      const { seen, ahead } = blockWindow(offset, viewport, rowSize, 100_001, forward);
      expect(!isSeen || seen.has(Math.floor(row / blockSize))).toBe(true);
      expect([...ahead].filter((block) => seen.has(block))).toEqual([]);
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
