import "@dealer-scorecards/ui-components/plan/define";
import type { ScorecardPlan } from "@dealer-scorecards/ui-components/components/plan/plan.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fireEvent, fn } from "storybook/test";
import { examplePlan, keptPlan, noChange, stoppedPlan, tooEarly } from "../../fixtures/improvement.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardPlan, "plan" | "saving" | "userErrors" | "state" | "error" | "headingLevel"> & {
  onScorecardPlanDecide: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  plan: examplePlan(),
  saving: false,
  userErrors: [],
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardPlanDecide: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-plan .plan=${given.plan} .saving=${given.saving} .userErrors=${given.userErrors} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-plan-decide=${given.onScorecardPlanDecide} @scorecard-retry=${given.onScorecardRetry}></scorecard-plan>`;
}

const meta: Meta<Args> = { title: "Components/Plan", component: "scorecard-plan", args, parameters: { widest: "768" }, render };

export default meta;
type Story = StoryObj<Args>;

const none = { plan: null };
const longText = "Customers who come without an appointment are booked in at the counter by whoever is free. ".repeat(6);

/** It is kept for good with its reason. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardPlanDecide }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-plan");
    await userEvent.click(inside(element).getByRole("button", { name: "Keep for good: Book every visit" }));
    await fireEvent.input(inside(element).getByLabelText("Why it is kept"), { target: { value: "It works." } });
    await userEvent.click(inside(element).getByLabelText("Its last final months become the new baseline"));
    await userEvent.click(inside(element).getByRole("button", { name: "Record that it is kept" }));
    const input = { plan: 1, decision: "KEEP", reason: "It works.", newBaseline: true };
    await expect(onScorecardPlanDecide).toHaveBeenCalledWith(expect.objectContaining({ detail: { input } }));
  },
};

export const NoChange: Story = { args: { plan: examplePlan({ report: noChange }) } };

export const TooEarly: Story = { args: { plan: examplePlan({ report: tooEarly }) } };

export const Kept: Story = { args: { plan: keptPlan } };

export const Stopped: Story = { args: { plan: stoppedPlan } };

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-plan"),
};

export const LongText: Story = { args: { plan: examplePlan({ name: longText, action: longText, vendor: longText }) } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-plan"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const Russian: Story = { globals: { locale: "ru" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Improving: show({}),
      "No change": show({ plan: examplePlan({ report: noChange }) }),
      "Too early": show({ plan: examplePlan({ report: tooEarly }) }),
      Kept: show({ plan: keptPlan }),
      "Worsening, stopped": show({ plan: stoppedPlan }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
