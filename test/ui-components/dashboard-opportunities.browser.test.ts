import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { newOpportunity, opportunityInFull, opportunityInWork } from "./support/open-opportunities.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const data = (value: unknown): Response => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };
const asOf = "2026-03-03T05:40:00.000Z";

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  const inbox = {
    fresh: { asOf, totalCount: 1, nodes: [newOpportunity("SO-1")], pageInfo: end },
    inWork: { asOf, totalCount: 1, nodes: [opportunityInWork("SO-2")], pageInfo: end },
  };
  return fakeApi({
    OpportunityInbox: () => data({ dealer: { name: "North Yard", timeZone: "UTC", ...inbox } }),
    Opportunity: ({ variables }) =>
      data({ dealer: { name: "North Yard", timeZone: "UTC", opportunity: opportunityInFull(String(variables["id"])) } }),
    AcceptOpportunity: () => data({ done: { userErrors: [] } }),
    ...given,
  });
}

const opened = (given: Partial<ScorecardDashboard> = {}) =>
  show("scorecard-dashboard", {
    endpoint: "https://api.example/graphql",
    dealerId: "D1",
    tokenProvider: () => Promise.resolve("token"),
    program: "FLEET_SERVICE_OPPORTUNITIES",
    view: { panel: "opportunities" },
    ...given,
  });

const prevent = (event: Event) => event.preventDefault();
const asks = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name);

test("the button of the overview says how many are new, and opens them", async () => {
  api({ NewOpportunities: () => data({ dealer: { fresh: { totalCount: 2, nodes: [] } } }) });
  const element = await opened({ view: {} });
  await page.getByRole("button", { name: "Opportunities: 2 new" }).click();
  await expect.poll(() => words(element)).toContain("New: 1 waits for an answer");
  await expectAccessible(element);
});

test("a new one is shown within five seconds, in the overview and in the inbox", async () => {
  let total = 0;
  api({
    NewOpportunities: () => data({ dealer: { fresh: { totalCount: total, nodes: [] } } }),
    OpportunityInbox: () => {
      const fresh = { asOf, totalCount: total, nodes: total > 0 ? [newOpportunity("SO-9")] : [], pageInfo: end };
      return data({ dealer: { name: "North Yard", timeZone: "UTC", fresh, inWork: { asOf, totalCount: 0, nodes: [], pageInfo: end } } });
    },
  });
  const element = await opened({ view: {} });
  await expect.element(page.getByRole("button", { name: "Opportunities", exact: true })).toBeVisible();
  total = 1;
  await expect.element(page.getByRole("button", { name: "Opportunities: 1 new" }), { timeout: 5_000 }).toBeVisible();
  total = 0;
  element.view = { panel: "opportunities" };
  await expect.poll(() => words(element)).toContain("No opportunity waits for an answer.");
  total = 1;
  await expect.poll(() => words(element), { timeout: 5_000 }).toContain("Service: G-22");
});

test("a step is sent once, the lists are read again, and the overview when the reader goes back", async () => {
  const asked = api();
  await opened();
  await page.getByRole("button", { name: "Accept: Service: G-22" }).click();
  await expect.poll(() => asks(asked, "OpportunityInbox").length).toBeGreaterThan(1);
  expect(asks(asked, "AcceptOpportunity").map(({ variables }) => variables)).toEqual([
    { input: { dealerID: "D1", opportunityID: "SO-1" } },
  ]);
  const before = asks(asked, "Tiles").length;
  await page.getByRole("button", { name: "Close the opportunities" }).click();
  await expect.poll(() => asks(asked, "Tiles").length).toBe(before + 1);
});

test("what the API refuses is told also where the opportunity has left the lists", async () => {
  let nodes = [newOpportunity("SO-1")];
  api({
    AcceptOpportunity: () => {
      nodes = [];
      return data({ done: { userErrors: [{ field: null, message: "Its time to answer ended." }] } });
    },
    OpportunityInbox: () => {
      const fresh = { asOf, totalCount: nodes.length, nodes, pageInfo: end };
      return data({ dealer: { name: "North Yard", timeZone: "UTC", fresh, inWork: { asOf, totalCount: 0, nodes: [], pageInfo: end } } });
    },
  });
  const element = await opened();
  await page.getByRole("button", { name: "Accept: Service: G-22" }).click();
  await expect.poll(() => words(element)).toContain("No opportunity waits for an answer.");
  await expect.poll(() => words(element)).toContain("Not saved. Its time to answer ended.");
});

