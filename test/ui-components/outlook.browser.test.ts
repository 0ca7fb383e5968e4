import "@dealer-scorecards/ui-components/outlook/define";
import type { ScorecardOutlook } from "@dealer-scorecards/ui-components/components/outlook/outlook.ts";
import type { Outlook } from "@dealer-scorecards/ui-components/model/outlook-types.ts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-outlook";

const outlook: Outlook = {
  least: 0.4,
  most: 0.9,
  expected: 0.65,
  expectedFrom: "DEALER",
  open: 5,
  cohortComplete: true,
  toGoal: { state: "POSSIBLE", sentence: "2 more of the 5 still open, the first by Jun 27, 2026." },
};
const goal = { value: 0.6, direction: "AT_LEAST", strict: false } as const;

function shown(given: Partial<Outlook> = {}, properties: Partial<ScorecardOutlook> = {}): Promise<ScorecardOutlook> {
  return show(tag, { metric: prepick, outlook: { ...outlook, ...given }, goal, ...properties });
}

const strip = (element: Element) => element.shadowRoot?.querySelector(".strip");
const across = (element: Element, mark: string, attribute: string) =>
  Number.parseFloat(strip(element)?.querySelector(mark)?.getAttribute(attribute) ?? "");

test("an outlook says in words what its strip shows, and what the goal takes", async () => {
  const element = await shown();
  expect(words(element)).toBe(
    "What it can still become 0% 100% Possible Expected Goal: 60% From 40.0% to 90.0%: 5 records are still open. " +
      "Expected: 65.0%. As records of the dealer’s own finished months ended that were open at the same age. " +
      "What the goal takes: 2 more of the 5 still open, the first by Jun 27, 2026.",
  );
  expect(strip(element)?.getAttribute("aria-hidden")).toBe("true");
  expect([across(element, ".half", "x"), across(element, ".half", "width")]).toEqual([40, 50]);
  expect([across(element, ".point", "cx"), across(element, ".goal-line", "x1")]).toEqual([65, 60]);
  await expectAccessible(element);
});

test.each<[string, Partial<Outlook>, string]>([
  ["whose finished months it goes by", { expectedFrom: "ALL_DEALERS" }, "As records of all dealers’ finished months ended"],
  ["that finished months say too little", { expected: null, expectedFrom: null }, "Finished months say too little to expect anything."],
  ["that the month has not ended", { cohortComplete: false }, "The month has not ended: this is about its records so far."],
  ["that nothing changes it any more", { least: 0.4, most: 0.4, expected: 0.4 }, "40.0%: nothing that is still open changes it."],
  ["that there will be no value", { least: null, most: null, expected: null }, "It cannot come to have a value."],
  ["that the goal is reached", { toGoal: { state: "SURE", sentence: "The goal is reached." } }, "same age. The goal is reached."],
  ["one record as one", { open: 1 }, "1 record is still open."],
])("it says %s", async (_, given, expected) => {
  const element = await shown(given);
  expect(words(element)).toContain(expected);
  await expectAccessible(element);
});

test("what is not there is not marked: no goal, nothing expected", async () => {
  const element = await shown({ expected: null, toGoal: null }, { goal: null });
  expect([strip(element)?.querySelector(".point"), strip(element)?.querySelector(".goal-line")]).toEqual([null, null]);
  expect(words(element)).not.toContain("Goal");
});

test.each([
  ["fr", "De 40,0 % à 90,0 % : 5 cas sont encore ouverts."],
  ["ru", "От 40,0 % до 90,0 %: ещё открыто 5 записей."],
  ["zh-Hans", "从 40.0% 到 90.0%：还有 5 条记录未定。"],
])("in %s its words are that language's", async (lang, expected) => {
  const element = await shown({}, { lang });
  await expect.poll(() => words(element).replaceAll(/[\u00a0\u202f]/g, " ")).toContain(expected);
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible", async (state) => {
  const element = await show(tag, { state });
  expect(element.shadowRoot?.querySelector(`[part=${state === "loading" ? "skeleton" : state}]`)).not.toBeNull();
  await expectAccessible(element);
});

test("what failed is tried again", async () => {
  const retries = heard("scorecard-retry");
  await show(tag, { state: "error" });
  await page.getByRole("button", { name: "Try again" }).click();
  expect(retries).toHaveLength(1);
});
