import "@dealer-scorecards/ui-components/quartiles/define";
import type { ScorecardQuartiles } from "@dealer-scorecards/ui-components/components/quartiles/quartiles.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric, exampleResult } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { quartiles } from "../../fixtures/comparison.ts";
import { error } from "../../support/error.ts";
import { inside, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardQuartiles, "metric" | "result" | "quartiles" | "quarter" | "ofDealer" | "state" | "error" | "headingLevel"> & {
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metric: exampleMetric("APPOINTMENT_RATE"),
  result: exampleResult("APPOINTMENT_RATE", 1, { value: 0.88, numerator: 88, denominator: 100 }),
  quartiles,
  quarter: "HIGHEST",
  ofDealer: true,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-quartiles .metric=${inLanguage(given.metric, locale)} .result=${given.result} .quartiles=${given.quartiles} .quarter=${given.quarter}
    .ofDealer=${given.ofDealer} .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-quartiles>`;
}

const meta: Meta<Args> = {
  title: "Components/Quartiles",
  component: "scorecard-quartiles",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { metric: null, result: null };

export const Default: Story = {
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-quartiles");
    await expect(inside(element).getByText("This dealer is at or above the upper quartile.")).toBeVisible();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-quartiles"),
};

/** A result that is not final is not compared. */
export const InProgress: Story = { args: { result: exampleResult("APPOINTMENT_RATE", 0), quarter: null } };

/** Of fewer dealers one could tell another's result from its own. */
export const TooFewDealers: Story = { args: { quartiles: null, quarter: null } };

/** Of all dealers together there is no heading: the strip stands in a list. */
export const Together: Story = { args: { ofDealer: false, quarter: null } };

/** Russian has the longest words of the four languages. */
export const LongText: Story = { globals: { locale: "ru" } };

export const Many: Story = { args: { quartiles: { ...quartiles, dealers: 12_345 } } };

export const Narrow: Story = { globals: { width: "320" } };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      "Lowest quarter": show({ result: exampleResult("APPOINTMENT_RATE", 1, { value: 0.55 }), quarter: "LOWEST" }),
      "Highest quarter": show({}),
      "In progress": show({ result: exampleResult("APPOINTMENT_RATE", 0), quarter: null }),
      "Too few dealers": show({ quartiles: null, quarter: null }),
      "One dealer": show({ quartiles: { dealers: 1, lower: 0.8, median: 0.8, upper: 0.8 }, ofDealer: false, quarter: null }),
      "All together": show({ ofDealer: false, quarter: null }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
