import "@dealer-scorecards/ui-components/group-dashboard/define";
import type { ScorecardGroupDashboard } from "@dealer-scorecards/ui-components/components/group-dashboard/group-dashboard.ts";
import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import type { fakeApi } from "./support/api.ts";
import { fairnessDealer, fairnessDealers, fairnessReport } from "./support/fairness.ts";
import { asksOf, fails, groupApi, groupDashboard, months } from "./support/group.ts";
import { expectAccessible, heard, words } from "./support/page.ts";

type Variables = Readonly<Record<string, unknown>>;

function found({ after, whole, from, to }: Variables): Response {
  const list = {
    nodes: after === null ? fairnessDealers : [fairnessDealer("D9")],
    pageInfo: { hasNextPage: after === null, endCursor: "more" },
  };
  const overall = whole ? { overall: fairnessReport.overall } : {};
  return Response.json({ data: { assignmentFairness: { from, to, ...overall, list } } });
}

const fairnessApi = (given: Parameters<typeof fakeApi>[0] = {}) =>
  groupApi({ AssignmentFairness: ({ variables }) => found(variables), ...given });

const shown = (given: Partial<ScorecardGroupDashboard> = {}) =>
  groupDashboard({ program: "FLEET_SERVICE_OPPORTUNITIES", view: { panel: "fairness" }, ...given });

