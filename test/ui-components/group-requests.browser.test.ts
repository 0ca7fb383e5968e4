import "@dealer-scorecards/ui-components/group-dashboard/define";
import type { ScorecardGroupDashboard } from "@dealer-scorecards/ui-components/components/group-dashboard/group-dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import type { fakeApi } from "./support/api.ts";
import { asksOf, fails, groupApi, groupDashboard } from "./support/group.ts";
import { expectAccessible, heard, words } from "./support/page.ts";
import { dealerNames, decisions, flaggedOpportunity, serviceRequest } from "./support/service-requests.ts";

const data = (value: unknown): Response => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };
const list = (nodes: readonly unknown[], pageInfo: object = end) => data({ list: { nodes, pageInfo } });

const requestsApi = (given: Parameters<typeof fakeApi>[0] = {}) =>
  groupApi({
    ServiceRequests: () => list([serviceRequest("SR-1")]),
    FlaggedOpportunities: () => list([flaggedOpportunity("SO-1")]),
    RequestDecisions: () => data({ serviceRequest: { assignments: decisions } }),
    DealerNames: ({ variables }) =>
      data({
        dealers: { nodes: (variables["ids"] as (keyof typeof dealerNames)[]).map((id) => ({ internalID: id, name: dealerNames[id] })) },
      }),
    ChangeRequest: () => data({ changed: { userErrors: [] } }),
    ...given,
  });

const opened = (given: Partial<ScorecardGroupDashboard> = {}) =>
  groupDashboard({ program: "FLEET_SERVICE_OPPORTUNITIES", view: { panel: "requests" }, ...given });

const button = (name: string | RegExp) => page.getByRole("button", { name });

test("staff open the requests in place of the comparison: those with no dealer left first, dealers by their names", async () => {
  const asked = requestsApi();
  const element = await opened({ view: {} });
  await button("Service requests").click();
  await expect.poll(() => words(element)).toContain("No dealer left Asked so far: North Yard");
  expect(asksOf(asked, "ServiceRequests")).toEqual([{ states: ["UNASSIGNED"], first: 20, after: null }]);
  expect(element.view.panel).toBe("requests");
  await expectAccessible(element);
  await button("Close the requests").click();
  await expect.poll(() => words(element)).toContain("40 dealers together");
  expect(element.shadowRoot?.activeElement?.textContent).toBe("Service requests");
});

