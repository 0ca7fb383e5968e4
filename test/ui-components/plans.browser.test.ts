import "@dealer-scorecards/ui-components/plans/define";
import type { ScorecardPlans } from "@dealer-scorecards/ui-components/components/plans/plans.ts";
import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { distance, margin } from "./support/goals.ts";
import { baseline, plan } from "./support/improvement.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

function shown(given: Partial<ScorecardPlans> = {}): Promise<ScorecardPlans> {
  return show("scorecard-plans", {
    plans: [plan({ number: 2, name: "Second" }), plan()],
    dealer: { name: "North Yard", currency: "CAD" },
    metrics: [prepick, margin, distance],
    baselines: [baseline(), baseline({ metric: margin, currency: "CAD", value: 900 })],
    startsOn: "2026-04-01",
    headingLevel: 2,
    ...given,
  });
}

const button = (name: string) => page.getByRole("button", { name });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const focused = (element: Element) => element.shadowRoot?.activeElement;
const start = () => button("Start a plan").click();

beforeEach(() => page.viewport(900, 900));

test("the plans stand in order under headings of their own", async () => {
  const element = await shown();
  expect(
    page
      .getByRole("heading")
      .elements()
      .map(({ localName, textContent }) => `${localName} ${textContent}`),
  ).toEqual(["h2 Plans: North Yard", "h3 Second", "h3 Pre-pick trolleys"]);
  await expectAccessible(element);
});

test("without any it says what a plan is; older ones are asked for", async () => {
  const more = heard("scorecard-load-more");
  expect(words(await shown({ plans: [] }))).toContain("No plan yet.");
  await shown({ hasMore: true });
  await button("Load more").click();
  expect(more).toHaveLength(1);
});

test("looking back, nothing is started or decided", async () => {
  const element = await shown({ closed: true });
  expect(
    page
      .getByRole("button")
      .elements()
      .map((each) => each.getAttribute("aria-label") ?? each.textContent),
  ).toEqual(["Close"]);
  element.closed = false;
  await expect.element(button("Start a plan")).toBeVisible();
});

test("a plan of own staff is started with what is written", async () => {
  const started = heard("scorecard-plan-start");
  const element = await shown();
  await start();
  await expect.poll(() => focused(element)?.id).toBe("field-metric");
  expect(words(element)).toContain("It is judged by the baseline of 50.0%, October – December 2025.");
  await field("Name").fill(" Trolleys ");
  await field("What is done").fill("Parts are laid out.");
  await field("First day").fill("2026-05-01");
  await expectAccessible(element);
  await button("Start this plan").click();
  expect(started).toEqual([
    {
      input: {
        metric: "PREPICK",
        currency: null,
        name: "Trolleys",
        action: "Parts are laid out.",
        broughtBy: "OWN_STAFF",
        vendor: null,
        startsOn: "2026-05-01",
        cost: null,
        costCurrency: null,
      },
    },
  ]);
});

test("one of a vendor names it; money has its currency, and so has the cost", async () => {
  const started = heard("scorecard-plan-start");
  await shown();
  await start();
  await field("Metric").selectOptions("Parts sold");
  await field("Name").fill("Trolleys");
  await field("What is done").fill("Parts are laid out.");
  await field("Brought by").selectOptions("A vendor");
  await field("Name of the vendor").fill("Example Supply");
  await field("Cost in all (optional)").fill("1,200.50");
  await field("Currency of the cost").fill("usd");
  await button("Start this plan").click();
  expect(started).toMatchObject([
    {
      input: {
        metric: "PARTS",
        currency: "CAD",
        broughtBy: "VENDOR",
        vendor: "Example Supply",
        cost: 1200.5,
        costCurrency: "USD",
        startsOn: "2026-04-01",
      },
    },
  ]);
});

