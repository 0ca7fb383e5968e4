import "@dealer-scorecards/ui-components/unsatisfied-customers/define";
import type { ScorecardUnsatisfiedCustomers } from "@dealer-scorecards/ui-components/components/unsatisfied-customers/unsatisfied-customers.ts";
import type { UnsatisfiedCustomer } from "@dealer-scorecards/ui-components/model/types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardUnsatisfiedCustomers, "customers" | "hasMore" | "state" | "error" | "headingLevel"> & {
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

function example(index: number, given: Partial<UnsatisfiedCustomer> = {}): UnsatisfiedCustomer {
  const found = Date.UTC(2026, 10, 18, 16) - index * 19 * 86_400_000;
  return {
    customerID: `CU-${1048 - index * 7}`,
    workOrderID: `WO-${2378 - index * 23}`,
    foundAt: new Date(found).toISOString(),
    solvedAt: index % 3 === 1 ? new Date(found + 9 * 86_400_000).toISOString() : null,
    followUp: { channel: "PHONE" },
    ...given,
  };
}

const examples = (count: number): readonly UnsatisfiedCustomer[] => Array.from({ length: count }, (_, index) => example(index));

const args: Args = {
  customers: examples(4),
  hasMore: true,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardLoadMore: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-unsatisfied-customers .customers=${given.customers} ?has-more=${given.hasMore} time-zone="America/Chicago" .error=${given.error}
    state=${given.state} heading-level=${given.headingLevel} @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-retry=${given.onScorecardRetry}></scorecard-unsatisfied-customers>`;
}

const meta: Meta<Args> = {
  title: "Components/Unsatisfied customers",
  component: "scorecard-unsatisfied-customers",
  args,
  parameters: { widest: "768" },
  render,
};

export default meta;
type Story = StoryObj<Args>;

const none = { customers: null, hasMore: false };

export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardLoadMore }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-unsatisfied-customers");
    await expect(inside(element).getAllByRole("listitem")).toHaveLength(4);
    await userEvent.click(inside(element).getByRole("button", { name: "Load more: Unsatisfied customers" }));
    await expect(onScorecardLoadMore).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

/** Good news. */
export const Empty: Story = {
  args: { customers: [], hasMore: false },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-unsatisfied-customers");
    await expect(inside(element).getByText("No customer was found unsatisfied at a follow-up.")).toBeVisible();
  },
};

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-unsatisfied-customers"),
};

/** Not everything was recorded. */
export const Sparse: Story = {
  args: { customers: [example(0, { customerID: null }), example(1, { workOrderID: null, followUp: { channel: null } })], hasMore: false },
};

export const LongText: Story = {
  args: { customers: [example(0, { customerID: "CUSTOMER-".repeat(9), workOrderID: "REPAIR-ORDER-".repeat(8) })], hasMore: false },
};

export const Many: Story = { args: { customers: examples(40) } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-unsatisfied-customers"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "Loading more": show({ state: "loading" }),
      "Nobody unsatisfied": show({ customers: [], hasMore: false }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
