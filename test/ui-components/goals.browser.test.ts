import "@dealer-scorecards/ui-components/goals/define";
import type { ScorecardGoals } from "@dealer-scorecards/ui-components/components/goals/goals.ts";
import type { UserError } from "@dealer-scorecards/ui-components/model/goal-types.ts";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { prepick } from "./support/boards.ts";
import { distance, goalDealer, goals, margin, metricGoal } from "./support/goals.ts";
import { expectAccessible, heard, show, words } from "./support/page.ts";

const tag = "scorecard-goals";

function shown(given: Partial<ScorecardGoals> = {}): Promise<ScorecardGoals> {
  const metrics = [prepick, margin, distance];
  const targets = ["EVERYBODY", "COUNTRY", "DEALER"] as const;
  return show(tag, { goals, dealer: goalDealer, metrics, targets, validFrom: "2026-04-01", headingLevel: 2, ...given });
}

const rows = (element: Element) => [...(element.shadowRoot?.querySelectorAll("tbody tr") ?? [])].map(words);
const field = (name: string) => page.getByLabelText(name);
const focused = (element: Element) => element.shadowRoot?.activeElement?.id;
const save = () => page.getByRole("button", { name: "Set goal" }).click();
const nothingElse = {
  dealerID: null,
  country: null,
  withdraw: false,
  direction: null,
  strict: false,
  currency: null,
  validFrom: "2026-04-01",
};

beforeEach(() => page.viewport(1000, 700));

test("each goal says what it is, where it comes from, since when and by whom", async () => {
  const element = await shown({ targets: [] });
  expect(rows(element)).toEqual([
    "Pre-pick rate Goal above 60% The program",
    "Parts sold (CAD) Goal CA$500 Staff, for Canada from Mar 1, 2026, by staff",
  ]);
  expect(
    page
      .getByRole("heading")
      .elements()
      .map(({ localName, textContent }) => `${localName} ${textContent}`),
  ).toEqual(["h2 Goals: North Yard"]);
  expect(element.shadowRoot?.querySelector("form")).toBeNull();
  await expectAccessible(element);
});

test.each([
  ["EVERYBODY", "Staff, for all dealers"],
  ["DEALER", "Staff, for this dealer"],
  ["OWN", "The dealer itself"],
] as const)("a goal of %s says so", async (source, expected) => {
  expect(rows(await shown({ goals: [metricGoal({ source, validFrom: "2026-03-01", setBy: "someone" })] }))[0]).toContain(
    `${expected} from Mar 1, 2026, by someone`,
  );
});

test("a percentage is typed as one, for whom and from when is chosen", async () => {
  const set = heard("scorecard-goal-set");
  const element = await shown();
  await field("Value (%)").fill("65,5 %");
  await save();
  await field("For").selectOptions("Dealers in Canada");
  await save();
  await field("For").selectOptions("North Yard only");
  await field("Valid from").fill("2026-05-01");
  await save();
  const input = { ...nothingElse, metric: "PREPICK", value: 0.655 };
  expect(set).toEqual([
    { input },
    { input: { ...input, country: "CA" } },
    { input: { ...input, dealerID: "D1", validFrom: "2026-05-01" } },
  ]);
  await expectAccessible(element);
});

test("money has its currency, the dealer's at first; where no side is better the side is chosen", async () => {
  const set = heard("scorecard-goal-set");
  await shown();
  await field("Metric").selectOptions("Parts sold");
  await field("Value").fill("500");
  await save();
  await field("Currency").fill("usd");
  await save();
  await field("Metric").selectOptions("Distance");
  await field("Met at").selectOptions("the value or less");
  await field("Value (kilometers)").fill("20");
  await save();
  const money = { ...nothingElse, metric: "PARTS", value: 500 };
  expect(set).toEqual([
    { input: { ...money, currency: "CAD" } },
    { input: { ...money, currency: "USD" } },
    { input: { ...nothingElse, metric: "DISTANCE", value: 20, direction: "AT_MOST" } },
  ]);
});

test("a distance is typed in miles where it is told in them", async () => {
  const set = heard("scorecard-goal-set");
  await shown({ lang: "en-US", metrics: [distance] });
  await field("Value (miles)").fill("10");
  await save();
  expect(set).toEqual([{ input: { ...nothingElse, metric: "DISTANCE", value: 16.09344, direction: "AT_LEAST" } }]);
});