test("what is missing stands at each field, and the focus goes to the first", async () => {
  const started = heard("scorecard-plan-start");
  const element = await shown();
  await start();
  await field("Brought by").selectOptions("A vendor");
  await field("Cost in all (optional)").fill("much");
  await field("First day").fill("");
  await button("Start this plan").click();
  const problems = [...(element.shadowRoot?.querySelectorAll(".problem") ?? [])].map((each) => `${each.id} ${each.textContent}`);
  expect(problems).toEqual([
    "problem-name Fill this in.",
    "problem-action Fill this in.",
    "problem-vendor Fill this in.",
    "problem-startsOn Enter a day.",
    "problem-cost Enter a number.",
  ]);
  expect([started.length, focused(element)?.id]).toEqual([0, "field-name"]);
  await expectAccessible(element);
});

test("a metric without a baseline says so and takes one from the last final months", async () => {
  const set = heard("scorecard-baseline-set");
  const element = await shown();
  await start();
  await field("Metric").selectOptions("Distance");
  expect(words(element)).toContain("This metric has no baseline to judge by yet.");
  await button("Set one from the last final months").click();
  expect(set).toEqual([{ input: { metric: "DISTANCE", currency: null, months: null, note: null } }]);
  element.baselines = [baseline({ metric: distance, value: 12 })];
  await expect.element(page.getByText("It is judged by the baseline of 12.0 km")).toBeVisible();
  await expectAccessible(element);
});

test("what the API refuses stands at its field, of a decision at its plan", async () => {
  const element = await shown({ plans: [plan()] });
  await start();
  element.userErrors = [
    { field: ["input", "startsOn"], message: "Expected a later start." },
    { field: ["input", "baseline"], message: "PREPICK has no baseline yet." },
    { field: ["input", "dealerID"], message: "There is no such dealer." },
  ];
  await expect.element(page.getByText("Expected a later start.")).toBeVisible();
  await expect.element(page.getByText("PREPICK has no baseline yet.")).toBeVisible();
  await expect.element(page.getByText("There is no such dealer.")).toBeVisible();
  expect(focused(element)?.id).toBe("field-startsOn");
  await expectAccessible(element);
  await button("Stop: Pre-pick trolleys").click();
  element.refusedPlan = 1;
  element.userErrors = [{ field: ["input", "reason"], message: "The reason is blank." }];
  await expect.element(page.getByText("The reason is blank.")).toBeVisible();
  expect(page.getByText("Expected a later start.").elements()).toHaveLength(0);
});

test("once it is started the form is gone, and the page says so", async () => {
  const element = await shown();
  await start();
  element.saved = { number: 2, name: "Trolleys", what: "started" };
  await expect.element(page.getByText("The plan is started: Trolleys.")).toBeVisible();
  expect(focused(element)?.textContent).toBe("Start a plan");
  element.saved = { number: 2, name: "Trolleys", what: "decided" };
  await expect.element(page.getByText("The decision is recorded: Trolleys.")).toBeVisible();
});

test.each(["loading", "error"] as const)("state %s without plans", async (state) => {
  const element = await shown({ plans: null, state, error: { message: "The server cannot be reached right now." } });
  expect(words(element)).toContain(state === "loading" ? "Loading…" : "The server cannot be reached right now.");
  await expectAccessible(element);
});

test("at 320 px nothing is cut off", async () => {
  await page.viewport(320, 900);
  const element = await shown();
  await start();
  await element.updateComplete;
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
});

test("whoever loads the oldest plans goes on at the list", async () => {
  const element = await shown({ hasMore: true });
  await button("Load more").click();
  element.hasMore = false;
  await expect.poll(() => focused(element)?.localName).toBe("ul");
});

test("a decision that is recorded closes its form, also where the plans cannot be read again", async () => {
  const element = await shown();
  await button("Stop: Pre-pick trolleys").click();
  element.saved = { number: 1, name: "Pre-pick trolleys", what: "decided" };
  await expect.poll(() => field("Why it is stopped").elements()).toHaveLength(0);
  expect(focused(element)?.textContent).toBe("Start a plan");
});
