import "@dealer-scorecards/ui-components/service-requests/define";
import type { ScorecardServiceRequests } from "@dealer-scorecards/ui-components/components/service-requests/service-requests.ts";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, heard, show, words } from "./support/page.ts";
import { cancelledRequest, dealerNames, decisions, flaggedOpportunity, serviceRequest } from "./support/service-requests.ts";

const shown = (given: Partial<ScorecardServiceRequests> = {}) =>
  show("scorecard-service-requests", {
    requests: [serviceRequest("SR-1")],
    flagged: [flaggedOpportunity("SO-1")],
    dealers: dealerNames,
    now: "2026-03-10T12:00:00.000Z",
    headingLevel: 2,
    ...given,
  });

const button = (name: string | RegExp) => page.getByRole("button", { name, ...(typeof name === "string" && { exact: true }) });
const reason = () => page.getByRole("textbox");
const focused = (element: Element) => element.shadowRoot?.activeElement;

test("a request is told with its need, place, when it came, how it stands and who was asked", async () => {
  const element = await shown();
  expect(words(element)).toContain(
    "Service: G-22 53188 Waukesha, air-cooled Received Mar 2, 2026, 8:00 AM UTC Request SR-1 No dealer left Asked so far: North Yard",
  );
  await expectAccessible(element);
});

test("what is flagged is told with its dealer, since when, and how many days it has been accepted", async () => {
  const element = await shown();
  expect(words(element)).toContain("North Yard Maintenance: L-48 Riverbend, 33 km away Opportunity SO-1");
  expect(words(element)).toContain(
    "No status update for too long: flagged Feb 15, 2026, 10:00 AM UTC Open for too long: flagged Mar 1, 2026, 10:00 AM UTC Accepted Feb 1, 2026, 37 days ago",
  );
});

test("a cancelled one says when, by whom and why, and cannot be cancelled again", async () => {
  const element = await shown({ requests: [cancelledRequest], flagged: [] });
  expect(words(element)).toContain("Cancelled Mar 5, 2026, 8:00 AM UTC by program-staff: The owner sold the house.");
  await expect.element(button(/^Cancel the request/)).not.toBeInTheDocument();
});

test("one that a file cancelled without a reason says when and by whom alone", async () => {
  const element = await shown({ requests: [{ ...cancelledRequest, cancelReason: null, cancelledBy: "operator" }], flagged: [] });
  expect(words(element)).toContain("Cancelled Mar 5, 2026, 8:00 AM UTC by operator");
  expect(words(element)).not.toContain("by operator:");
});

test.each([
  ["en", "(erased)"],
  ["fr", "(effacé)"],
  ["ru", "(удалено)"],
  ["zh", "（已删除）"],
])("in %s a reason that is erased says so", async (lang, expected) => {
  const element = await shown({ lang, requests: [{ ...cancelledRequest, cancelReason: "(erased)" }], flagged: [] });
  await expect.poll(() => words(element)).toContain(`program-staff`);
  await expect.poll(() => words(element)).toContain(expected);
});

test("the newest decision says who was looked at, and why nobody was asked", async () => {
  const opened = heard("scorecard-decision-open");
  const element = await shown();
  await button("Decision: Service: G-22 (SR-1)").click();
  expect(opened).toEqual([{ id: "SR-1" }]);
  element.decisionOf = "SR-1";
  await expect.poll(() => words(element)).toContain("Loading…");
  element.decisions = decisions;
  await element.updateComplete;
  expect(words(element)).toContain("Round 2, Mar 4, 2026, 8:00 AM UTC No dealer was left that could be asked. Dealers looked at: 2");
  expect(words(element)).toContain("North Yard 12 km · core rank 0.90 · 4 received in 30 days It was asked for this request before.");
  expect(words(element)).toContain(
    "South Yard 30 km · 0 received in 30 days It has no trained technician with a parts kit. Staff have suspended it.",
  );
  await expect.element(button("Decision: Service: G-22 (SR-1)")).toHaveAttribute("aria-expanded", "true");
  await expectAccessible(element);
  await button("Decision: Service: G-22 (SR-1)").click();
  expect(opened).toEqual([{ id: "SR-1" }, { id: null }]);
});

