import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { agreement, choices, customerGoal, overdueGoal } from "./support/customer-goals.ts";
import { expectAccessible, show, words } from "./support/page.ts";

const data = (value: object) => Response.json({ data: value });
const end = { hasNextPage: false, endCursor: null };
const answer = (nodes = [customerGoal()], pageInfo: object = end) =>
  data({ dealer: { internalID: "D1", name: "North Yard", choices, agreements: { nodes: [agreement()] }, list: { nodes, pageInfo } } });

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    CustomerGoals: () => answer(),
    ChangeGoal: () => data({ addCustomerGoalReading: { userErrors: [] } }),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show("scorecard-dashboard", { ...source, program: "AFTER_SALES", ...given });
}

const opened = (given: Partial<ScorecardDashboard> = {}) => dashboard({ view: { panel: "customers" }, ...given });
const sent = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name);
const button = (name: string) => page.getByRole("button", { name });

async function read(): Promise<void> {
  await button("Add a reading: Output").click();
  await page.getByLabelText("Value in pieces a month", { exact: true }).fill("1400");
  await button("Save").click();
}

test("the button opens customers' goals in place of the overview, and closing them goes back to it", async () => {
  const asked = api();
  const element = await dashboard();
  expect(sent(asked, "CustomerGoals")).toEqual([]);
  await button("Customers’ goals").click();
  await expect.poll(() => words(element)).toContain("Customers’ goals: North Yard");
  await expectAccessible(element);
  await button("Close").click();
  await expect.poll(() => element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Customers’ goals");
});

test("a reading is recorded for the dealer that is shown, and the goals are read again", async () => {
  const asked = api();
  const element = await opened();
  await read();
  await expect.poll(() => words(element)).toContain("Saved.");
  const [{ variables } = { variables: {} }] = sent(asked, "ChangeGoal");
  expect(variables).toMatchObject({ input: { dealerID: "D1", goalID: "output", value: 1400 } });
  await expect.poll(() => sent(asked, "CustomerGoals")).toHaveLength(2);
});

test("what is refused stands at its field, and nothing is read again", async () => {
  const userErrors = [{ field: ["input", "value"], message: "It is out of range." }];
  const asked = api({ ChangeGoal: () => data({ addCustomerGoalReading: { userErrors } }) });
  const element = await opened();
  await read();
  await expect.poll(() => words(element)).toContain("It is out of range.");
  expect(sent(asked, "CustomerGoals")).toHaveLength(1);
});

test("what cannot be sent is said, and sent again it has the same id", async () => {
  let down = true;
  const asked = api({
    ChangeGoal: () => (down ? new Response(null, { status: 400 }) : data({ addCustomerGoalReading: { userErrors: [] } })),
  });
  const element = await opened();
  await read();
  await expect.element(button("Try again")).toBeVisible();
  down = false;
  await button("Save").click();
  await expect.poll(() => words(element)).toContain("Saved.");
  const [first, second] = sent(asked, "ChangeGoal").map(({ variables }) => variables);
  expect(second).toEqual(first);
});

test("a page that takes the matter over is asked first, and nothing is sent", async () => {
  const asked = api();
  const element = await opened();
  const details: unknown[] = [];
  element.addEventListener("scorecard-customer-goal-change", (event) => {
    event.preventDefault();
    details.push((event as CustomEvent<unknown>).detail);
  });
  await read();
  expect(details).toMatchObject([{ mutation: "addCustomerGoalReading", input: { goalID: "output" } }]);
  expect(sent(asked, "ChangeGoal")).toEqual([]);
});

test("more goals come after those that are there", async () => {
  api({
    CustomerGoals: ({ variables }) =>
      variables["after"] ? answer([overdueGoal]) : answer([customerGoal()], { hasNextPage: true, endCursor: "c" }),
  });
  const element = await opened();
  await button("Load more goals").click();
  await expect.poll(() => words(element)).toContain("Time to market");
  expect(words(element)).toContain("Output");
});