test.each([
  ["en-US", "1,200", 1200],
  ["en-US", "12,345.50", 12345.5],
  ["en-US", "1,5", 1.5],
  ["fr-FR", "1,200", 1.2],
  ["fr-FR", "1 200,5", 1200.5],
  ["en-US", ".5", 0.5],
])("in %s, %j is %d", async (lang, typed, value) => {
  const set = heard("scorecard-goal-set");
  await shown({ lang, metrics: [margin] });
  // Its label comes with the language.
  const input = page.getByLabelText(lang === "fr-FR" ? /^Valeur/ : /^Value/);
  await input.fill(typed);
  await userEvent.keyboard("{Enter}");
  expect(set).toMatchObject([{ input: { metric: "PARTS", value } }]);
});

test("a goal of the list is typed as its language writes numbers", async () => {
  const goal = { value: 0.125, direction: "AT_LEAST", strict: false } as const;
  const element = await shown({ lang: "fr", goals: [metricGoal({ goal })] });
  await page.getByRole("button", { name: /^Modifier l’objectif/ }).click();
  expect(element.shadowRoot?.querySelector("input")?.value).toBe("12,5");
});

test.each(["", "ten", "1.2.3", "1,2,3", "1,20,000"])("%j is told to be no number, and is not sent", async (typed) => {
  const set = heard("scorecard-goal-set");
  const element = await shown();
  await field("Value (%)").fill(typed);
  await save();
  await expect.element(field("Value (%)")).toHaveAccessibleDescription("Enter a number.");
  expect(focused(element)).toBe("value");
  expect(set).toEqual([]);
  await expectAccessible(element);
  await field("Value (%)").fill("10");
  await expect.element(field("Value (%)")).toHaveAccessibleDescription("");
});

test("without a day it says so", async () => {
  await shown();
  await field("Value (%)").fill("10");
  await field("Valid from").fill("");
  await save();
  await expect.element(field("Valid from")).toHaveAccessibleDescription(/^Enter a day\./);
});

test("a goal is withdrawn without a value", async () => {
  const set = heard("scorecard-goal-set");
  await shown();
  await page.getByRole("button", { name: "Withdraw goal" }).click();
  expect(set).toEqual([{ input: { ...nothingElse, metric: "PREPICK", value: null, withdraw: true } }]);
});

test("a goal of the list is taken into the form as it is typed", async () => {
  const element = await shown();
  await page.getByRole("button", { name: "Change the goal: Parts sold (CAD)" }).click();
  await expect.element(field("Metric")).toHaveValue("PARTS");
  await expect.element(field("For")).toHaveValue("COUNTRY");
  await expect.element(field("Value")).toHaveValue("500");
  expect(focused(element)).toBe("value");
  await page.getByRole("button", { name: "Change the goal: Pre-pick rate" }).click();
  await expect.element(field("Value (%)")).toHaveValue("60");
  await expect.element(field("Met at")).toHaveValue("ABOVE");
  expect(element.shadowRoot?.querySelector("#currency")).toBeNull();
});

test("what is typed for one metric is not left for another", async () => {
  await shown();
  await field("Value (%)").fill("60");
  await field("Metric").selectOptions("Parts sold");
  await expect.element(field("Value")).toHaveValue("");
});

test.each<[string, UserError, string, string]>([
  ["its value", { field: ["input", "value"], message: "Out of range." }, "Value (%)", "value"],
  ["its metric", { field: ["input", "metric"], message: "It has a goal." }, "Metric", "metric"],
  ["its country", { field: ["input", "country"], message: "No country." }, "For", "target"],
])("a refusal of %s stands at its field, which gets the focus", async (_, error, name, id) => {
  const element = await shown();
  element.userErrors = [error];
  await element.updateComplete;
  await expect.element(field(name)).toHaveAccessibleDescription(error.message);
  expect(focused(element)).toBe(id);
  await expectAccessible(element);
});

test("what was saved before is not said beside what is wrong now", async () => {
  const element = await shown({ saved: metricGoal({ source: "EVERYBODY", validFrom: "2026-04-01" }) });
  await save();
  await expect.element(field("Value (%)")).toHaveAccessibleDescription("Enter a number.");
  expect(words(element)).not.toContain("Saved.");
});

