import "@dealer-scorecards/ui-components/baseline/define";
import type { ScorecardBaseline } from "@dealer-scorecards/ui-components/components/baseline/baseline.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric } from "../../fixtures/boards.ts";
import { exampleBaseline, exampleBaselines, finalMonths } from "../../fixtures/improvement.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "metric" | "baselines" | "hasMore" | "finalMonths" | "saving" | "userErrors" | "saved" | "timeZone";
type Args = Pick<ScorecardBaseline, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardBaselineSet: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metric: exampleMetric("APPOINTMENT_RATE"),
  baselines: exampleBaselines,
  hasMore: false,
  finalMonths,
  saving: false,
  userErrors: [],
  saved: null,
  timeZone: "America/Chicago",
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardBaselineSet: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-baseline .metric=${given.metric} .baselines=${given.baselines} ?has-more=${given.hasMore} .finalMonths=${given.finalMonths}
    .saving=${given.saving} .userErrors=${given.userErrors} .saved=${given.saved} time-zone=${given.timeZone} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-baseline-set=${given.onScorecardBaselineSet} @scorecard-retry=${given.onScorecardRetry}></scorecard-baseline>`;
}

const meta: Meta<Args> = {
  title: "Components/Baseline",
  component: "scorecard-baseline",
  args,
  parameters: { widest: "768" },
  render,
};

export default meta;
type Story = StoryObj<Args>;

const none = { baselines: null };
const long = [
  {
    ...exampleBaseline(),
    note: "Before customers were booked in at the counter, in the months of the move to the new workshop. ".repeat(4),
  },
];

/** The one in force; the others and the form come on demand. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardBaselineSet }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-baseline");
    await userEvent.click(inside(element).getByRole("button", { name: "Show 2 earlier baselines" }));
    await expect(inside(element).getAllByRole("listitem")).toHaveLength(2);
    await userEvent.click(inside(element).getByRole("button", { name: "Set baseline" }));
    await userEvent.click(inside(element).getByRole("button", { name: "Set this baseline" }));
    const input = { metric: "APPOINTMENT_RATE", currency: null, months: null, note: null };
    await expect(onScorecardBaselineSet).toHaveBeenCalledWith(expect.objectContaining({ detail: { input } }));
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { baselines: [] } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-baseline"),
};

/** Months of one's choice. */
export const ChosenMonths: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-baseline");
    await userEvent.click(inside(element).getByRole("button", { name: "Set baseline" }));
    await userEvent.click(inside(element).getByLabelText("Months of my choice"));
    await expect(inside(element).getAllByRole("checkbox")).toHaveLength(finalMonths.length);
  },
};

export const Saved: Story = { args: { saved: exampleBaseline() } };

export const NoFinalMonth: Story = { args: { baselines: [], finalMonths: [] } };

export const LongText: Story = { args: { baselines: long } };

export const Many: Story = { args: { baselines: Array.from({ length: 12 }, (_, age) => exampleBaseline(age % 3)), hasMore: true } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-baseline"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "None set": show({ baselines: [] }),
      "No final month": show({ baselines: [], finalMonths: [] }),
      Saved: show({ saved: exampleBaseline() }),
      Loading: show({ ...none, state: "loading" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
