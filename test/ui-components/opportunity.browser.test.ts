import "@dealer-scorecards/ui-components/opportunity/define";
import type { ScorecardOpportunity } from "@dealer-scorecards/ui-components/components/opportunity/opportunity.ts";
import type { OpportunityInFull } from "@dealer-scorecards/ui-components/model/opportunity-types.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { newOpportunity, opportunityInFull } from "./support/open-opportunities.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const opened = (given: Partial<OpportunityInFull> = {}, of: Partial<ScorecardOpportunity> = {}) =>
  show("scorecard-opportunity", { opportunity: opportunityInFull("SO-1", given), headingLevel: 2, ...of });

test("an accepted one shows the owner's contact data, what is known of it and what happened", async () => {
  const element = await opened();
  expect(words(element)).toContain(
    "Name Ottilie Quellenbach Street 17 Larkspur Lane, 53188 Waukesha Telephone +1 555 0100 E-mail ottilie@example.com",
  );
  expect(words(element)).toContain("Each time these data are shown, it is kept who saw them.");
  expect(words(element)).toContain("Update Mar 3, 2026, 10:00 AM UTC by someone Parts are ordered.");
  await expect.element(page.getByRole("link", { name: "+1 555 0100" })).toHaveAttribute("href", "tel:+15550100");
  await expect.element(page.getByRole("link", { name: "ottilie@example.com" })).toHaveAttribute("href", "mailto:ottilie@example.com");
  await expectAccessible(element);
});

test.each<[string, Partial<OpportunityInFull>, string]>([
  [
    "before it is accepted",
    { answer: "PENDING", ownerSight: "NEED", contact: null, conclusion: null },
    "are shown once the opportunity is accepted",
  ],
  [
    "once it was declined",
    { answer: "REJECTED", ownerSight: "NOTHING", contact: null, request: null },
    "The owner’s data are not shown any more.",
  ],
  [
    "once it was withdrawn",
    { conclusion: "WITHDRAWN", ownerSight: "NOTHING", contact: null, request: null },
    "The owner’s data are not shown any more.",
  ],
  ["where the request is not known", { ownerSight: "NOTHING", contact: null, request: null }, "The owner’s data are not known here."],
])("%s it says why there are no contact data", async (_, given, expected) => {
  const element = await opened(given);
  expect(words(element)).toContain(expected);
  await expectAccessible(element);
});

test("erased data are told with the day", async () => {
  const { request } = newOpportunity("SO-1");
  const erased = request && { ...request, firstName: null, town: null, postalCode: null, erasedAt: "2026-06-01T10:00:00.000Z" };
  expect(words(await opened({ contact: null, request: erased }))).toContain("The owner’s data were erased on Jun 1, 2026.");
});

test("what was written and is erased says so in the language of the reader", async () => {
  const events = [{ kind: "STATUS_UPDATED", happenedAt: "2026-03-03T10:00:00.000Z", author: "someone", note: "(erased)" }] as const;
  const element = await opened({ events, answer: "REJECTED", conclusion: null, declineReason: "(erased)" }, { lang: "fr" });
  await expect.poll(() => words(element)).toContain("someone (effacé)");
  expect(words(element)).not.toContain("(erased)");
});

test("what was written is said to be sealed where it is", async () => {
  const events = [{ kind: "STATUS_UPDATED", happenedAt: "2026-03-03T10:00:00.000Z", author: "someone", note: null }] as const;
  expect(words(await opened({ events }))).toContain("What was written is not shown any more.");
});

test("the steps that the API names can be taken, and no others", async () => {
  const asked = heard("scorecard-opportunity-step");
  const element = await opened({ nextSteps: ["ENROL"] });
  const buttons = [...(element.shadowRoot?.querySelectorAll<HTMLElement>("[part=step]") ?? [])].map(({ innerText }) => innerText);
  expect(buttons).toEqual(["Enrolled in monitoring"]);
  await page.getByRole("button", { name: /^Enrolled/ }).click();
  expect(asked).toMatchObject([{ id: "SO-1", step: "ENROL", words: null }]);
});

test("one that is not there is said to be so", async () => {
  expect(words(await opened({}, { opportunity: null }))).toContain("The dealer has no opportunity of this id.");
});

test.each(["fr", "ru", "zh"])("in %s every word is there", async (lang) => {
  const element = await opened({}, { lang });
  await expect.poll(() => words(element)).not.toContain("What happened");
  await expectAccessible(element);
});
