import type { ScorecardDetailGrid } from "@dealer-scorecards/ui-components/components/detail-grid/detail-grid.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { all, grid, keys, place, rowIndexes, sortButton } from "./support/detail-grid.ts";
import { opportunities } from "./support/fixtures.ts";
import { expectAccessible, heard } from "./support/page.ts";

beforeEach(() => page.viewport(1200, 700));

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

function isSorted(indexes: readonly number[]): boolean {
  return indexes.every((index, at) => at === 0 || index > (indexes[at - 1] ?? index));
}

/** Points down the middle of the part that scrolls, below its header, where no row is. */
function uncovered(element: ScorecardDetailGrid): readonly number[] {
  const scroller = all(element, ".scroller")[0]?.getBoundingClientRect();
  const header = all(element, ".header")[0]?.getBoundingClientRect();
  if (!scroller || !header) throw new Error("The grid has no rows.");
  const points = Array.from({ length: 20 }, (_, step) => header.bottom + 1 + (step * (scroller.bottom - header.bottom - 2)) / 19);
  return points.filter((top) => !element.shadowRoot?.elementFromPoint(scroller.left + scroller.width / 2, top)?.closest(".row"));
}

describe("keyboard", () => {
  test("Tab enters the grid once, and leaves it once", async () => {
    const element = await grid();
    expect(all(element, "[role=grid] [tabindex='0']")).toHaveLength(1);
    page.getByLabelText("Enrolment").element().focus();
    await keys("{Tab}");
    expect(place(element)).toEqual([1, 1]);
    await keys("{ArrowDown}{ArrowDown}{Tab}");
    expect(element.shadowRoot?.activeElement?.closest("[role=grid]") ?? null).toBeNull();
    await keys("{Shift>}{Tab}{/Shift}");
    expect(place(element)).toEqual([3, 1]);
  });

  test("arrows, Home, End and pages move by cells; a cell's one control takes the focus for it", async () => {
    const element = await grid();
    sortButton("Assigned").element().focus();
    await keys("{ArrowDown}", "{End}");
    expect([place(element), element.shadowRoot?.activeElement?.tagName]).toEqual([[2, 6], "BUTTON"]);
    await keys("{PageDown}", "{Home}", "{PageUp}");
    expect(place(element)).toEqual([2, 1]);
    await keys("{Control>}{End}{/Control}");
    expect(place(element)).toEqual([31, 6]);
    await keys("{Control>}{Home}{/Control}");
    expect(place(element)).toEqual([1, 1]);
  });

  test("Enter opens the details of the row", async () => {
    const opened = heard("scorecard-opportunity-open");
    await grid();
    sortButton("Assigned").element().focus();
    await keys("{ArrowDown}", "{ArrowDown}", "{End}", "{Enter}");
    expect(opened).toEqual([{ id: "SO-2" }]);
  });

  test("right to left, left is forward", async () => {
    document.documentElement.dir = "rtl";
    try {
      const element = await grid();
      sortButton("Assigned").element().focus();
      await keys("{ArrowLeft}", "{ArrowLeft}", "{ArrowRight}");
      expect(place(element)).toEqual([1, 2]);
      await expectAccessible(element);
    } finally {
      document.documentElement.dir = "";
    }
  });
});

describe("many rows", () => {
  test("only those in view and the next are there, at rest in the order of the document", async () => {
    const element = await grid({ rows: opportunities(100_000) });
    expect(rowIndexes(element).length).toBeLessThan(60);
    all(element, ".scroller")[0]?.scrollTo({ top: 2_000_000 });
    await expect.poll(() => rowIndexes(element)[0]).toBeGreaterThan(10_000);
    await expect.poll(() => isSorted(rowIndexes(element))).toBe(true);
    const indexes = rowIndexes(element);
    expect(indexes.length).toBeLessThan(60);
    expect(all(element, ".row").map((row) => row.querySelector(".opportunity")?.textContent)).toEqual(
      indexes.map((index) => `SO-${index - 1}`),
    );
    await expectAccessible(element);
  });

  test("every place in view has its row in each frame, however the reader scrolls", async () => {
    const element = await grid({ rows: opportunities(100_000) });
    const scroller = all(element, ".scroller")[0];
    for (const step of [20, 20, 200, 900, 30_000, -50, -700, -20_000, 3_000_000, -10]) {
      scroller?.scrollBy({ top: step });
      await nextFrame();
      expect(uncovered(element)).toEqual([]);
    }
  });

  test("putting the document into order moves no focus", async () => {
    const element = await grid({ rows: opportunities(1000) });
    sortButton("Assigned").element().focus();
    await keys(...Array.from({ length: 20 }, () => "{ArrowDown}"));
    const scroller = all(element, ".scroller")[0];
    for (let step = 0; step < 8; step += 1) {
      scroller?.scrollBy({ top: 200 });
      await nextFrame();
    }
    expect(isSorted(rowIndexes(element))).toBe(false);
    await expect.poll(() => isSorted(rowIndexes(element))).toBe(true);
    expect(place(element)).toEqual([21, 1]);
  });

  test("the keyboard goes on from the focused row, however far the page was scrolled", async () => {
    const element = await grid({ rows: opportunities(100_000) });
    sortButton("Assigned").element().focus();
    await keys(...Array.from({ length: 30 }, () => "{ArrowDown}"));
    expect(place(element)).toEqual([31, 1]);
    const scroller = all(element, ".scroller")[0];
    scroller?.scrollTo({ top: 2_000_000 });
    await expect.poll(() => rowIndexes(element).at(-1)).toBeGreaterThan(10_000);
    expect(place(element)).toEqual([31, 1]);
    await keys("{ArrowDown}");
    expect(place(element)).toEqual([32, 1]);
    await expect.poll(() => scroller?.scrollTop).toBeLessThan(2000);
    await keys("{Control>}{End}{/Control}");
    expect(place(element)).toEqual([100_001, 6]);
  });

  test("paper gets every row, the screen its window again", async () => {
    const element = await grid({ rows: opportunities(1000) });
    dispatchEvent(new Event("beforeprint"));
    expect(rowIndexes(element)).toHaveLength(1000);
    dispatchEvent(new Event("afterprint"));
    expect(rowIndexes(element).length).toBeLessThan(60);
  });

  test("taken out of the page and put back, they scroll as before", async () => {
    const element = await grid({ rows: opportunities(1000) });
    element.remove();
    document.body.append(element);
    all(element, ".scroller")[0]?.scrollTo({ top: 20_000 });
    await expect.poll(() => rowIndexes(element)[1]).toBeGreaterThan(200);
  });

  test("other rows begin at the first, and the focus with them", async () => {
    const element = await grid({ rows: opportunities(1000) });
    sortButton("Assigned").element().focus();
    await keys("{ArrowDown}", "{PageDown}", "{PageDown}", "{PageDown}");
    element.rows = opportunities(1000).toReversed();
    await element.updateComplete;
    expect(place(element)).toEqual([2, 1]);
    expect(all(element, ".row")[0]?.textContent).toContain("SO-1000");
  });
});