test("what the API refuses is told at the opportunity", async () => {
  api({ AcceptOpportunity: () => data({ done: { userErrors: [{ field: null, message: "Its time to answer ended." }] } }) });
  const element = await opened();
  await page.getByRole("button", { name: "Accept: Service: G-22" }).click();
  await expect.poll(() => words(element)).toContain("Not saved. Its time to answer ended.");
});

test("however many are in work, all can be shown, a hundred more at a time", async () => {
  const all = Array.from({ length: 250 }, (_, index) => opportunityInWork(`SO-${index}`));
  const listFrom = (from: number, first: number) => ({
    asOf,
    totalCount: all.length,
    nodes: all.slice(from, from + first),
    pageInfo: { hasNextPage: from + first < all.length, endCursor: String(from + first) },
  });
  const asked = api({
    OpportunityInbox: ({ variables }) => {
      const fresh = { asOf, totalCount: 0, nodes: [], pageInfo: end };
      return data({ dealer: { name: "North Yard", timeZone: "UTC", fresh, inWork: listFrom(0, Number(variables["inWork"])) } });
    },
    MoreOpenOpportunities: ({ variables }) => data({ dealer: { list: listFrom(Number(variables["after"]), Number(variables["first"])) } }),
  });
  const element = await opened();
  const rows = () =>
    element.shadowRoot?.querySelector("scorecard-opportunity-inbox")?.shadowRoot?.querySelectorAll("[data-stage=IN_WORK] [part=row]")
      .length;
  const more = page.getByRole("button", { name: "Show more" });
  for (const shown of [20, 100, 200, 250]) {
    await expect.poll(rows).toBe(shown);
    if (shown < 250) await more.click();
  }
  await expect.element(more).not.toBeInTheDocument();
  expect(asks(asked, "MoreOpenOpportunities").every(({ variables }) => variables["stage"] === "IN_WORK")).toBe(true);
});

test('"Details" opens the opportunity, and closing it goes back to the inbox', async () => {
  const asked = api();
  const element = await opened();
  await page.getByRole("button", { name: "Details: Service: G-22" }).last().click();
  await expect.poll(() => words(element)).toContain("What happened");
  expect(asks(asked, "Opportunity").map(({ variables }) => variables)).toEqual([{ dealer: "D1", id: "SO-2" }]);
  await page.getByRole("button", { name: "Close the opportunity" }).click();
  await expect.poll(() => words(element)).toContain("In work: 1");
});

test('"Details" of a month\'s opportunities opens it too, unless the page has a place for it', async () => {
  api();
  const told = heard("scorecard-opportunity-open");
  const details = { month: "2026-03", sort: { field: "ASSIGNED_AT", direction: "DESC" }, filter: {} } as const;
  const element = await opened({ view: { details } });
  document.body.addEventListener("scorecard-opportunity-open", prevent);
  await page
    .getByRole("button", { name: /Details/ })
    .first()
    .click();
  expect(told).toEqual([{ id: "OPP-1" }]);
  expect(element.view.panel).toBeUndefined();
  document.body.removeEventListener("scorecard-opportunity-open", prevent);
  await page
    .getByRole("button", { name: /Details/ })
    .first()
    .click();
  await expect.poll(() => words(element)).toContain("What happened");
  await page.getByRole("button", { name: "Close the opportunity" }).click();
  await expect.poll(() => element.view.panel ?? null).toBeNull();
});

test("while a past instant is looked at nothing is asked again and again", async () => {
  const asked = api();
  const element = await opened({ view: { panel: "opportunities", asOf: "2026-03-01T00:00:00.000Z" } });
  await expect.poll(() => words(element)).toContain("In work: 1");
  const before = asked.length;
  await new Promise((done) => setTimeout(done, 4_500));
  expect(asks(asked.slice(before), "OpportunityInbox")).toEqual([]);
  expect(asks(asked.slice(before), "NewOpportunities")).toEqual([]);
});
