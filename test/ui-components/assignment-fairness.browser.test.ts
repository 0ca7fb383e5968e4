import "@dealer-scorecards/ui-components/assignment-fairness/define";
import type { ScorecardAssignmentFairness } from "@dealer-scorecards/ui-components/components/assignment-fairness/assignment-fairness.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { fairnessDealers, fairnessReport, overall } from "./support/fairness.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

function shown(given: Partial<ScorecardAssignmentFairness> = {}): Promise<ScorecardAssignmentFairness> {
  return show("scorecard-assignment-fairness", { report: fairnessReport, dealers: fairnessDealers, headingLevel: 2, ...given });
}

const rows = (element: Element, table: string) => [...(element.shadowRoot?.querySelectorAll(`${table} tbody tr`) ?? [])].map(words);
const table = (element: Element, name: string) => [
  ...(element.shadowRoot?.querySelectorAll(`[aria-labelledby="by-${name}"] tbody tr`) ?? []),
];

const head = (name: string) => page.getByRole("columnheader", { name, exact: true });
const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

beforeEach(() => page.viewport(1200, 900));

describe("the report", () => {
  test("tells its days, how often a dealer was looked for, and how often nobody was left", async () => {
    const element = await shown();
    expect(words(element)).toContain("Mar 2 – 31, 2026 Times a dealer was looked for 1,200 Nobody was left 30 2.5%");
    await expectAccessible(element);
  });

  test("tells of each band how many dealers there are, how often they could be asked, were, and the share", async () => {
    const element = await shown();
    const said = (name: string) => [...new Set(table(element, name).map(words))];
    expect(said("CORE_RANK")[0]).toBe("Quarter 1: 0.91 to 0.98 Dealers 9 Could be asked 2,000 Asked 600 30.0%");
    expect(said("DISTANCE")).toEqual([
      "Less than 10 km Dealers 30 Could be asked 1,000 Asked 200 20.0%",
      "10 km to 20 km Dealers 34 Could be asked 1,500 Asked 300 20.0%",
      "20 km to 40 km Dealers 36 Could be asked 2,500 Asked 400 16.0%",
      "40 km to 80 km Dealers 20 Could be asked 2,000 Asked 200 10.0%",
      "80 km or more Dealers 2 Could be asked 400 Asked 70 17.5%",
      "Not known Dealers 1 Could be asked 0 Asked 0 – no data",
    ]);
    expect(said("TECHNICIANS")).toEqual([
      "Technicians 1 Dealers 6 Could be asked 1,400 Asked 170 12.1%",
      "Technicians 3 to 4 Dealers 20 Could be asked 4,000 Asked 600 15.0%",
      "Technicians 5 or more Dealers 10 Could be asked 2,000 Asked 400 20.0%",
    ]);
  });

  test("a bar is as long as its share", async () => {
    const element = await shown();
    const bars = [...(element.shadowRoot?.querySelectorAll(".bands rect") ?? [])].map((rect) => rect.getAttribute("width"));
    expect(bars.slice(0, 4)).toEqual(["30", "15", "10", "5"]);
  });

  test("says in a sentence what each correlation says", async () => {
    const element = await shown();
    const sentences = [...(element.shadowRoot?.querySelectorAll("[part=sentence]") ?? [])].map(words);
    expect(sentences).toEqual([
      "Dealers with a higher core rank are asked more often. Rank correlation 0.62, 36 dealers",
      "No clear connection: what there is could be chance. Rank correlation -0.10, 36 dealers",
      "Nothing to compare: all dealers are alike.",
    ]);
  });

  test("distances are miles where they are spoken of", async () => {
    const element = await shown({ lang: "en-US" });
    expect(words(element)).toContain("Less than 6.21 mi");
    expect(words(element)).toContain("13.3 mi");
  });

  test("says that it is about one country, and that nothing was decided", async () => {
    const element = await shown({ country: "CA", report: { ...fairnessReport, overall: { ...overall, decisions: 0, unassigned: 0 } } });
    expect(words(element)).toContain(
      "No request was handed out in this period. Only dealers of Canada; decisions are counted whatever the country.",
    );
    expect(rows(element, "table")).toEqual([]);
    await expectAccessible(element);
  });
});

describe("the dealers", () => {
  test("each has what it was asked, what became of it, and why it could not be", async () => {
    const element = await shown();
    expect(rows(element, ".dealers")).toEqual([
      "Dealer D1 D1 Share asked 25.0% Asked 40 Could be asked 160 Mean core rank 0.93 Mean distance when asked 21.4 km Technicians 4 What became of it Accepted 30 Rejected 4 Expired 5 Pending 1 Could not be asked No technician for the cooling 35 Asked before 5",
      "Dealer D2 D2 Share asked 10.0% Asked 16 Could be asked 160 Mean core rank 0.93 Mean distance when asked 21.4 km Technicians 4 What became of it Accepted 30 Expired 5 Could not be asked –",
      "Dealer D3 D3 Share asked – no data Asked 0 Could be asked 0 Mean core rank – Mean distance when asked – Technicians 0 What became of it – Could not be asked Not opted in 200",
    ]);
  });

  test("are put in order by the heads of columns: pressed again, the other end comes first; the page decides", async () => {
    const asked = heard("scorecard-sort-change");
    const element = await shown();
    const dealers = page.getByRole("table", { name: "Dealers", exact: true });
    await expect.element(dealers.getByRole("columnheader", { name: "Asked", exact: true })).toHaveAttribute("aria-sort", "descending");
    for (const name of ["Asked", "Share asked", "Could be asked", "Mean core rank", "Dealer"]) await press(name);
    expect(asked).toEqual([
      { sort: { field: "ASKED", direction: "ASC" } },
      { sort: { field: "SHARE_ASKED", direction: "DESC" } },
      { sort: { field: "COULD_BE_ASKED", direction: "DESC" } },
      { sort: { field: "CORE_RANK", direction: "DESC" } },
      { sort: { field: "DEALER_ID", direction: "ASC" } },
    ]);
    element.sort = { field: "DEALER_ID", direction: "ASC" };
    await expect.element(head("Dealer")).toHaveAttribute("aria-sort", "ascending");
  });

  test("are opened, and more are asked for; with the last ones the focus is on the list", async () => {
    const [opened, more] = [heard("scorecard-dealer-open"), heard("scorecard-load-more")];
    const element = await shown({ hasMore: true });
    await page.getByRole("button", { name: "Open Dealer D2" }).click();
    await page.getByRole("button", { name: "Load more" }).click();
    expect([opened, more]).toEqual([[{ dealer: "D2" }], [{}]]);
    element.hasMore = false;
    await expect.poll(() => element.shadowRoot?.activeElement?.getAttribute("part")).toBe("dealers");
  });

  test("that are not there are said", async () => {
    expect(words(await shown({ dealers: [] }))).toContain("No dealer was in question.");
  });

  test("are not asked for twice", async () => {
    const more = heard("scorecard-load-more");
    await shown({ hasMore: true, state: "loading" });
    await page.getByRole("button", { name: "Loading…" }).click({ force: true });
    expect(more).toEqual([]);
  });
});