test("of one that was handed out it says why it was this dealer", async () => {
  const element = await shown({ decisionOf: "SR-1", decisions: decisions.slice(0, 1) });
  expect(words(element)).toContain(
    "North Yard was asked. It lies within the radius. Its core rank is higher than that of the next one. Dealers looked at: 2",
  );
  expect(words(element)).toContain("North Yard 12 km · core rank 0.90 · 3 received in 30 days It was asked.");
  expect(words(element)).toContain("East Yard 8 km · core rank 0.40 · 1 received in 30 days It could be asked.");
});

test("where no dealer has been looked for, where none is in reach, and where the decision does not come, it says so", async () => {
  const element = await shown({ decisionOf: "SR-1", decisions: [] });
  expect(words(element)).toContain("No dealer has been looked for yet.");
  element.decisions = decisions.slice(1).map((each) => ({ ...each, candidates: [] }));
  await element.updateComplete;
  expect(words(element)).toContain("No dealer lies within the radius or knows the generator.");
  Object.assign(element, { decisionState: "error", decisionError: { message: "The server cannot be reached right now." } });
  await expect.element(page.getByRole("alert")).toHaveTextContent("The server cannot be reached right now.");
});

test("those for which no dealer is left are asked for at first, others by choice", async () => {
  const chosen = heard("scorecard-request-state-change");
  await shown();
  const choice = page.getByRole("combobox", { name: "Status" });
  await expect.element(choice).toHaveDisplayValue("No dealer left");
  await choice.selectOptions("Cancelled");
  await choice.selectOptions("All");
  expect(chosen).toEqual([{ state: "CANCELLED" }, { state: null }]);
});

test("a request is cancelled with the reason, by keyboard alone", async () => {
  const asked = heard("scorecard-request-change");
  const element = await shown();
  (button("Cancel the request: Service: G-22 (SR-1)").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => focused(element)?.id).toBe("field-reason");
  await userEvent.keyboard("Sold{Tab}{Enter}");
  expect(asked).toEqual([{ mutation: "cancelServiceRequest", input: { id: "SR-1", reason: "Sold" } }]);
  await expectAccessible(element);
});

test("an opportunity is taken back with the reason, sent once while that is on its way", async () => {
  const asked = heard("scorecard-request-change");
  const element = await shown();
  await button("Withdraw: North Yard, Maintenance: L-48").click();
  await reason().fill("No update for a month");
  await button("Withdraw").click();
  element.saving = true;
  await expect.element(button("Saving…")).toHaveAttribute("aria-disabled", "true");
  (button("Saving…").element() as HTMLElement).click();
  const input = { dealerID: "D1", opportunityID: "SO-1", reason: "No update for a month" };
  expect(asked).toEqual([{ mutation: "withdrawOpportunity", input }]);
});

test("a reason of blanks is refused at its field, and nothing is sent; Escape leaves the form for its button", async () => {
  const asked = heard("scorecard-request-change");
  const element = await shown();
  await button("Withdraw: North Yard, Maintenance: L-48").click();
  await reason().fill("   ");
  await button("Withdraw").click();
  await expect.element(reason()).toHaveAccessibleDescription("Say why, in at most 1,000 characters.");
  expect(asked).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => focused(element)?.textContent).toBe("Withdraw");
});

test("what is refused stands at its form, and the words stay", async () => {
  const element = await shown();
  await button(/^Cancel the request/).click();
  await reason().fill("Sold");
  await button("Cancel the request").click();
  element.userErrors = [{ field: ["input", "id"], message: "The request is completed." }];
  await expect.element(page.getByRole("alert")).toHaveTextContent("The request is completed.");
  await expect.element(reason()).toHaveValue("Sold");
  await expectAccessible(element);
});

