import "@dealer-scorecards/ui-components/customer-goals/define";
import type { ScorecardCustomerGoals } from "@dealer-scorecards/ui-components/components/customer-goals/customer-goals.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fireEvent, fn } from "storybook/test";
import { exampleAgreements, exampleChoices, exampleGoal, exampleGoals } from "../../fixtures/customer-goals.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "goals" | "hasMore" | "agreements" | "choices" | "dealer" | "today" | "closed" | "saving" | "userErrors" | "saved";
type Args = Pick<ScorecardCustomerGoals, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardCustomerGoalChange: (event: CustomEvent<object>) => void;
  onScorecardCustomerGoalsClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  goals: exampleGoals,
  hasMore: false,
  agreements: exampleAgreements,
  choices: exampleChoices,
  dealer: "Example dealer",
  today: "2026-08-20",
  closed: false,
  saving: false,
  userErrors: [],
  saved: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardCustomerGoalChange: fn(),
  onScorecardCustomerGoalsClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-customer-goals .goals=${given.goals} ?has-more=${given.hasMore} .agreements=${given.agreements} .choices=${given.choices}
    dealer=${given.dealer} today=${given.today} ?closed=${given.closed} ?saving=${given.saving} .userErrors=${given.userErrors} .saved=${given.saved} .error=${given.error}
    state=${given.state} heading-level=${given.headingLevel} @scorecard-customer-goal-change=${given.onScorecardCustomerGoalChange}
    @scorecard-customer-goals-close=${given.onScorecardCustomerGoalsClose} @scorecard-retry=${given.onScorecardRetry}></scorecard-customer-goals>`;
}

const meta: Meta<Args> = { title: "Components/CustomerGoals", component: "scorecard-customer-goals", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { goals: null, agreements: [] };
const longName =
  "Output of the second line in the weeks between the yearly cleaning and the change of the season, told by the counter of the press";

/** A reading is recorded with its day and value. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardCustomerGoalChange, onScorecardCustomerGoalsClose }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-customer-goals");
    await userEvent.click(inside(element).getByRole("button", { name: "Add a reading: Output" }));
    await fireEvent.input(inside(element).getByLabelText("Value in units a day"), { target: { value: "13,700" } });
    await userEvent.click(inside(element).getByRole("button", { name: "Save" }));
    const input = expect.objectContaining({ goalID: "output", readOn: "2026-08-20", value: 13_700 }) as object;
    const detail = { mutation: "addCustomerGoalReading", input };
    await expect(onScorecardCustomerGoalChange).toHaveBeenCalledWith(expect.objectContaining({ detail }));
    await userEvent.click(inside(element).getByRole("button", { name: "Close" }));
    await expect(onScorecardCustomerGoalsClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { goals: [], agreements: [] } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-customer-goals"),
};

/** What is missing stands at its field. */
export const Refused: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-customer-goals");
    await userEvent.click(inside(element).getByRole("button", { name: "New goal" }));
    await userEvent.click(inside(element).getByRole("button", { name: "Save" }));
    await expect(inside(element).getAllByText("Fill this in.")).toHaveLength(4);
  },
};

/** A contract is tied to goals of its customer. */
export const Agreement: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-customer-goals");
    await userEvent.click(inside(element).getByRole("button", { name: "New agreement" }));
    await expect(inside(element).getAllByRole("checkbox")).toHaveLength(2);
  },
};

/** A past instant is looked at: nothing can be changed. */
export const LookingBack: Story = { args: { closed: true } };

export const Saved: Story = { args: { saved: {} } };

export const LongText: Story = {
  args: { goals: [{ ...exampleGoal, name: longName, owner: longName, customerName: longName }], dealer: longName },
};

export const Many: Story = {
  args: {
    goals: Array.from({ length: 12 }, (_, place) => ({
      ...exampleGoal,
      internalID: `goal-${place}`,
      customerID: `customer-${place >> 1}`,
    })),
    hasMore: true,
  },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-customer-goals", "New goal"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "No goal yet": show({ goals: [], agreements: [] }),
      "Looking back": show({ closed: true }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