describe("the period", () => {
  test("is asked for at once where it is one of the usual, and one's own with its button", async () => {
    const asked = heard("scorecard-period-change");
    const element = await shown();
    const period = page.getByRole("combobox", { name: "Period" });
    await period.selectOptions("Last 90 days");
    expect(asked).toEqual([{ period: { days: 90 } }]);
    await period.selectOptions("From one day to another");
    await expect.element(page.getByLabelText("First day")).toHaveValue("2026-03-02");
    await expect.element(page.getByLabelText("Last day")).toHaveValue("2026-03-31");
    await page.getByLabelText("First day").fill("2026-03-05");
    await page.getByRole("button", { name: "Show" }).click();
    expect(asked).toEqual([{ period: { days: 90 } }, { period: { from: "2026-03-05", to: "2026-03-31" } }]);
    await expectAccessible(element);
  });

  test("that is none is told at its field, and not asked for", async () => {
    const asked = heard("scorecard-period-change");
    const element = await shown({ period: { from: "2026-03-02", to: "2026-03-31" } });
    await page.getByLabelText("Last day").fill("2026-03-01");
    await page.getByRole("button", { name: "Show" }).click();
    const last = page.getByLabelText("Last day");
    await expect.element(last).toHaveAccessibleDescription("Expected a day after the first one or the same, and at most 365 days.");
    expect(element.shadowRoot?.activeElement).toBe(last.element());
    expect(asked).toEqual([]);
    await expectAccessible(element);
  });

  test("by keyboard", async () => {
    const asked = heard("scorecard-period-change");
    await shown({ period: { from: "2026-03-02", to: "2026-03-31" } });
    page.getByLabelText("First day").element().focus();
    await userEvent.keyboard("{Enter}");
    expect(asked).toEqual([{ period: { from: "2026-03-02", to: "2026-03-31" } }]);
  });
});

describe("without a report", () => {
  test("it loads, is empty, or says what failed and leaves the choice of a period", async () => {
    const retried = heard("scorecard-retry");
    const element = await shown({ report: null, dealers: [], state: "loading" });
    expect(words(element)).toBe("Loading…");
    element.state = "empty";
    await element.updateComplete;
    expect(words(element)).toBe("Nothing here yet.");
    Object.assign(element, { state: "error", error: { message: "This could not be loaded." } });
    await page.getByRole("button", { name: "Try again" }).click();
    expect(retried).toEqual([{}]);
    await expect.element(page.getByRole("combobox", { name: "Period" })).toBeVisible();
    await expectAccessible(element);
  });

  test("whoever may not see it is told so, and is not asked to try again", async () => {
    const element = await shown({
      report: null,
      dealers: [],
      state: "error",
      error: { message: "You may not see this.", retryable: false },
    });
    expect(words(element)).toContain("You may not see this.");
    await expect.element(page.getByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  });

  test("looking back there is none", async () => {
    const element = await shown({ report: null, closed: true });
    expect(words(element)).toContain("The report is told as it is known today: go back to now to see it.");
    await expect.element(page.getByRole("combobox", { name: "Period" })).not.toBeInTheDocument();
    await expectAccessible(element);
  });

  test("whoever is done closes it", async () => {
    const closed = heard("scorecard-fairness-close");
    await shown();
    await page.getByRole("button", { name: "Close" }).click();
    expect(closed).toEqual([{}]);
  });
});

test.each([
  ["fr", "Les concessionnaires au rang de base plus élevé sont plus souvent sollicités."],
  ["ru", "Дилеров с более высоким базовым рангом спрашивают чаще."],
  ["zh-CN", "核心排名较高的经销商更常被询问。"],
])("it speaks %s", async (lang, sentence) => {
  const element = await shown({ lang });
  await expect.poll(() => words(element)).toContain(sentence);
});

test.each([360, 768, 1440])("at %i px nothing is cut off", async (width) => {
  await page.viewport(width, 900);
  const [first, ...others] = fairnessDealers;
  const long = "Generator Sales, Service and Emergency Standby Power of the Greater Lakes Region";
  const element = await shown({ dealers: first ? [{ ...first, name: long }, ...others] : [], hasMore: true });
  const base = element.shadowRoot?.querySelector("[part=base]");
  expect(base?.scrollWidth).toBeLessThanOrEqual(base?.clientWidth ?? 0);
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  await expectAccessible(element);
});
