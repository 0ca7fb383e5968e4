import "@dealer-scorecards/ui-components/opportunity-inbox/define";
import type { ScorecardOpportunityInbox } from "@dealer-scorecards/ui-components/components/opportunity-inbox/opportunity-inbox.ts";
import type { OpportunityStepWish } from "@dealer-scorecards/ui-components/model/opportunity-types.ts";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { newOpportunity, opportunityInWork } from "./support/open-opportunities.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const inbox = (given: Partial<ScorecardOpportunityInbox> = {}) =>
  show("scorecard-opportunity-inbox", {
    dealerName: "North Yard",
    fresh: [newOpportunity("SO-1")],
    inWork: [opportunityInWork("SO-2")],
    asOf: "2026-03-03T05:40:00.000Z",
    headingLevel: 2,
    ...given,
  });

const wishes = () => heard("scorecard-opportunity-step") as readonly OpportunityStepWish[];
const button = (name: string | RegExp) => page.getByRole("button", { name });

/** Answers every step with a promise. */
function answering(answer: () => Promise<unknown>): void {
  document.body.addEventListener(
    "scorecard-opportunity-step",
    (event) => (event as CustomEvent<OpportunityStepWish>).detail.waitUntil(answer()),
    { once: true },
  );
}

test("new ones stand first, with the need, the place, the first name and the time that is left", async () => {
  const element = await inbox();
  expect(words(element)).toContain(
    "New: 1 waits for an answer Service: G-22 53188 Waukesha, 12 km away For Ottilie 1 d 4 h left Answer by Mar 4, 2026, 10:00",
  );
  expect(words(element)).toContain("In work: 1 Service: G-22");
  await expectAccessible(element);
});

test.each([
  ["2026-03-04T09:39:30.000Z", "20 min left"],
  ["2026-03-04T05:39:30.000Z", "4 h 20 min left"],
  ["2026-03-04T10:00:00.000Z", "The time to answer is over"],
])("as of %s it says: %s", async (asOf, expected) => {
  expect(words(await inbox({ asOf }))).toContain(expected);
});

test("days that do not count are told with their hours", async () => {
  const paused = [
    { day: "2026-03-07", holiday: null, hours: 24 },
    { day: "2026-03-09", holiday: "Founders’ Day", hours: 12.5 },
  ];
  const element = await inbox({ fresh: [newOpportunity("SO-1", { paused })] });
  expect(words(element)).toContain("36.5 hours of these do not count: Mar 7, 2026 (weekend), Mar 9, 2026 (Founders’ Day)");
});

test("what nothing may be seen of goes by its id", async () => {
  expect(words(await inbox({ fresh: [newOpportunity("SO-1", { request: null })] }))).toContain("Opportunity SO-1");
});

test("one click accepts, and is sent once", async () => {
  const asked = wishes();
  await inbox();
  answering(() => new Promise(() => undefined));
  const accept = button("Accept: Service: G-22").element() as HTMLElement;
  accept.click();
  await expect.poll(() => accept.ariaDisabled).toBe("true");
  accept.click();
  expect(asked).toMatchObject([{ id: "SO-1", step: "ACCEPT", words: null }]);
});

test("declining asks why, by keyboard alone", async () => {
  const asked = wishes();
  const element = await inbox();
  (button("Decline: Service: G-22").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe("words");
  await userEvent.keyboard("Too far{Tab}{Enter}");
  expect(asked).toMatchObject([{ id: "SO-1", step: "DECLINE", words: "Too far" }]);
});

test("a reason of blanks is refused at its field, and nothing is sent", async () => {
  const asked = wishes();
  const element = await inbox();
  await button("Decline: Service: G-22").click();
  await page.getByRole("textbox").fill("   ");
  await button("Decline").click();
  await expect.element(page.getByRole("textbox")).toHaveAccessibleDescription("Say why, in at most 1,000 characters.");
  expect(asked).toEqual([]);
  await expectAccessible(element);
});

const focused = (element: Element) => element.shadowRoot?.activeElement?.getAttribute("aria-label");

test("Escape leaves the form, and the reader goes on at the button that opened it", async () => {
  const element = await inbox();
  await button("Update: Service: G-22").click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => element.shadowRoot?.querySelector("form")).toBeNull();
  await expect.poll(() => focused(element)).toBe("Update: Service: G-22");
});

test("what was refused is told at the opportunity, and the words stay", async () => {
  const element = await inbox();
  await button("Complete: Service: G-22").click();
  await page.getByRole("textbox").fill("Repaired");
  answering(() => Promise.reject(new Error("It was withdrawn.")));
  await button("Complete").click();
  await expect.poll(() => words(element)).toContain("Not saved. It was withdrawn.");
  await expect.element(page.getByRole("textbox")).toHaveValue("Repaired");
});

test("what was done is said, and the form closes", async () => {
  const element = await inbox();
  await button("Update: Service: G-22").click();
  await page.getByRole("textbox").fill("On the way");
  answering(() => Promise.resolve());
  await button("Update").click();
  await expect.poll(() => words(element)).toContain("Update: Service: G-22. Done.");
  expect(element.shadowRoot?.querySelector("form")).toBeNull();
  await expect.poll(() => focused(element)).toBe("Update: Service: G-22");
});

test("details, more of a list and the end are told to the page", async () => {
  const [opened, more, closed] = [heard("scorecard-opportunity-open"), heard("scorecard-load-more"), heard("scorecard-inbox-close")];
  await inbox({ workTotal: 30 });
  await button("Details: Service: G-22").last().click();
  await button("Show more").click();
  await button("Close the opportunities").click();
  expect([opened, more, closed]).toEqual([[{ id: "SO-2" }], [{ stage: "IN_WORK" }], [{}]]);
});

test("where no new ones come it says so first, with all that is lacking, and leads to where that is told in full", async () => {
  const opened = heard("scorecard-participation-open");
  const element = await inbox({ participation: { takesPart: false, unmet: ["NO_TRAINED_TECHNICIAN", "SUSPENDED"] } });
  expect(words(element)).toContain(
    "No new opportunities come. It has no trained technician with a parts kit. Staff have suspended it. Taking part New: 1",
  );
  await button("Taking part").click();
  expect(opened).toEqual([{}]);
  await expectAccessible(element);
});

test("where new ones can come it says that", async () => {
  const element = await inbox({ participation: { takesPart: true, unmet: [] } });
  expect(words(element)).toContain("New opportunities can come. Taking part New: 1");
});

test("with none of either it says so", async () => {
  const element = await inbox({ fresh: [], inWork: [] });
  expect(words(element)).toContain("No opportunity waits for an answer.");
  expect(words(element)).toContain("No opportunity is in work.");
});

test.each(["fr", "ru", "zh"])("in %s every word is there", async (lang) => {
  const element = await inbox({ lang });
  await expect.poll(() => words(element)).not.toContain("In work");
  await expectAccessible(element);
});
