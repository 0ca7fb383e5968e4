import "@dealer-scorecards/ui-components/goals/define";
import type { ScorecardGoals } from "@dealer-scorecards/ui-components/components/goals/goals.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fireEvent, fn } from "storybook/test";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { goalDealer, goalMetrics, metricGoals } from "../../fixtures/comparison.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "goals" | "dealer" | "metrics" | "targets" | "validFrom" | "saving" | "userErrors" | "saved";
type Args = Pick<ScorecardGoals, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardGoalSet: (event: CustomEvent<object>) => void;
  onScorecardGoalsClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  goals: metricGoals,
  dealer: goalDealer,
  metrics: goalMetrics,
  targets: ["EVERYBODY", "COUNTRY", "DEALER"],
  validFrom: "2026-12-01",
  saving: false,
  userErrors: [],
  saved: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardGoalSet: fn(),
  onScorecardGoalsClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { goals, metrics } = inLanguage({ goals: given.goals, metrics: given.metrics }, locale);
  return html`<scorecard-goals .goals=${goals} .dealer=${given.dealer} .metrics=${metrics} .targets=${given.targets} .saving=${given.saving}
    .userErrors=${given.userErrors} .saved=${given.saved} .error=${given.error} valid-from=${given.validFrom} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-goal-set=${given.onScorecardGoalSet} @scorecard-goals-close=${given.onScorecardGoalsClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-goals>`;
}

const meta: Meta<Args> = {
  title: "Components/Goals",
  component: "scorecard-goals",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { goals: null };
const refused = [{ field: ["input", "value"], message: "4 is out of range for APPOINTMENT_RATE; expected 0 to 1, a share: 0.8 is 80 %." }];
const longName = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";
const long = metricGoals.map((each) => ({ ...each, metric: { ...each.metric, name: longName } }));

/** Staff set any goal, for everybody, a country or the dealer. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardGoalSet, onScorecardGoalsClose }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-goals");
    await userEvent.click(inside(element).getByRole("button", { name: "Change the goal: Appointment rate" }));
    await fireEvent.input(inside(element).getByLabelText("Value (%)"), { target: { value: "55" } });
    await userEvent.click(inside(element).getByRole("button", { name: "Set goal" }));
    const input = expect.objectContaining({ metric: "APPOINTMENT_RATE", value: 0.55, validFrom: "2026-12-01", withdraw: false }) as object;
    await expect(onScorecardGoalSet).toHaveBeenCalledWith(expect.objectContaining({ detail: { input } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Close" }));
    await expect(onScorecardGoalsClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-goals"),
};

/** What was set is on its way. */
export const InProgress: Story = { args: { saving: true } };

/** What the API refuses stands at its field. */
export const Refused: Story = { tags: ["!autodocs"], args: { userErrors: refused } };

export const Saved: Story = { args: { saved: metricGoals[1] ?? null } };

/** A dealer where the program or staff give every goal. */
export const NoneToSet: Story = { args: { targets: ["DEALER"], metrics: [] } };

export const LongText: Story = { args: { goals: long } };

export const Many: Story = { args: { goals: [0, 1, 2, 3].flatMap(() => metricGoals) } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-goals"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Nothing to set": show({ targets: [] }),
      "No goals, none to set": show({ goals: [], targets: ["DEALER"], metrics: [] }),
      Saving: show({ saving: true }),
      Saved: show({ saved: metricGoals[1] ?? null }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