test("what is refused of one request is not told of another", async () => {
  const element = await shown({ requests: [serviceRequest("SR-1"), serviceRequest("SR-2")] });
  await button("Cancel the request: Service: G-22 (SR-1)").click();
  await reason().fill("Sold");
  await button("Cancel the request").click();
  element.userErrors = [{ field: ["input", "reason"], message: "SR-1 is completed." }];
  await expect.element(reason()).toHaveAccessibleDescription("SR-1 is completed. A dealer that has accepted it reads this.");
  await button("Cancel the request: Service: G-22 (SR-2)").click();
  await expect.element(reason()).toHaveValue("");
  await expect.element(reason()).toHaveAccessibleDescription("A dealer that has accepted it reads this.");
  expect(words(element)).not.toContain("SR-1 is completed.");
});

test("while it is saved the form stays, by Escape and by its button, so that what is refused is told there", async () => {
  const element = await shown();
  await button(/^Cancel the request/).click();
  await reason().fill("Sold");
  await button("Cancel the request").click();
  element.saving = true;
  await expect.element(button("Keep the request")).toHaveAttribute("aria-disabled", "true");
  (button("Keep the request").element() as HTMLElement).click();
  await reason().click();
  await userEvent.keyboard("{Escape}");
  await expect.element(reason()).toHaveValue("Sold");
  Object.assign(element, { saving: false, userErrors: [{ field: null, message: "The request is completed." }] });
  await expect.element(page.getByRole("alert")).toHaveTextContent("The request is completed.");
  await button("Keep the request").click();
  await expect.element(reason()).not.toBeInTheDocument();
});

test("what is refused of a request that has gone from the list meanwhile is told above it", async () => {
  const element = await shown();
  await button(/^Cancel the request/).click();
  await reason().fill("Sold");
  await button("Cancel the request").click();
  Object.assign(element, { requests: [], userErrors: [{ field: null, message: "The request is completed." }] });
  await expect.element(page.getByRole("alert")).toHaveTextContent("The request is completed.");
});

test("a dealer goes by its id where its name is not known, whatever the id is", async () => {
  const element = await shown({ requests: [serviceRequest("SR-1", { assignments: [{ round: 1, dealerID: "constructor" }] })] });
  expect(words(element)).toContain("Asked so far: constructor");
});

test("a decision that does not come is asked for again", async () => {
  const opened = heard("scorecard-decision-open");
  const element = await shown({ decisionOf: "SR-1", decisionState: "error", decisionError: { message: "Not now.", retryable: true } });
  await button("Try again").click();
  expect(opened).toEqual([{ id: "SR-1" }]);
  Object.assign(element, { decisionState: "loading", decisionError: null });
  await expect.poll(() => focused(element)?.textContent).toBe("Decision");
});

test("what was saved closes the form and says so", async () => {
  const element = await shown();
  await button(/^Cancel the request/).click();
  await reason().fill("Sold");
  await button("Cancel the request").click();
  Object.assign(element, { saved: {}, requests: [] });
  await expect.poll(() => words(element)).toContain("Saved.");
  await expect.element(reason()).not.toBeInTheDocument();
  await expect.poll(() => focused(element)?.className).toBe("card");
});

test("more of either list and the end are told to the page", async () => {
  const [more, closed] = [heard("scorecard-load-more"), heard("scorecard-requests-close")];
  await shown({ hasMore: true, moreFlagged: true });
  await button("Show more").first().click();
  await button("Show more").last().click();
  await button("Close the requests").click();
  expect([more, closed]).toEqual([[{ list: "requests" }, { list: "flagged" }], [{}]]);
});

test("with none of either it says so", async () => {
  const element = await shown({ requests: [], flagged: [] });
  expect(words(element)).toContain("No request stands so.");
  expect(words(element)).toContain("No accepted opportunity is flagged.");
});

test("while a past instant is looked back at it says that it tells of now alone", async () => {
  const element = await shown({ closed: true, requests: null, flagged: null });
  expect(words(element)).toContain("Go back to now to see them.");
  await expect.element(button(/^Cancel the request/)).not.toBeInTheDocument();
});

test.each(["fr", "ru", "zh"])("in %s every word is there", async (lang) => {
  const element = await shown({ lang, decisionOf: "SR-1", decisions });
  await expect.poll(() => words(element)).not.toContain("Flagged opportunities");
  expect(words(element)).not.toMatch(/\b(the|was|asked)\b/);
  await expectAccessible(element);
});
