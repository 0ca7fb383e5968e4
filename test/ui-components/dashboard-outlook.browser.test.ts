import "@dealer-scorecards/ui-components/dashboard/define";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/components/dashboard/dashboard.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { fakeApi } from "./support/api.ts";
import { closeRate, metricResult } from "./support/fixtures.ts";
import { expectAccessible, show, words } from "./support/page.ts";

const answer = (data: unknown): Response => Response.json({ data });
/** A receipt of a number in a state, as the API answers with it. */
function receiptIn(state: "FINAL" | "IN_PROGRESS"): unknown {
  const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const result = {
    ...metricResult({ state, month: "2026-09" }),
    metric: { ...closeRate, version: 1 },
    asOf: "2026-10-10T12:00:00.000Z",
    interval: null,
    edition: null,
    differsSincePublication: false,
    receipt: { completeThrough: null, counts: { counted: 0, notCounted: 0, leftOut: 0 }, counted: none, notCounted: none, leftOut: none },
  };
  return { dealer: { timeZone: "UTC", scorecard: { result } } };
}

const outlook = { least: 0.4, most: 0.9, expected: 0.65, expectedFrom: "DEALER", open: 5, cohortComplete: true };
const toGoal = { state: "POSSIBLE", sentence: "2 more of the 5 still open, the first by Jun 27, 2026." };
const outlookAnswer = { dealer: { scorecard: { result: { outlook: { ...outlook, toGoal } } } } };

function dashboard(): Promise<ScorecardDashboard> {
  return show("scorecard-dashboard", {
    endpoint: "https://api.example/graphql",
    dealerId: "D1",
    tokenProvider: () => Promise.resolve("token"),
    program: "FLEET_SERVICE_OPPORTUNITIES",
    view: { receipt: { metric: "CLOSE_RATE", month: "2026-09" } },
  });
}

test("the receipt of an open share says what it can still become; that is asked for with it alone", async () => {
  const questions = fakeApi({ Receipt: () => answer(receiptIn("IN_PROGRESS")), Outlook: () => answer(outlookAnswer) });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("What the goal takes: 2 more of the 5 still open, the first by Jun 27, 2026.");
  expect(questions.filter(({ operation }) => operation === "Outlook").map(({ variables }) => variables)).toEqual([
    { dealer: "D1", program: "FLEET_SERVICE_OPPORTUNITIES", month: "2026-09", metric: "CLOSE_RATE" },
  ]);
  await expectAccessible(element);
});

test("of a final share nothing is asked, and nothing said", async () => {
  const questions = fakeApi({ Receipt: () => answer(receiptIn("FINAL")), Outlook: () => answer(outlookAnswer) });
  const element = await dashboard();
  await expect.poll(() => words(element)).toContain("Counted");
  expect(words(element)).not.toContain("What it can still become");
  expect(questions.filter(({ operation }) => operation === "Outlook")).toEqual([]);
});

const refusal = () => Response.json({ errors: [{ message: "no" }] });

test("an outlook that fails says so and is tried again alone", async () => {
  let works = false;
  const questions = fakeApi({
    Receipt: () => answer(receiptIn("IN_PROGRESS")),
    Outlook: () => (works ? answer(outlookAnswer) : refusal()),
  });
  const element = await dashboard();
  await expect.poll(() => words(element.shadowRoot?.querySelector("scorecard-outlook") ?? element)).toContain("This could not be loaded.");
  works = true;
  await page.elementLocator(element).getByRole("dialog").getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => words(element)).toContain("From 40.0% to 90.0%");
  expect(questions.filter(({ operation }) => operation === "Receipt")).toHaveLength(1);
});
