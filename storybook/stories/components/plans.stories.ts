import "@dealer-scorecards/ui-components/plans/define";
import type { ScorecardPlans } from "@dealer-scorecards/ui-components/components/plans/plans.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fireEvent, fn } from "storybook/test";
import { exampleMetric } from "../../fixtures/boards.ts";
import { exampleBaseline, examplePlan, keptPlan, stoppedPlan } from "../../fixtures/improvement.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "plans" | "hasMore" | "dealer" | "metrics" | "baselines" | "startsOn" | "saving" | "userErrors" | "saved";
type Args = Pick<ScorecardPlans, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardPlanStart: (event: CustomEvent<object>) => void;
  onScorecardPlansClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  plans: [examplePlan({ number: 4 }), keptPlan, stoppedPlan],
  hasMore: false,
  dealer: { name: "Example dealer", currency: "USD" },
  metrics: ["APPOINTMENT_RATE", "PARTS_SOLD_PER_RO", "HOURS_SOLD_PER_RO"].map((code) => exampleMetric(code)),
  baselines: [exampleBaseline()],
  startsOn: "2026-12-01",
  saving: false,
  userErrors: [],
  saved: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardPlanStart: fn(),
  onScorecardPlansClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-plans .plans=${given.plans} ?has-more=${given.hasMore} .dealer=${given.dealer} .metrics=${given.metrics} .baselines=${given.baselines}
    starts-on=${given.startsOn} .saving=${given.saving} .userErrors=${given.userErrors} .saved=${given.saved} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-plan-start=${given.onScorecardPlanStart} @scorecard-plans-close=${given.onScorecardPlansClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-plans>`;
}

const meta: Meta<Args> = { title: "Components/Plans", component: "scorecard-plans", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { plans: null };
const longName = "Customers who come without an appointment are booked in at the counter by whoever is free and told so by letter";

/** A plan is started with what is done, by whom and since when. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardPlanStart, onScorecardPlansClose }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-plans");
    await userEvent.click(inside(element).getByRole("button", { name: "Start a plan" }));
    await fireEvent.input(inside(element).getByLabelText("Name"), { target: { value: "Reminders" } });
    await fireEvent.input(inside(element).getByLabelText("What is done"), { target: { value: "A message the day before." } });
    await userEvent.click(inside(element).getByRole("button", { name: "Start this plan" }));
    const input = expect.objectContaining({ metric: "APPOINTMENT_RATE", name: "Reminders", startsOn: "2026-12-01", cost: null }) as object;
    await expect(onScorecardPlanStart).toHaveBeenCalledWith(expect.objectContaining({ detail: { input } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Close" }));
    await expect(onScorecardPlansClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { plans: [] } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-plans"),
};

/** What is missing stands at its field. */
export const Refused: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-plans");
    await userEvent.click(inside(element).getByRole("button", { name: "Start a plan" }));
    await userEvent.click(inside(element).getByRole("button", { name: "Start this plan" }));
    await expect(inside(element).getAllByText("Fill this in.")).toHaveLength(2);
  },
};

/** A metric that nothing can be judged by yet. */
export const NoBaseline: Story = {
  args: { baselines: [] },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-plans");
    await userEvent.click(inside(element).getByRole("button", { name: "Start a plan" }));
    await expect(inside(element).getByRole("button", { name: "Set one from the last final months" })).toBeVisible();
  },
};

export const Saved: Story = { args: { saved: { number: 1, name: "Book every visit", what: "started" } } };

export const LongText: Story = {
  args: { plans: [examplePlan({ name: longName, action: longName })], dealer: { name: longName, currency: "USD" } },
};

export const Many: Story = {
  args: { plans: Array.from({ length: 12 }, (_, index) => examplePlan({ number: 12 - index })), hasMore: true },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-plans", "Start a plan"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "No plan yet": show({ plans: [] }),
      Saved: show({ plans: [], saved: { number: 1, name: "Book every visit", what: "decided" } }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
