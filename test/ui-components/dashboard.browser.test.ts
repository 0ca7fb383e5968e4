import "@dealer-scorecards/ui-components/dashboard/define";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { countsAnswer, fakeApi, historyAnswer } from "./support/api.ts";
import { opportunity } from "./support/fixtures.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const source = {
  endpoint: "https://api.example/graphql",
  dealerId: "D1",
  program: "FLEET_SERVICE_OPPORTUNITIES",
  tokenProvider: () => Promise.resolve("token"),
};

const tag = "scorecard-dashboard";
const details = { month: "2026-03", sort: { field: "ID", direction: "ASC" }, filter: { answers: ["ACCEPTED"] } } as const;

test("it shows the tiles and the history of a dealer, and asks for each once", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toMatch(/Close rate.*80\.6%.*Scorecard history.*March 2026.*February 2026/);
  // How many opportunities are new is asked for again and again, by what comes later.
  const once = asked.map(({ operation }) => operation).filter((operation) => operation !== "NewOpportunities");
  expect(once.toSorted()).toEqual(["History", "Tiles"]);
  await expectAccessible(dashboard);
});

test("the token is in no attribute", async () => {
  fakeApi();
  const dashboard = await show(tag, { ...source, tokenProvider: () => Promise.resolve("secret-of-someone") });
  await expect.poll(() => words(dashboard)).toContain("80.6%");
  expect(dashboard.outerHTML + (dashboard.shadowRoot?.innerHTML ?? "")).not.toContain("secret-of-someone");
});

test("a token that ended is renewed without a word, and sort, filter, months and rows stay", async () => {
  const tokens = ["old", "new"];
  const row = { dealer: { timeZone: "UTC", list: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } };
  const asked = fakeApi({
    Opportunities: ({ authorization }) =>
      authorization === "Bearer old" ? new Response(null, { status: 401 }) : Response.json({ data: row }),
  });
  const view = { expanded: ["2026-02"], details };
  const dashboard = await show(tag, { ...source, view, tokenProvider: () => Promise.resolve(tokens.shift() ?? "none") });
  await expect.poll(() => words(dashboard)).toContain("No opportunity matches these filters.");
  expect(dashboard.view).toEqual(view);
  const { sort, filter } = details;
  const questions = asked.filter(({ operation }) => operation === "Opportunities");
  expect(questions.map(({ authorization }) => authorization)).toEqual(["Bearer old", "Bearer new"]);
  expect(questions.every(({ variables }) => JSON.stringify(variables["sort"]) === JSON.stringify(sort))).toBe(true);
  expect(questions[1]?.variables).toMatchObject({ month: "2026-03", sort, filter });
});

test("a section that fails says so and can be tried again, the others stand", async () => {
  let works = false;
  const failed = { errors: [{ message: "Internal error" }] };
  const tiles = { data: { dealer: { name: "North Yard", timeZone: "UTC", tiles: [] } } };
  fakeApi({ Tiles: () => Response.json(works ? tiles : failed) });
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toMatch(/This could not be loaded\. Try again.*Scorecard history.*March 2026/);
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(dashboard)).not.toContain("Try again");
});

test("what is there stays while it is asked for again", async () => {
  let asked = 0;
  fakeApi({
    History: () => {
      asked += 1;
      return asked === 1 ? historyAnswer() : new Promise<Response>(() => undefined);
    },
  });
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toContain("March 2026");
  dashboard.refresh();
  await expect.poll(() => asked).toBe(2);
  expect(words(dashboard)).toContain("March 2026");
});

test("older months follow, and a refresh asks for as many again", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, source);
  await page.getByRole("button", { name: "Show older months" }).click();
  await expect.poll(() => words(dashboard)).toContain("January 2026");
  dashboard.refresh();
  await expect.poll(() => asked.filter(({ operation }) => operation === "History").length).toBe(4);
  await expect.poll(() => words(dashboard)).toMatch(/March 2026.*January 2026/);
});

const monthsOf = ({ variables }: { readonly variables: Readonly<Record<string, unknown>> }) =>
  Object.entries(variables).flatMap(([name, month]) => (/^m\d+$/.test(name) ? [month] : []));

test("what became of a month's records is asked for when the month is opened", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, source);
  await page.getByRole("button", { name: "February 2026, counts" }).click();
  await expect.poll(() => words(dashboard)).toContain("Accepted 31");
  const questions = () => asked.filter(({ operation }) => operation === "MonthCounts").map(monthsOf);
  expect(questions()).toEqual([["2026-02"]]);
  await page.getByRole("button", { name: "March 2026, counts" }).click();
  await expect.poll(() => words(dashboard)).toMatch(/Accepted 31.*Accepted 31/);
  expect(questions()).toEqual([["2026-02"], ["2026-03"]]);
  await expectAccessible(dashboard);
});

