import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import type { Participation } from "@dealer-scorecards/ui-components/model/participation-types.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";
import { participation, suspended } from "./support/participation.ts";

const data = (value: unknown): Response => Response.json({ data: value });
const list = { asOf: "2026-03-03T05:40:00.000Z", totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
const optedOut = participation({ takesPart: false, unmet: ["NOT_OPTED_IN"], optedIn: false });

/** A dealer that stands so as `standing` says when it is asked for. */
function api(standing: () => Participation, given: Parameters<typeof fakeApi>[0] = {}, roles = ["DEALER"]) {
  const named = { name: "North Yard", timeZone: "UTC" };
  return fakeApi({
    OpportunityInbox: () => data({ dealer: { ...named, participation: standing(), fresh: list, inWork: list } }),
    Participation: () => data({ viewer: { roles }, dealer: { ...named, participation: standing() } }),
    ChangeParticipation: () => data({ changed: { userErrors: [] } }),
    ...given,
  });
}

const opened = (given: Partial<ScorecardDashboard> = {}) =>
  show("scorecard-dashboard", {
    endpoint: "https://api.example/graphql",
    dealerId: "D1",
    tokenProvider: () => Promise.resolve("token"),
    program: "FLEET_SERVICE_OPPORTUNITIES",
    view: { panel: "participation" },
    ...given,
  });

const asks = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name);
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("the inbox says that no new ones come and why, leads to where that is set, and the reader comes back to where they began", async () => {
  api(() => optedOut);
  const element = await opened({ view: {} });
  await button("Opportunities").click();
  await expect.poll(() => words(element)).toContain("No new opportunities come. It has not opted in.");
  await button("Taking part").click();
  await expect.poll(() => words(element)).toContain("Taking part: North Yard");
  expect(element.view.panel).toBe("participation");
  await expectAccessible(element);
  await button("Back to the opportunities").click();
  await expect.poll(() => words(element)).toContain("Opportunities of North Yard");
  await button("Close the opportunities").click();
  await expect.poll(() => element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Opportunities");
});

test("a dealer opts in: it is sent once for the dealer that is shown, and what stands then is read", async () => {
  let standing = optedOut;
  const asked = api(() => standing, {
    ChangeParticipation: () => {
      standing = participation();
      return data({ changed: { userErrors: [] } });
    },
  });
  const told = heard("scorecard-participation-change");
  const element = await opened();
  await page.getByRole("switch").click();
  await expect.element(page.getByRole("switch")).toBeChecked();
  await expect.poll(() => words(element)).toContain("Saved.");
  expect(asks(asked, "ChangeParticipation").map(({ variables }) => variables)).toEqual([{ input: { dealerID: "D1", optedIn: true } }]);
  expect(told).toHaveLength(1);
});

test("only staff are offered to suspend, with the reason", async () => {
  const asked = api(() => participation(), {}, ["STAFF"]);
  await opened();
  await button("Suspend").click();
  await page.getByRole("textbox").fill("Does not answer");
  await button("Suspend").click();
  await expect
    .poll(() => asks(asked, "ChangeParticipation").map(({ variables }) => variables))
    .toEqual([{ input: { dealerID: "D1", reason: "Does not answer" } }]);
});

test("what the API refuses stands at the form, and the words stay; how the dealer stands now is read again", async () => {
  const userErrors = [{ field: ["input", "reason"], message: "The reason is too short." }];
  const asked = api(() => participation(), { ChangeParticipation: () => data({ changed: { userErrors } }) }, ["STAFF"]);
  const element = await opened();
  await button("Suspend").click();
  await page.getByRole("textbox").fill("No");
  await button("Suspend").click();
  await expect.poll(() => words(element)).toContain("The reason is too short.");
  await expect.element(page.getByRole("textbox")).toHaveValue("No");
  expect(asks(asked, "Participation")).toHaveLength(2);
});

test("what cannot be sent is said, and the words stay", async () => {
  api(() => suspended, { ChangeParticipation: () => new Response(null, { status: 400 }) }, ["STAFF"]);
  await opened();
  await button("End the suspension").click();
  await page.getByRole("textbox").fill("All is well");
  await button("End the suspension").click();
  await expect.element(button("Try again")).toBeVisible();
  await expect.element(page.getByRole("textbox")).toHaveValue("All is well");
});

test("a page that takes the matter over is asked first, and nothing is sent", async () => {
  const asked = api(() => participation());
  const element = await opened();
  element.addEventListener("scorecard-participation-change", (event) => event.preventDefault());
  await page.getByRole("switch").click();
  expect(asks(asked, "ChangeParticipation")).toEqual([]);
});

test("of a dealer that may not be seen nothing is shown", async () => {
  api(() => participation(), {
    Tiles: () => data({ program: { groups: [] }, dealer: null }),
    Participation: () => data({ viewer: { roles: ["DEALER"] }, dealer: null }),
  });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("There is no such dealer, or you may not see it.");
  expect(words(element)).not.toContain("Gets service opportunities");
});

test("at a past instant it is told as it was then, and nothing can be changed", async () => {
  const asked = api(() => suspended, {}, ["STAFF"]);
  const asOf = "2026-03-03T00:00:00.000Z";
  const element = await opened({ view: { panel: "participation", asOf } });
  await expect.poll(() => words(element)).toContain("Suspended since");
  expect(asks(asked, "Participation").map(({ variables }) => variables)).toEqual([{ dealer: "D1", asOf }]);
  await expect.element(button("End the suspension")).not.toBeInTheDocument();
});