test("another status is asked for, and the choice stays while it comes", async () => {
  const asked = requestsApi({
    ServiceRequests: ({ variables }) => list(variables["states"] === null ? [serviceRequest("SR-2", { state: "ASKED" })] : []),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("No request stands so.");
  await page.getByRole("combobox", { name: "Status" }).selectOptions("All");
  await expect.poll(() => words(element)).toContain("Request SR-2");
  expect(asksOf(asked, "ServiceRequests").at(-1)).toMatchObject({ states: null });
});

test("the decision comes when it is opened, with the names of all that were looked at", async () => {
  const asked = requestsApi();
  const element = await opened();
  await button(/^Decision/).click();
  await expect.poll(() => words(element)).toContain("South Yard 30 km");
  expect(asksOf(asked, "RequestDecisions")).toEqual([{ id: "SR-1" }]);
});

test("a request is cancelled once, and both lists are read again", async () => {
  const asked = requestsApi();
  const told = heard("scorecard-request-change");
  const element = await opened();
  await button(/^Cancel the request/).click();
  await page.getByRole("textbox").fill("Sold");
  await button("Cancel the request").click();
  await expect.poll(() => words(element)).toContain("Saved.");
  expect(asksOf(asked, "ChangeRequest")).toEqual([{ input: { id: "SR-1", reason: "Sold" } }]);
  expect([asksOf(asked, "ServiceRequests").length, asksOf(asked, "FlaggedOpportunities").length, told.length]).toEqual([2, 2, 1]);
});

test("a flagged opportunity is taken back; what is refused stands at its form, and the words stay", async () => {
  const userErrors = [{ field: null, message: "It is completed." }];
  const asked = requestsApi({ ChangeRequest: () => data({ changed: { userErrors } }) });
  const element = await opened();
  await button(/^Withdraw/).click();
  await page.getByRole("textbox").fill("No update");
  await button("Withdraw").click();
  await expect.poll(() => words(element)).toContain("It is completed.");
  await expect.element(page.getByRole("textbox")).toHaveValue("No update");
  expect(asksOf(asked, "ChangeRequest")).toEqual([{ input: { dealerID: "D1", opportunityID: "SO-1", reason: "No update" } }]);
});

test("after a refusal both lists are read again: how the request stands now is seen beside why", async () => {
  let completed = false;
  requestsApi({
    ServiceRequests: () => list([serviceRequest("SR-1", { state: completed ? "COMPLETED" : "ACCEPTED" })]),
    ChangeRequest: () => {
      completed = true;
      return data({ changed: { userErrors: [{ field: null, message: "It is completed." }] } });
    },
  });
  const element = await opened();
  await button(/^Cancel the request/).click();
  await page.getByRole("textbox").fill("Sold");
  await button("Cancel the request").click();
  await expect.poll(() => words(element)).toContain("Completed");
  expect(words(element)).toContain("It is completed.");
  await button("Keep the request").click();
  await expect.element(button(/^Cancel the request/)).not.toBeInTheDocument();
});

test("what was refused of another source is not told of this one", async () => {
  requestsApi({ ChangeRequest: () => data({ changed: { userErrors: [{ field: null, message: "It is completed." }] } }) });
  const element = await opened();
  await button(/^Cancel the request/).click();
  await page.getByRole("textbox").fill("Sold");
  await button("Cancel the request").click();
  await expect.poll(() => words(element)).toContain("It is completed.");
  element.tokenProvider = () => Promise.resolve("another");
  await expect.poll(() => words(element)).not.toContain("It is completed.");
});

test("where flags do not come, the choice of status stays while another status is on its way", async () => {
  requestsApi({
    FlaggedOpportunities: fails,
    ServiceRequests: ({ variables }) => (variables["states"] === null ? new Promise<Response>(() => {}) : list([serviceRequest("SR-1")])),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("Request SR-1");
  await page.getByRole("combobox", { name: "Status" }).selectOptions("All");
  await expect.poll(() => words(element)).not.toContain("Request SR-1");
  await expect.element(page.getByRole("combobox", { name: "Status" })).toHaveDisplayValue("All");
});

test("a dealer whose id every object knows is named as the others", async () => {
  const asked = requestsApi({
    ServiceRequests: () => list([serviceRequest("SR-1", { assignments: [{ round: 1, dealerID: "constructor" }] })]),
    DealerNames: () => data({ dealers: { nodes: [{ internalID: "constructor", name: "West Yard" }] } }),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("Asked so far: West Yard");
  expect(asksOf(asked, "DealerNames")).toContainEqual({ ids: ["constructor"] });
});

test("more requests come after those that are there", async () => {
  requestsApi({
    ServiceRequests: ({ variables }) =>
      variables["after"] === null
        ? list([serviceRequest("SR-1")], { hasNextPage: true, endCursor: "c" })
        : list([serviceRequest("SR-2", { model: "G-30" })]),
  });
  const element = await opened();
  await button("Show more").click();
  await expect.poll(() => words(element)).toContain("Request SR-2");
  expect(words(element)).toContain("Request SR-1");
});

test("what does not come is said, and tried again; what cannot be sent keeps its words", async () => {
  let down = true;
  const asked = requestsApi({ ServiceRequests: () => (down ? fails() : list([serviceRequest("SR-1")])), ChangeRequest: fails });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  await expect.poll(() => words(element)).toContain("Flagged opportunities");
  expect(words(element)).not.toContain("No request stands so.");
  down = false;
  await button("Try again").click();
  await button(/^Cancel the request/).click();
  await page.getByRole("textbox").fill("Sold");
  await button("Cancel the request").click();
  await expect.element(button("Try again")).toBeVisible();
  await expect.element(page.getByRole("textbox")).toHaveValue("Sold");
  expect(asksOf(asked, "ChangeRequest")).toHaveLength(1);
});

test("a page that takes the matter over is asked first, and nothing is sent", async () => {
  const asked = requestsApi();
  const element = await opened();
  element.addEventListener("scorecard-request-change", (event) => event.preventDefault());
  await button(/^Cancel the request/).click();
  await page.getByRole("textbox").fill("Sold");
  await button("Cancel the request").click();
  expect(asksOf(asked, "ChangeRequest")).toEqual([]);
});

test("who is not staff is offered none, whatever the address says", async () => {
  const asked = requestsApi({
    GroupMonths: () =>
      data({
        viewer: { roles: ["DEALER"] },
        dealers: { nodes: [{ scorecards: { nodes: [{ month: "2026-04" }, { month: "2026-03" }] } }] },
      }),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("40 dealers together");
  await expect.element(button("Service requests")).not.toBeInTheDocument();
  expect(asksOf(asked, "ServiceRequests")).toEqual([]);
});

test("another program has none", async () => {
  const asked = requestsApi();
  const element = await opened({ program: "AFTER_SALES" });
  await expect.poll(() => words(element)).toContain("40 dealers together");
  await expect.element(button("Definition preview")).toBeVisible();
  await expect.element(button("Service requests")).not.toBeInTheDocument();
  expect(asksOf(asked, "ServiceRequests")).toEqual([]);
});

test("while a past instant is looked back at nothing is asked for", async () => {
  const asked = requestsApi();
  const element = await opened({ view: { panel: "requests", asOf: "2026-03-03T00:00:00.000Z" } });
  await expect.poll(() => words(element)).toContain("Go back to now to see them.");
  expect(asksOf(asked, "ServiceRequests")).toEqual([]);
});
