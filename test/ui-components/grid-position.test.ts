import { movedBy } from "@dealer-scorecards/ui-components/model/grid-position.ts";
import { describe, expect, test } from "vitest";

const extent = { rows: 101, columns: 6, page: 10, rightToLeft: false };
const middle = { row: 50, column: 2 };

test.each([
  ["ArrowDown", { row: 51, column: 2 }],
  ["ArrowUp", { row: 49, column: 2 }],
  ["ArrowRight", { row: 50, column: 3 }],
  ["ArrowLeft", { row: 50, column: 1 }],
  ["PageDown", { row: 60, column: 2 }],
  ["PageUp", { row: 40, column: 2 }],
  ["Home", { row: 50, column: 0 }],
  ["End", { row: 50, column: 5 }],
])("%s leads from the middle to %o", (key, expected) => {
  expect(movedBy(key, false, middle, extent)).toEqual(expected);
});

test.each([
  ["ArrowRight", { row: 50, column: 1 }],
  ["ArrowLeft", { row: 50, column: 3 }],
  ["Home", { row: 50, column: 0 }],
])("right to left, %s leads to %o", (key, expected) => {
  expect(movedBy(key, false, middle, { ...extent, rightToLeft: true })).toEqual(expected);
});

test("Control with Home and End leads to the grid's corners", () => {
  expect([movedBy("Home", true, middle, extent), movedBy("End", true, middle, extent)]).toEqual([
    { row: 0, column: 0 },
    { row: 100, column: 5 },
  ]);
});

describe("the edge of the grid holds", () => {
  test.each([
    ["ArrowUp", { row: 0, column: 0 }, { row: 0, column: 0 }],
    ["ArrowLeft", { row: 0, column: 0 }, { row: 0, column: 0 }],
    ["ArrowDown", { row: 100, column: 5 }, { row: 100, column: 5 }],
    ["ArrowRight", { row: 100, column: 5 }, { row: 100, column: 5 }],
    ["PageDown", { row: 95, column: 5 }, { row: 100, column: 5 }],
    ["PageUp", { row: 4, column: 5 }, { row: 1, column: 5 }],
    ["PageUp", { row: 0, column: 5 }, { row: 0, column: 5 }],
  ])("%s from %o", (key, from, expected) => {
    expect(movedBy(key, false, from, extent)).toEqual(expected);
  });
});

test.each(["Tab", "Enter", " ", "a", "Escape"])("%j moves nothing", (key) => {
  expect(movedBy(key, false, middle, extent)).toBeNull();
});