test("a refusal of what the form has no field for stands above it; one of a withdrawal below, and is said", async () => {
  const element = await shown({ userErrors: [{ field: null, message: "Not today." }] });
  expect(words(element.shadowRoot?.querySelector("[role=alert]") ?? element)).toBe("Not today.");
  element.userErrors = [{ field: ["input", "withdraw"], message: "There is none." }];
  await element.updateComplete;
  await expect.element(page.getByRole("button", { name: "Withdraw goal" })).toHaveAccessibleDescription("There is none.");
  expect(words(element.shadowRoot?.querySelector("[role=alert]") ?? element)).toBe("There is none.");
});

test("what was set is said in a live region; while it is on its way nothing more is sent", async () => {
  const set = heard("scorecard-goal-set");
  const element = await shown({ saved: metricGoal({ source: "EVERYBODY", validFrom: "2026-04-01" }) });
  expect(words(element.shadowRoot?.querySelector("[role=status]") ?? element)).toBe(
    "Saved. Pre-pick rate: Goal above 60%, from Apr 1, 2026.",
  );
  element.saved = metricGoal({ goal: null, validFrom: "2026-04-01" });
  element.saving = true;
  await element.updateComplete;
  expect(words(element.shadowRoot?.querySelector("[role=status]") ?? element)).toBe(
    "Saved. Pre-pick rate: the goal set there ends on Apr 1, 2026.",
  );
  element.shadowRoot?.querySelector<HTMLElement>("[part=save]")?.click();
  expect(set).toEqual([]);
});

test("while a goal is on its way, the words of both buttons stay to be read, as quiet as other notes", async () => {
  const element = await shown({ saving: true });
  const colour = (selector: string) => getComputedStyle(element.shadowRoot?.querySelector(selector) ?? element).color;
  expect(["[part=save]", "[part=withdraw]"].map(colour)).toEqual([colour(".hint"), colour(".hint")]);
});

test("who may set none sees why; without goals it says so", async () => {
  const element = await shown({ goals: [], metrics: [], targets: ["DEALER"] });
  expect(words(element)).toBe(
    "Goals: North Yard No goal is in force. Every metric has a goal from the program or from staff; a dealer sets one only where there is none.",
  );
  await expectAccessible(element);
});

test("a dealer has no choice for whom; it closes; all by keyboard", async () => {
  const [set, closed] = ["scorecard-goal-set", "scorecard-goals-close"].map(heard);
  const element = await shown({ targets: ["DEALER"], metrics: [distance] });
  page.getByRole("button", { name: "Close" }).element().focus();
  await userEvent.keyboard("{Enter}{Tab}{Tab}{Tab}25{Enter}");
  expect(closed).toEqual([{}]);
  expect(set).toEqual([{ input: { ...nothingElse, dealerID: "D1", metric: "DISTANCE", value: 25, direction: "AT_LEAST" } }]);
  expect(element.shadowRoot?.querySelector("#target")).toBeNull();
});

test.each([320, 1440])("at %d px nothing sticks out", async (width) => {
  await page.viewport(width, 900);
  const element = await shown({ dealer: { ...goalDealer, name: "Generatorinstandsetzungsbetriebsgesellschaft" } });
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await expectAccessible(element);
});

test("where it is narrow, who set a goal stands below it; it is a table all the same", async () => {
  await page.viewport(360, 900);
  const element = await shown({ lang: "ru" });
  const [name, goal, source] = [...(element.shadowRoot?.querySelectorAll("tbody tr:last-child > *") ?? [])].map((cell) =>
    cell.getBoundingClientRect(),
  );
  expect(goal?.top).toBe(name?.top);
  expect(source?.top).toBeGreaterThanOrEqual(name?.bottom ?? Infinity);
  expect(page.getByRole("rowheader").elements()).toHaveLength(2);
  expect(page.getByRole("cell").elements()).toHaveLength(4);
});

test("its words follow the nearest language", async () => {
  const element = await shown({ lang: "ru" });
  await expect.poll(() => rows(element)[0]?.replaceAll("\u00a0", " ")).toBe("Pre-pick rate Цель: больше 60 % Программа Изменить");
});

test.each(["loading", "empty", "error"] as const)("state %s is accessible and says what it is", async (state) => {
  const element = await show(tag, { state });
  expect(words(element)).toMatch(
    { loading: /Loading…$/, empty: /^Nothing here yet\.$/, error: /^This could not be loaded\. Try again/ }[state],
  );
  await expectAccessible(element);
});
