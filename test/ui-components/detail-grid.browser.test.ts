import { beforeEach, describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { all, grid, keys, place, rowIndexes, sortButton } from "./support/detail-grid.ts";
import { opportunities, opportunity } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

beforeEach(() => page.viewport(1200, 700));

describe("a row", () => {
  test.each([
    [
      "accepted, completed and enrolled",
      opportunity(),
      /^Mar 2, 2026 SO-1 Accepted Mar 3, 2026 Completed Mar 9, 2026 Enrolled Mar 12, 2026 Details$/,
    ],
    [
      "rejected",
      opportunity({
        answer: "REJECTED",
        conclusion: null,
        concludedAt: null,
        enrolment: "NOT_ENROLLED",
        enrolledAt: null,
        hasDetails: false,
      }),
      /^Mar 2, 2026 SO-1 Rejected Mar 3, 2026 – Not enrolled$/,
    ],
    [
      "pending",
      opportunity({
        answer: "PENDING",
        answeredAt: null,
        conclusion: null,
        concludedAt: null,
        enrolment: "NOT_ENROLLED",
        enrolledAt: null,
        hasDetails: false,
      }),
      /^Mar 2, 2026 SO-1 Pending until Mar 4, 2026 – Not enrolled$/,
    ],
  ])("%s says so, by the dealer's clocks", async (_, row, expected) => {
    const element = await grid({ rows: [row] });
    expect(all(element, ".row").map(words).join()).toMatch(expected);
    await expectAccessible(element);
  });

  test("that was not accepted has no outcome, which is told in words", async () => {
    await grid({ rows: [opportunity({ answer: "REJECTED", conclusion: null, concludedAt: null, hasDetails: false })] });
    await expect.element(page.getByRole("gridcell", { name: "no data" })).toBeVisible();
  });

  test("has details only where the API says so, and asks for its own", async () => {
    const opened = heard("scorecard-opportunity-open");
    await grid({ rows: [opportunity(), opportunity({ internalID: "SO-2", hasDetails: false }), opportunity({ internalID: "SO-3" })] });
    await expect.element(page.getByRole("button", { name: "Details of SO-2" })).not.toBeInTheDocument();
    await page.getByRole("button", { name: "Details of SO-3" }).click();
    expect(opened).toEqual([{ id: "SO-3" }]);
  });
});

describe("order and filters are asked of the page", () => {
  test("a header sorts, then turns the order round, by mouse and by keyboard", async () => {
    const sorts = heard("scorecard-sort-change");
    const element = await grid();
    await sortButton("Opportunity").click();
    await keys("{Enter}");
    await keys("{ArrowRight}", " ");
    expect(sorts).toEqual([
      { sort: { field: "ID", direction: "ASC" } },
      { sort: { field: "ID", direction: "DESC" } },
      { sort: { field: "ANSWERED_AT", direction: "DESC" } },
    ]);
    expect(all(element, "[role=columnheader]").map(({ ariaSort }) => ariaSort)).toEqual([
      "none",
      "none",
      "descending",
      "none",
      "none",
      null,
    ]);
  });

  test("a page that takes the matter over keeps the order and the filter", async () => {
    for (const name of ["scorecard-sort-change", "scorecard-filter-change"])
      document.body.addEventListener(name, (event) => event.preventDefault(), { once: true });
    const element = await grid();
    await sortButton("Opportunity").click();
    expect(element.sort.field).toBe("ASSIGNED_AT");
    const answer = page.getByLabelText("Answer");
    await answer.selectOptions("Expired");
    await expect.element(answer).toHaveDisplayValue("All");
    expect(element.filter).toEqual({});
  });

  test("each filter narrows by itself; clearing them clears them all and keeps the focus", async () => {
    const filters = heard("scorecard-filter-change");
    const element = await grid();
    await page.getByLabelText("Answer").selectOptions("Accepted");
    await page.getByLabelText("Outcome").selectOptions("Open");
    await page.getByLabelText("Enrolment").selectOptions("Not enrolled");
    await page.getByRole("button", { name: "Clear filters" }).click();
    expect(filters).toEqual([
      { filter: { answers: ["ACCEPTED"] } },
      { filter: { answers: ["ACCEPTED"], conclusions: ["OPEN"] } },
      { filter: { answers: ["ACCEPTED"], conclusions: ["OPEN"], enrolment: "NOT_ENROLLED" } },
      { filter: {} },
    ]);
    await expect.element(page.getByLabelText("Outcome")).toHaveDisplayValue("All");
    expect(element.shadowRoot?.activeElement?.tagName).toBe("SELECT");
  });

  test("all chosen again does not narrow, as an empty list would", async () => {
    const filters = heard("scorecard-filter-change");
    await grid();
    for (const label of ["Answer", "Outcome", "Enrolment"]) {
      await page.getByLabelText(label).selectOptions(label === "Answer" ? "Expired" : label === "Outcome" ? "Open" : "Enrolled");
      await page.getByLabelText(label).selectOptions("All");
    }
    expect(filters.at(-1)).toEqual({ filter: { answers: null, conclusions: null, enrolment: null } });
  });

  test("several answers chosen by the page are one choice of their own", async () => {
    await grid({ filter: { answers: ["REJECTED", "EXPIRED"] } });
    await expect.element(page.getByLabelText("Answer")).toHaveDisplayValue("Rejected, Expired");
  });

  test("the new order and the number of rows are told once they are there", async () => {
    const element = await grid({ totalCount: 1204, hasMore: true });
    const told = page.getByRole("status");
    expect(told.element().textContent).toBe("");
    await sortButton("Opportunity").click();
    element.rows = opportunities(40);
    await expect.element(told).toHaveTextContent("Sorted by Opportunity, ascending. 40 of 1,204 opportunities");
  });

  test("no match is not an empty month", async () => {
    const element = await grid({ rows: [], filter: { answers: ["EXPIRED"] } });
    expect(words(element)).toContain("No opportunity matches these filters.");
    await expectAccessible(element);
    element.filter = {};
    await element.updateComplete;
    expect(words(element)).toContain("Nothing here yet.");
  });
});

describe("more rows", () => {
  test("are asked for once when the end comes near, and by the button", async () => {
    const asked = heard("scorecard-load-more");
    const element = await grid({ rows: opportunities(100), hasMore: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toHaveLength(0);
    all(element, ".scroller")[0]?.scrollTo({ top: 99_999 });
    await expect.poll(() => asked.length).toBe(1);
    await page.getByRole("button", { name: "Load more" }).click();
    expect(asked).toHaveLength(2);
  });

  test("that failed to come are asked for again by the reader alone", async () => {
    const asked = heard("scorecard-load-more");
    const element = await grid({ rows: opportunities(3), hasMore: true });
    await expect.poll(() => asked.length).toBe(1);
    for (const state of ["loading", "error", "ready"] as const) {
      element.state = state;
      await element.updateComplete;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toHaveLength(1);
    await page.getByRole("button", { name: "Load more" }).click();
    expect(asked).toHaveLength(2);
  });

  test("are not asked for while they come", async () => {
    const asked = heard("scorecard-load-more");
    await grid({ hasMore: true, state: "loading" });
    await page.getByRole("button", { name: "Loading…" }).click({ force: true });
    expect(asked).toHaveLength(0);
  });

  test("keep the place; where the last of them took the button away, the reader goes on at the first new row", async () => {
    const element = await grid({ rows: opportunities(100), hasMore: true });
    await page.getByRole("button", { name: "Load more" }).click();
    Object.assign(element, { rows: opportunities(120), hasMore: false });
    await element.updateComplete;
    expect(place(element)).toEqual([102, 1]);
  });

  test("until they are counted, the number of rows is open", async () => {
    const element = await grid({ hasMore: true });
    const table = page.getByRole("grid");
    await expect.element(table).toHaveAttribute("aria-rowcount", "-1");
    element.totalCount = 1204;
    await expect.element(table).toHaveAttribute("aria-rowcount", "1205");
  });
});

test.each([320, 600, 900])("at %i pixels nothing is cut off sideways, and it is accessible", async (width) => {
  await page.viewport(width, 700);
  const element = await grid();
  const [scroller] = all(element, ".scroller");
  expect(scroller?.scrollWidth).toBe(scroller?.clientWidth);
  await expectAccessible(element);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show("scorecard-detail-grid", { state });
  expect(words(element)).toContain(
    { loading: "Loading…", empty: "Nothing here yet.", error: "This could not be loaded. Try again" }[state],
  );
  await expectAccessible(element);
});

test("while other rows come and after a failure the old rows stay", async () => {
  const element = await grid({ state: "loading" });
  expect(rowIndexes(element)).toHaveLength(30);
  element.state = "error";
  await element.updateComplete;
  expect(rowIndexes(element)).toHaveLength(30);
});

test("the reader is done", async () => {
  const closed = heard("scorecard-details-close");
  await grid();
  await page.getByRole("button", { name: "Close" }).click();
  expect(closed).toHaveLength(1);
});
