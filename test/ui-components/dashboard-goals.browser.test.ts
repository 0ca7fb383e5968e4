import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { prepick } from "./support/boards.ts";
import { distance, goalDealer, goals, metricGoal } from "./support/goals.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-dashboard";

const goalsAnswer = (role: string) => () =>
  Response.json({ data: { viewer: { roles: [role] }, program: { metrics: [prepick, distance] }, dealer: { ...goalDealer, goals } } });

function api(given: Parameters<typeof fakeApi>[0] = {}) {
  return fakeApi({
    Goals: goalsAnswer("STAFF"),
    SetMetricGoal: () =>
      Response.json({ data: { setMetricGoal: { goal: metricGoal({ source: "EVERYBODY", validFrom: "2026-04-01" }), userErrors: [] } } }),
    ...given,
  });
}

function dashboard(given: Partial<ScorecardDashboard> = {}): Promise<ScorecardDashboard> {
  const source = { endpoint: "https://api.example/graphql", dealerId: "D1", tokenProvider: () => Promise.resolve("token") };
  return show(tag, { ...source, program: "AFTER_SALES", ...given });
}

const opened = (given: Partial<ScorecardDashboard> = {}) => dashboard({ view: { panel: "goals" }, ...given });
const asks = (asked: ReturnType<typeof fakeApi>, name: string) => asked.filter(({ operation }) => operation === name).length;
const form = (element: Element) => element.shadowRoot?.querySelector("scorecard-goals")?.shadowRoot?.querySelector("form") ?? null;

async function setTo(value: string): Promise<void> {
  await page.getByLabelText("Value (%)").fill(value);
  await page.getByRole("button", { name: "Set goal" }).click();
}

test("the button opens the goals in place of the overview, and closing them goes back to it", async () => {
  const asked = api();
  const views = heard("scorecard-view-change");
  const element = await dashboard();
  expect(asks(asked, "Goals")).toBe(0);
  await page.getByRole("button", { name: "Goals", exact: true }).click();
  await expect.poll(() => words(element)).toContain("Goals: North Yard");
  await expectAccessible(element);
  expect(page.getByRole("article").elements()).toEqual([]);
  await page.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Goals");
  expect(views).toEqual([{ view: { panel: "goals" } }, { view: { panel: null } }]);
});

test("a goal that is set is said, and all that is held against it is read again", async () => {
  const asked = api();
  const set = heard("scorecard-goal-set");
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  const before = ["Goals", "Tiles", "History"].map((name) => asks(asked, name));
  await setTo("65");
  await expect.poll(() => words(element)).toContain("Saved. Pre-pick rate: Goal above 60%, from Apr 1, 2026.");
  await expect.poll(() => ["Goals", "Tiles", "History"].map((name) => asks(asked, name))).toEqual(before.map((count) => count + 1));
  expect(set).toHaveLength(1);
  expect(asked.find(({ operation }) => operation === "SetMetricGoal")?.variables).toMatchObject({
    input: { program: "AFTER_SALES", metric: "PREPICK", value: 0.65, dealerID: null, withdraw: false },
  });
});

test("what the API refuses stands at its field, and nothing is read again", async () => {
  const refusal = { goal: null, userErrors: [{ field: ["input", "value"], message: "65 is out of range." }] };
  const asked = api({ SetMetricGoal: () => Response.json({ data: { setMetricGoal: refusal } }) });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("6500");
  await expect.element(page.getByLabelText("Value (%)")).toHaveAccessibleDescription("65 is out of range.");
  expect(asks(asked, "Goals")).toBe(1);
  await expectAccessible(element);
});

test.each([
  ["the server fails", () => new Response(null, { status: 500 }), "The server cannot be reached right now."],
  ["it gives an error", () => Response.json({ data: { setMetricGoal: null }, errors: [{ message: "no" }] }), "This could not be loaded."],
])("where %s a goal is sent once, and it says so", async (_, reply, expected) => {
  const asked = api({ SetMetricGoal: reply });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  await expect.poll(() => words(element)).toContain(expected);
  expect(asks(asked, "SetMetricGoal")).toBe(1);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).not.toContain(expected);
});

test("who set a goal stays at the button when that fails", async () => {
  api({ SetMetricGoal: () => new Response(null, { status: 500 }) });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  await expect.poll(() => words(element)).toContain("The server cannot be reached right now.");
  expect(element.shadowRoot?.querySelector("scorecard-goals")?.shadowRoot?.activeElement?.getAttribute("part")).toBe("save");
  await expect.element(page.getByLabelText("Value (%)")).toHaveValue("65");
});

test("what became of a goal of another dealer is not told of this one, nor does its form wait for it", async () => {
  const waiting: ((response: Response) => void)[] = [];
  api({
    SetMetricGoal: () =>
      new Promise<Response>((done) => {
        waiting.push(done);
      }),
  });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  await expect.poll(() => words(element)).toContain("Saving…");
  element.dealerId = "D2";
  await expect.poll(() => words(element)).not.toContain("Saving…");
  await expect.poll(() => form(element)).not.toBeNull();
  waiting[0]?.(new Response(null, { status: 500 }));
  await new Promise((done) => setTimeout(done, 50));
  expect(words(element)).not.toContain("The server cannot be reached right now.");
});

test("a page that prevents it sets the goal itself", async () => {
  const asked = api();
  const element = await opened();
  element.addEventListener("scorecard-goal-set", (event) => event.preventDefault());
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  expect(asks(asked, "SetMetricGoal")).toBe(0);
});

test("a dealer may set what neither the program nor staff give", async () => {
  api({ Goals: goalsAnswer("DEALER") });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  const metrics = page.getByLabelText("Metric").element();
  expect([...metrics.querySelectorAll("option")].map(({ value }) => value)).toEqual(["DISTANCE"]);
  expect(page.getByLabelText("For", { exact: true }).elements()).toEqual([]);
});

test("goals that fail can be tried again", async () => {
  let works = false;
  api({ Goals: () => (works ? goalsAnswer("STAFF")() : Response.json({ errors: [{ message: "no" }] })) });
  const element = await opened();
  await expect.poll(() => words(element)).toContain("This could not be loaded.");
  works = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("Goals: North Yard");
});

test("a goal that is being set stays so while a past instant is looked at, and is told then", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const asked = api({ SetMetricGoal: () => new Promise<Response>((done) => void waiting.push(done)) });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  await expect.poll(() => words(element)).toContain("Saving…");
  element.view = { panel: "goals", asOf: "2026-03-05T12:00:00.000Z" };
  await expect.poll(() => form(element)).toBeNull();
  element.view = { panel: "goals" };
  await expect.poll(() => words(element)).toContain("Saving…");
  waiting[0]?.(
    Response.json({ data: { setMetricGoal: { goal: metricGoal({ source: "EVERYBODY", validFrom: "2026-04-01" }), userErrors: [] } } }),
  );
  await expect.poll(() => words(element)).toContain("Saved. Pre-pick rate");
  await expect.poll(() => words(element)).not.toContain("Saving…");
  expect(asks(asked, "SetMetricGoal")).toBe(1);
});

test("a goal that is set is set, whatever else of the answer failed", async () => {
  const made = { goal: metricGoal({ source: "EVERYBODY", validFrom: "2026-04-01" }), userErrors: [] };
  api({ SetMetricGoal: () => Response.json({ data: { setMetricGoal: made }, errors: [{ message: "no" }] }) });
  const element = await opened();
  await expect.poll(() => form(element)).not.toBeNull();
  await setTo("65");
  await expect.poll(() => words(element)).toContain("Saved. Pre-pick rate");
});