test("months that are open from the start are asked for together; a refresh keeps them open and asks again", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, { ...source, view: { expanded: ["2026-03", "2026-02"] } });
  await expect.poll(() => words(dashboard)).toMatch(/Accepted 31.*Accepted 31/);
  const questions = () => asked.filter(({ operation }) => operation === "MonthCounts").map(monthsOf);
  expect(questions()).toEqual([["2026-03", "2026-02"]]);
  dashboard.refresh();
  expect(words(dashboard)).toMatch(/Accepted 31.*Accepted 31/);
  await expect.poll(questions).toHaveLength(2);
  expect(questions()[1]).toEqual(["2026-03", "2026-02"]);
  expect(dashboard.view).toEqual({ expanded: ["2026-03", "2026-02"] });
});

test("counts that fail are told in their row and can be tried again; the history stands", async () => {
  let works = false;
  fakeApi({ MonthCounts: (asked) => (works ? countsAnswer(asked) : Response.json({ errors: [{ message: "Internal error" }] })) });
  const dashboard = await show(tag, { ...source, view: { expanded: ["2026-02"] } });
  await expect.poll(() => words(dashboard)).toMatch(/February 2026.*This could not be loaded\. Try again/);
  expect(words(dashboard)).toContain("March 2026");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(dashboard)).toContain("Accepted 31");
  expect(words(dashboard)).not.toContain("Try again");
});

test("how many opportunities a month has is asked for with its first page alone, and shown beside those loaded", async () => {
  const asked = fakeApi({
    Opportunities: ({ variables: { after, counted } }) => {
      const start = after === null ? 0 : 50;
      const nodes = Array.from({ length: 50 }, (_, index) => opportunity({ internalID: `SO-${start + index}` }));
      const list = { nodes, pageInfo: { hasNextPage: after === null, endCursor: "next" }, ...(counted ? { totalCount: 1204 } : {}) };
      return Response.json({ data: { dealer: { timeZone: "UTC", list } } });
    },
  });
  const dashboard = await show(tag, { ...source, view: { details } });
  await expect.poll(() => words(dashboard)).toContain("50 of 1,204 opportunities");
  page.getByRole("button", { name: "Load more" }).element().scrollIntoView();
  await expect.poll(() => words(dashboard)).toContain("100 of 1,204 opportunities");
  const questions = asked.filter(({ operation }) => operation === "Opportunities");
  expect(questions.map(({ variables }) => variables["counted"])).toEqual([true, false]);
});

test("a page may lead: a view it refuses is not gone to", async () => {
  fakeApi();
  const dashboard = await show(tag, source);
  const views = heard("scorecard-view-change");
  document.body.addEventListener("scorecard-view-change", (event) => event.preventDefault(), { once: true });
  await page.getByRole("button", { name: "View details: March 2026" }).click();
  expect(views).toEqual([{ view: { details: { month: "2026-03", sort: { field: "ASSIGNED_AT", direction: "DESC" }, filter: {} } } }]);
  expect(dashboard.view).toEqual({});
  await page.getByRole("button", { name: "View details: March 2026" }).click();
  await expect.element(page.getByRole("grid")).toBeVisible();
});

test("a receipt that is open is printed in the place of the rest; afterwards all is as it was", async () => {
  const views = heard("scorecard-view-change");
  fakeApi({ Receipt: () => new Promise<Response>(() => undefined) });
  const view = { receipt: { metric: "CLOSE_RATE", month: "2026-03" } };
  const dashboard = await show(tag, { ...source, view });
  const dialog = dashboard.shadowRoot?.querySelector("dialog");
  await expect.poll(() => dialog?.matches(":modal")).toBe(true);
  const focused = dashboard.shadowRoot?.activeElement;
  dispatchEvent(new Event("beforeprint"));
  expect([dialog?.open, dialog?.matches(":modal")]).toEqual([true, false]);
  dispatchEvent(new Event("afterprint"));
  expect([dialog?.open, dialog?.matches(":modal"), dashboard.shadowRoot?.activeElement]).toEqual([true, true, focused]);
  await new Promise((done) => setTimeout(done, 50));
  expect([views, dashboard.view]).toEqual([[], view]);
});

test("another dealer's numbers are gone at once", async () => {
  fakeApi({
    Tiles: ({ variables }) =>
      Response.json({ data: { dealer: variables["dealer"] === "D1" ? { name: "", timeZone: "UTC", tiles: [] } : null } }),
  });
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toContain("March 2026");
  dashboard.dealerId = "D2";
  await dashboard.updateComplete;
  expect(words(dashboard)).not.toContain("March 2026");
  await expect.poll(() => words(dashboard)).toBe("There is no such dealer, or you may not see it.");
});

