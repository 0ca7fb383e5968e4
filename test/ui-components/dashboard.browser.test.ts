import "@dealer-scorecards/ui-components/dashboard/define";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi, historyAnswer } from "./support/api.ts";
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
  expect(asked.map(({ operation }) => operation).toSorted()).toEqual(["History", "Tiles"]);
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