const openFairness = () => page.getByRole("button", { name: "Fairness of offers" });
const days = ({ from, to }: Variables) => (Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000;

describe("the fairness report", () => {
  test("opens in place of the comparison, as a part of the view; closed, the focus is on its button again", async () => {
    fairnessApi();
    const views = heard("scorecard-view-change");
    const element = await shown({ view: {} });
    await openFairness().click();
    await expect.poll(() => words(element)).toContain("Dealers with a higher core rank are asked more often.");
    expect(words(element)).not.toContain("40 dealers together");
    await expectAccessible(element);
    await page.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => words(element)).toContain("40 dealers together");
    expect(views).toEqual([{ view: { panel: "fairness" } }, { view: { panel: null } }]);
    expect(element.shadowRoot?.activeElement?.textContent).toBe("Fairness of offers");
  });

  test("is asked for of the last 30 days and of the country chosen, then of another period", async () => {
    const asked = fairnessApi();
    await shown({ view: { panel: "fairness", country: "CA" } });
    await page.getByRole("combobox", { name: "Period" }).selectOptions("Last 90 days");
    await expect.poll(() => asksOf(asked, "AssignmentFairness").length).toBe(2);
    const questions = asksOf(asked, "AssignmentFairness");
    expect(questions).toMatchObject(Array.from({ length: 2 }, () => ({ countries: ["CA"], whole: true, after: null })));
    expect(questions.map((each) => Math.round(days(each)))).toEqual([30, 90]);
  });

  test("asks for dealers alone, in another order and page by page; the report stays", async () => {
    const asked = fairnessApi();
    const element = await shown();
    await page.getByRole("button", { name: "Share asked" }).click();
    await expect.poll(() => asksOf(asked, "AssignmentFairness").length).toBe(2);
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(() => words(element)).toContain("Dealer D9");
    const sort = { field: "SHARE_ASKED", direction: "DESC" };
    expect(asksOf(asked, "AssignmentFairness")).toMatchObject([
      { sort: { field: "ASKED", direction: "DESC" }, whole: true, after: null },
      { sort, whole: false, after: null },
      { sort, whole: false, after: "more" },
    ]);
    expect(words(element)).toContain("Dealers with a higher core rank are asked more often.");
    expect(words(element)).toContain("Dealer D1");
  });

  test("asked for in another order while another period is on its way is of that period, and whole", async () => {
    const asked = fairnessApi({
      AssignmentFairness: async ({ variables }) => {
        if (Math.round(days(variables)) === 90) await new Promise((done) => setTimeout(done, 300));
        return found(variables);
      },
    });
    const element = await shown();
    await page.getByRole("combobox", { name: "Period" }).selectOptions("Last 90 days");
    await page.getByRole("button", { name: "Share asked" }).click();
    await expect.poll(() => asksOf(asked, "AssignmentFairness").length).toBe(3);
    expect(asksOf(asked, "AssignmentFairness").map((each) => [each["whole"], Math.round(days(each))])).toEqual([
      [true, 30],
      [true, 90],
      [true, 90],
    ]);
    const report = element.shadowRoot?.querySelector("scorecard-assignment-fairness");
    await expect.poll(() => report?.report && Math.round(days({ ...report.report }))).toBe(90);
  });

  test("keeps one's own days in the form while they are on their way, and where they do not come", async () => {
    const asked = fairnessApi({
      AssignmentFairness: async ({ variables }) => {
        if (Math.round(days(variables)) === 30) return found(variables);
        await new Promise((done) => setTimeout(done, 300));
        return fails();
      },
    });
    const element = await shown();
    await page.getByRole("combobox", { name: "Period" }).selectOptions("From one day to another");
    await page.getByLabelText("First day").fill("2026-01-05");
    await page.getByLabelText("Last day").fill("2026-01-11");
    await page.getByRole("button", { name: "Show" }).click();
    await expect.poll(() => asksOf(asked, "AssignmentFairness").length).toBe(2);
    await expect.element(page.getByLabelText("First day")).toHaveValue("2026-01-05");
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    await expect.element(page.getByLabelText("First day")).toHaveValue("2026-01-05");
    await expect.element(page.getByLabelText("Last day")).toHaveValue("2026-01-11");
  });

  test("that fails says so, and is asked for again", async () => {
    let fail = true;
    const asked = fairnessApi({ AssignmentFairness: ({ variables }) => (fail ? fails() : found(variables)) });
    const element = await shown();
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    fail = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    expect(asksOf(asked, "AssignmentFairness")).toHaveLength(2);
  });

  test("whose order fails keeps the one before, and says which it is", async () => {
    fairnessApi({ AssignmentFairness: ({ variables }) => (variables["whole"] ? found(variables) : fails()) });
    const element = await shown();
    await page.getByRole("button", { name: "Share asked" }).click();
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    expect(words(element)).toContain("Dealer D1");
    await expect
      .element(page.getByRole("table", { name: "Dealers" }).getByRole("columnheader", { name: "Asked", exact: true }))
      .toHaveAttribute("aria-sort", "descending");
  });

  test.each([
    ["country", { panel: "fairness", country: "US" } as const],
    ["period", null],
  ])("that fails for another %s shows nothing of the one before", async (_, view) => {
    let asks = 0;
    fairnessApi({ AssignmentFairness: ({ variables }) => ((asks += 1) > 1 ? fails() : found(variables)) });
    const element = await shown();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    if (view) element.view = view;
    else await page.getByRole("combobox", { name: "Period" }).selectOptions("Last 365 days");
    await expect.poll(() => words(element)).toContain("This could not be loaded.");
    expect(words(element)).not.toContain("Dealer D1");
  });

  test("of an old question does not take the place of a new one", async () => {
    let first = true;
    const asked = fairnessApi({
      AssignmentFairness: async ({ variables }) => {
        if (!first) return found(variables);
        first = false;
        await new Promise((done) => setTimeout(done, 500));
        return fails();
      },
    });
    const element = await shown();
    await expect.poll(() => asksOf(asked, "AssignmentFairness").length).toBe(1);
    element.view = { panel: "fairness", country: "CA" };
    await expect.poll(() => words(element)).toContain("Dealer D1");
    await new Promise((done) => setTimeout(done, 700));
    expect(words(element)).not.toContain("This could not be loaded.");
  });

  test("that the API does not give is told as not allowed, with nothing to try again", async () => {
    fairnessApi({ AssignmentFairness: () => Response.json({ data: { assignmentFairness: null } }) });
    const element = await shown();
    await expect.poll(() => words(element)).toContain("Your sign-in has ended or does not allow this.");
    await expect.element(page.getByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  });

  test.each([
    [
      "a dealer",
      { GroupMonths: () => Response.json({ data: { viewer: { roles: ["DEALER"] }, dealers: { nodes: [months("2026-04")] } } }) },
      {},
    ],
    ["another program", {}, { program: "AFTER_SALES" }],
  ])("is not there for %s, whatever the view says", async (_, answers, given) => {
    const asked = fairnessApi(answers);
    const element = await shown(given);
    await expect.poll(() => words(element)).toContain("40 dealers together");
    expect(openFairness().query()).toBeNull();
    expect(asksOf(asked, "AssignmentFairness")).toEqual([]);
  });

  test("is of what is known now: looking back there is none, and back to now it is asked for again", async () => {
    const asked = fairnessApi();
    const element = await shown();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    element.view = { panel: "fairness", asOf: "2026-03-05T12:00:00.000Z" };
    await expect.poll(() => words(element)).toContain("go back to now to see it");
    expect(words(element)).not.toContain("Dealer D1");
    await expectAccessible(element);
    element.view = { panel: "fairness" };
    await expect.poll(() => words(element)).toContain("Dealer D1");
    expect(asksOf(asked, "AssignmentFairness")).toHaveLength(2);
  });

  test("is asked for again with everything else, and when it is opened again", async () => {
    const asked = fairnessApi();
    const element = await shown();
    await expect.poll(() => words(element)).toContain("Dealer D1");
    element.refresh();
    await expect.poll(() => asksOf(asked, "AssignmentFairness")).toHaveLength(2);
    await page.getByRole("button", { name: "Close" }).click();
    await openFairness().click();
    await expect.poll(() => asksOf(asked, "AssignmentFairness")).toHaveLength(3);
  });

  test("opens a dealer of its list", async () => {
    fairnessApi();
    const opened = heard("scorecard-dealer-open");
    await shown();
    await page.getByRole("button", { name: "Open Dealer D2" }).click();
    expect(opened).toEqual([{ dealer: "D2" }]);
  });
});
