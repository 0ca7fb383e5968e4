import "@dealer-scorecards/ui-components/outlook/define";
import type { ScorecardOutlook } from "@dealer-scorecards/ui-components/components/outlook/outlook.ts";
import type { Outlook } from "@dealer-scorecards/ui-components/model/outlook-types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage, metric } from "../../fixtures/catalogue.ts";
import { languageOf, text } from "../../fixtures/server-words.ts";
import { error } from "../../support/error.ts";
import { inside, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardOutlook, "metric" | "outlook" | "goal" | "state" | "error" | "headingLevel"> & {
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

type Told = "possible" | "sure" | "outOfReach" | "soFar";

/** What the goal takes, in the words of the server. */
function told(what: Told, locale: string): string {
  const language = languageOf(locale);
  const firstBy = new Date("2026-06-03").toLocaleDateString(locale, { dateStyle: "medium", timeZone: "UTC" });
  const possible = text(language, "outlook.possible.more", { needed: 10, of: 14, firstBy });
  switch (what) {
    case "possible":
      return possible;
    case "soFar":
      return text(language, "outlook.soFar", { sentence: possible });
    default:
      return text(language, `outlook.${what}`, { of: 14 });
  }
}

const outlook: Outlook = {
  least: 0.38,
  most: 0.81,
  expected: 0.67,
  expectedFrom: "DEALER",
  open: 14,
  cohortComplete: true,
  toGoal: { state: "POSSIBLE", sentence: "possible" },
};

const args: Args = {
  metric: metric("CLOSE_RATE"),
  outlook,
  goal: { value: 0.6, direction: "AT_LEAST", strict: false },
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardRetry: fn(),
};

/** The sentence of each example is named by what it tells: it comes in the reader's language. */
function inWords(given: Outlook | null, locale: string): Outlook | null {
  const goal = given?.toGoal;
  return given && goal ? { ...given, toGoal: { ...goal, sentence: told(goal.sentence as Told, locale) } } : given;
}

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-outlook .metric=${inLanguage(given.metric, locale)} .outlook=${inWords(given.outlook, locale)} .goal=${given.goal} .error=${given.error}
    state=${given.state} heading-level=${given.headingLevel} @scorecard-retry=${given.onScorecardRetry}></scorecard-outlook>`;
}

const meta: Meta<Args> = {
  title: "Components/Outlook",
  component: "scorecard-outlook",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { metric: null, outlook: null, goal: null };
const sure: Outlook = { ...outlook, least: 0.64, toGoal: { state: "SURE", sentence: "sure" } };
const outOfReach: Outlook = {
  ...outlook,
  most: 0.55,
  expected: 0.47,
  expectedFrom: "ALL_DEALERS",
  toGoal: { state: "OUT_OF_REACH", sentence: "outOfReach" },
};
const soFar: Outlook = {
  ...outlook,
  cohortComplete: false,
  toGoal: { state: "POSSIBLE", sentence: "soFar" },
};

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-outlook");
    await expect(inside(element).getByText("From 38.0% to 81.0%: 14 records are still open.")).toBeVisible();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-outlook"),
};

export const Sure: Story = { args: { outlook: sure } };

export const OutOfReach: Story = { args: { outlook: outOfReach } };

/** Before the month has ended, all is said of its records so far. */
export const BeforeTheMonthEnds: Story = { args: { outlook: soFar } };

/** Of finished months with fewer than 25 records open at the same age nothing is expected. */
export const NothingExpected: Story = { args: { outlook: { ...outlook, expected: null, expectedFrom: null } } };

export const NoGoal: Story = { args: { outlook: { ...outlook, toGoal: null }, goal: null } };

/** Russian has the longest words of the four languages. */
export const LongText: Story = { globals: { locale: "ru" } };

export const Many: Story = { args: { outlook: { ...outlook, open: 12_345 } } };

export const Narrow: Story = { globals: { width: "320" } };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Possible: show({}),
      Sure: show({ outlook: sure }),
      "Out of reach": show({ outlook: outOfReach }),
      "Before the month ends": show({ outlook: soFar }),
      "Nothing expected": show({ outlook: { ...outlook, expected: null, expectedFrom: null } }),
      "Nothing open": show({ outlook: { ...outlook, least: 0.62, most: 0.62, expected: 0.62, open: 0 } }),
      "No goal": show({ outlook: { ...outlook, toGoal: null }, goal: null }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
