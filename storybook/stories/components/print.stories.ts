import "@dealer-scorecards/ui-components/print/define";
import type { ScorecardPrint } from "@dealer-scorecards/ui-components/components/print/print.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { printed } from "../../fixtures/exports.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardPrint, "scorecard" | "state" | "error" | "headingLevel"> & {
  onScorecardPrint: (event: CustomEvent<object>) => void;
  onScorecardPrintClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  scorecard: printed,
  state: "ready",
  error: null,
  headingLevel: 2,
  // A story does not open the browser's own window.
  onScorecardPrint: fn((event: CustomEvent<object>) => event.preventDefault()),
  onScorecardPrintClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-print .scorecard=${given.scorecard} .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-print=${given.onScorecardPrint} @scorecard-print-close=${given.onScorecardPrintClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-print>`;
}

const meta: Meta<Args> = { title: "Components/Print", component: "scorecard-print", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { scorecard: null };
const long = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";
const longMetrics = {
  ...printed.program,
  metrics: printed.program.metrics.map((metric) => ({ ...metric, name: long, definition: `${long}. ${long}.` })),
};

export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardPrint, onScorecardPrintClose }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-print");
    await userEvent.click(inside(element).getByRole("button", { name: "Print" }));
    await expect(onScorecardPrint).toHaveBeenCalledOnce();
    await userEvent.click(inside(element).getByRole("button", { name: "Close the print view" }));
    await expect(onScorecardPrintClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-print"),
};

export const LongText: Story = { args: { scorecard: { ...printed, program: longMetrics } } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-print"),
};

/** Paper stays light. */
export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