const neverAnswers = () => new Promise<Response>(() => undefined);

/** Out of the page and back into it, as a page that moves its parts does. */
async function putBack(dashboard: HTMLElementTagNameMap[typeof tag], meanwhile: () => void = () => undefined): Promise<void> {
  dashboard.remove();
  await dashboard.updateComplete;
  meanwhile();
  document.body.append(dashboard);
  await dashboard.updateComplete;
}

test("what was asked for when the element left the page is asked for again when it is back", async () => {
  let answers = true;
  const asked = fakeApi({ MonthCounts: (question) => (answers ? countsAnswer(question) : neverAnswers()) });
  const dashboard = await show(tag, { ...source, view: { expanded: ["2026-03"] } });
  await expect.poll(() => words(dashboard)).toContain("Accepted 31");
  answers = false;
  await page.getByRole("button", { name: "February 2026, counts" }).click();
  await expect.poll(() => asked.filter(({ operation }) => operation === "MonthCounts").length).toBe(2);
  answers = true;
  await putBack(dashboard);
  await expect.poll(() => words(dashboard)).toMatch(/Accepted 31.*Accepted 31/);
  expect(asked.filter(({ operation }) => operation === "Tiles")).toHaveLength(1);
});

test("another month chosen while the element was out of the page is shown, and never the rows of the one before", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, { ...source, view: { details } });
  await expect.poll(() => words(dashboard)).toContain("OPP-1");
  await putBack(dashboard, () => {
    dashboard.view = { details: { ...details, month: "2026-02" } };
  });
  expect(words(dashboard)).not.toContain("OPP-1");
  await expect.poll(() => words(dashboard)).toMatch(/assigned in February 2026.*OPP-1/);
  const months = asked.flatMap(({ operation, variables }) => (operation === "Opportunities" ? [variables["month"]] : []));
  expect(months).toEqual(["2026-03", "2026-02"]);
});

test("a language that changed while the element was out of the page is asked for", async () => {
  const asked = fakeApi();
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toContain("80.6%");
  await putBack(dashboard, () => {
    dashboard.lang = "fr";
  });
  await expect.poll(() => asked.filter(({ operation }) => operation === "Tiles").length).toBe(2);
});

test("without a token's provider nothing is shown any longer", async () => {
  fakeApi();
  const dashboard = await show(tag, source);
  await expect.poll(() => words(dashboard)).toContain("80.6%");
  dashboard.tokenProvider = null;
  await dashboard.updateComplete;
  await expect.poll(() => words(dashboard)).not.toContain("80.6%");
  dashboard.refresh();
  await dashboard.updateComplete;
  expect(words(dashboard)).not.toContain("Try again");
});

const focusedIn = ({ activeElement }: Document | ShadowRoot): Element | null =>
  activeElement?.shadowRoot?.activeElement ? focusedIn(activeElement.shadowRoot) : activeElement;

test("a month whose opportunities do not come can be closed; without what opened it, the focus goes to the overview", async () => {
  fakeApi({ Opportunities: () => Response.json({ errors: [{ message: "no" }] }) });
  const dashboard = await show(tag, { ...source, view: { details: { ...details, filter: {} } } });
  await expect.poll(() => words(dashboard)).toMatch(/could not be loaded.*Opportunities assigned in March 2026/);
  await expectAccessible(dashboard);
  await page.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => words(dashboard)).not.toContain("Opportunities assigned");
  expect(focusedIn(document)?.matches(".overview")).toBe(true);
});

test("a page that leads from a control of its own keeps the focus there", async () => {
  fakeApi();
  const dashboard = await show(tag, source);
  const control = document.createElement("button");
  document.body.append(control);
  control.focus();
  for (const view of [{ details }, {}]) {
    dashboard.view = view;
    await dashboard.updateComplete;
    expect(document.activeElement).toBe(control);
  }
});

test("who tries again by keyboard goes on at the section that was asked for", async () => {
  let works = false;
  fakeApi({ History: () => (works ? historyAnswer() : Response.json({ errors: [{ message: "no" }] })) });
  const dashboard = await show(tag, source);
  const again = page.getByRole("button", { name: "Try again" });
  await expect.element(again).toBeVisible();
  works = true;
  (again.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => words(dashboard)).toContain("March 2026");
  expect(focusedIn(document)?.localName).toBe("scorecard-history");
  await userEvent.keyboard("{Tab}");
  expect(focusedIn(document)?.ariaLabel).toBe("March 2026, counts");
});
