import "@dealer-scorecards/ui-components/participation/define";
import type { ScorecardParticipation } from "@dealer-scorecards/ui-components/components/participation/participation.ts";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, heard, show, words } from "./support/page.ts";
import { noPart, participation, suspended } from "./support/participation.ts";

const shown = (given: Partial<ScorecardParticipation> = {}) =>
  show("scorecard-participation", { participation: participation(), dealer: "North Yard", headingLevel: 2, ...given });

const button = (name: string) => page.getByRole("button", { name, exact: true });
const reason = () => page.getByRole("textbox");
const focused = (element: Element) => element.shadowRoot?.activeElement;

test("it says that the dealer takes part, what each condition rests on, and the newest changes", async () => {
  const element = await shown();
  expect(words(element)).toContain("Gets service opportunities Every condition is met");
  expect(words(element)).toContain(
    "3 technicians have completed the service training and have a parts kit. For air-cooled generators: 3. For liquid-cooled generators: 1.",
  );
  expect(words(element)).toContain("Suspended Mar 2, 2026, 10:00 AM UTC by program-staff Three owners complained.");
  expect(words(element)).not.toContain("Not met");
  await expectAccessible(element);
});

test("each unmet condition says what to do", async () => {
  const element = await shown({ participation: noPart });
  expect(words(element)).toContain("Gets no service opportunities 5 conditions are not met");
  for (const todo of [
    "Staff of the program have to enter that in the dealer’s record.",
    "Ask staff of the program for them.",
    "Have one trained, buy the kit",
    "Switch it on to get new ones.",
    "Suspended since Mar 2, 2026, 10:00 AM UTC by program-staff: Three owners complained. Staff of the program alone can end that",
  ])
    expect(words(element)).toContain(todo);
  expect(words(element).match(/Not met/g)).toHaveLength(4);
  await expectAccessible(element);
});

test("who has nobody for a way of cooling is told that such requests do not come", async () => {
  const element = await shown({ participation: participation({ liquidCooledTechnicians: 0 }) });
  expect(words(element)).toContain("Requests for liquid-cooled generators do not come");
  expect(words(element)).not.toContain("Requests for air-cooled generators");
});

test("the switch asks for the other state, by keyboard, and once while that is on its way", async () => {
  const asked = heard("scorecard-participation-change");
  const element = await shown();
  const control = page.getByRole("switch", { name: "Wants service opportunities" });
  await expect.element(control).toBeChecked();
  (control.element() as HTMLElement).focus();
  await userEvent.keyboard(" ");
  expect(asked).toEqual([{ mutation: "setOptIn", input: { optedIn: false } }]);
  element.saving = true;
  await expect.element(page.getByRole("switch", { name: "Saving…" })).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard(" ");
  expect(asked).toHaveLength(1);
});

test("what is refused of the switch stands at it", async () => {
  const element = await shown();
  await page.getByRole("switch").click();
  element.userErrors = [{ field: null, message: "The dealer is closed." }];
  await expect.element(page.getByRole("alert")).toHaveTextContent("The dealer is closed.");
  await expectAccessible(element);
});

test("a dealer can neither suspend itself nor end its suspension", async () => {
  const element = await shown();
  await expect.element(button("Suspend")).not.toBeInTheDocument();
  element.participation = suspended;
  await element.updateComplete;
  await expect.element(button("End the suspension")).not.toBeInTheDocument();
});

test("staff suspend with the reason, by keyboard alone", async () => {
  const asked = heard("scorecard-participation-change");
  const element = await shown({ staff: true });
  (button("Suspend").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => focused(element)?.id).toBe("field-reason");
  await userEvent.keyboard("Does not answer{Tab}{Enter}");
  expect(asked).toEqual([{ mutation: "suspendDealer", input: { reason: "Does not answer" } }]);
  await expectAccessible(element);
});

test("a suspension without a reason is refused at the field, and its end needs none", async () => {
  const asked = heard("scorecard-participation-change");
  const element = await shown({ staff: true });
  await button("Suspend").click();
  await reason().fill("   ");
  await button("Suspend").click();
  await expect.element(reason()).toHaveAccessibleDescription("Say why, in at most 1,000 characters. The dealer reads it.");
  expect(asked).toEqual([]);
  await userEvent.keyboard("{Escape}");
  element.participation = suspended;
  await button("End the suspension").click();
  await button("End the suspension").click();
  expect(asked).toEqual([{ mutation: "resumeDealer", input: { reason: null } }]);
});

test("what is refused of a suspension stands at its field, and the words stay", async () => {
  const element = await shown({ staff: true });
  await button("Suspend").click();
  await reason().fill("Does not answer");
  await button("Suspend").click();
  element.userErrors = [{ field: ["input", "reason"], message: "The reason is too long." }];
  await expect.element(reason()).toHaveAccessibleDescription("The reason is too long. The dealer reads it.");
  await expect.element(reason()).toHaveValue("Does not answer");
  expect(focused(element)?.id).toBe("field-reason");
});

test("what was saved closes its form and says so; the reader goes on at the button", async () => {
  const element = await shown({ staff: true });
  await button("Suspend").click();
  await reason().fill("Does not answer");
  await button("Suspend").click();
  Object.assign(element, { saved: {}, participation: suspended });
  await expect.poll(() => focused(element)?.textContent).toBe("End the suspension");
  expect(words(element)).toContain("Saved.");
});

test("what is written about a suspension outlasts what is saved of the switch", async () => {
  const element = await shown({ staff: true });
  await button("Suspend").click();
  await reason().fill("Does not answer");
  await page.getByRole("switch").click();
  element.saved = {};
  await element.updateComplete;
  await expect.element(reason()).toHaveValue("Does not answer");
});

test("while what was is looked at nothing can be changed", async () => {
  const element = await shown({ staff: true, closed: true });
  expect(element.shadowRoot?.querySelectorAll("[part=switch], [part=change]")).toHaveLength(0);
});

test("closing is told to the page, and nothing yet is said so", async () => {
  const closed = heard("scorecard-participation-close");
  const element = await shown({ participation: participation({ changes: [] }) });
  expect(words(element)).toContain("Nothing has been changed by hand.");
  await button("Back to the opportunities").click();
  expect(closed).toEqual([{}]);
});

test("what fails is told over what is there, and tried again", async () => {
  const again = heard("scorecard-retry");
  const element = await shown({ state: "error", error: { message: "The server cannot be reached right now." } });
  expect(words(element)).toContain("The server cannot be reached right now.");
  expect(words(element)).toContain("Gets service opportunities");
  await button("Try again").click();
  expect(again).toEqual([{}]);
});

test.each(["fr", "ru", "zh"])("in %s every word is there", async (lang) => {
  const element = await shown({ lang, participation: noPart, staff: true });
  await expect.poll(() => words(element)).not.toContain("Not met");
  expect(words(element)).not.toMatch(/[a-z]{3,} (the|of|it) /);
  await expectAccessible(element);
});
