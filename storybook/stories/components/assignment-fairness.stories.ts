import "@dealer-scorecards/ui-components/assignment-fairness/define";
import type { ScorecardAssignmentFairness } from "@dealer-scorecards/ui-components/components/assignment-fairness/assignment-fairness.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { dealers, fewReport, manyDealers, quietReport, report } from "../../fixtures/fairness.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "report" | "dealers" | "hasMore" | "sort" | "period" | "country" | "closed";
type Args = Pick<ScorecardAssignmentFairness, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardPeriodChange: (event: CustomEvent<object>) => void;
  onScorecardSortChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardDealerOpen: (event: CustomEvent<object>) => void;
  onScorecardFairnessClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  report,
  dealers,
  hasMore: true,
  sort: { field: "ASKED", direction: "DESC" },
  period: { days: 30 },
  country: null,
  closed: false,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardPeriodChange: fn(),
  onScorecardSortChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardDealerOpen: fn(),
  onScorecardFairnessClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-assignment-fairness .report=${given.report} .dealers=${given.dealers} .hasMore=${given.hasMore} .sort=${given.sort}
    .period=${given.period} .country=${given.country} .closed=${given.closed} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-period-change=${given.onScorecardPeriodChange} @scorecard-sort-change=${given.onScorecardSortChange}
    @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-dealer-open=${given.onScorecardDealerOpen}
    @scorecard-fairness-close=${given.onScorecardFairnessClose} @scorecard-retry=${given.onScorecardRetry}></scorecard-assignment-fairness>`;
}

const meta: Meta<Args> = { title: "Components/Assignment fairness", component: "scorecard-assignment-fairness", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { report: null, dealers: [], hasMore: false };
const forbidden = { message: "Your sign-in has ended or does not allow this.", retryable: false };

/** A month of offers: by rank and distance there is a connection, by technicians none. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardPeriodChange, onScorecardSortChange, onScorecardDealerOpen }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-assignment-fairness");
    await userEvent.selectOptions(inside(element).getByRole("combobox", { name: "Period" }), "90");
    await expect(onScorecardPeriodChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { period: { days: 90 } } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Mean core rank" }));
    const sort = { field: "CORE_RANK", direction: "DESC" };
    await expect(onScorecardSortChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { sort } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Open Example dealer 1" }));
    await expect(onScorecardDealerOpen).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = { args: { ...none, state: "error", error }, play: triesAgain("scorecard-assignment-fairness") };

/** For whom it is not: there is nothing to try again. */
export const Forbidden: Story = {
  args: { ...none, state: "error", error: forbidden },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-assignment-fairness");
    await expect(inside(element).queryByRole("button", { name: "Try again" })).toBeNull();
  },
};

/** Another period is on its way; what is there stays. */
export const InProgress: Story = { args: { state: "loading" } };

/** Nothing was handed out. */
export const NoMatch: Story = { args: { report: quietReport, dealers: [], hasMore: false } };

/** Too few dealers to say anything of. */
export const Few: Story = { args: { report: fewReport, dealers: dealers.slice(0, 2), hasMore: false } };

export const OwnPeriod: Story = { args: { period: { from: "2026-03-02", to: "2026-03-31" } } };

export const OneCountry: Story = { args: { country: "CA" } };

/** A past instant is looked back at. */
export const LookingBack: Story = { args: { ...none, closed: true } };

export const LongText: Story = {
  args: {
    dealers: dealers.map((each) => ({ ...each, name: "Generator Sales, Service and Emergency Standby Power of the Greater Lakes Region" })),
  },
};

export const Many: Story = { args: { dealers: manyDealers } };

export const Narrow: Story = { globals: { width: "320" }, play: keepsWithin("scorecard-assignment-fairness") };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "One's own period": show({ period: { from: "2026-03-02", to: "2026-03-31" } }),
      "Nothing handed out": show({ report: quietReport, dealers: [], hasMore: false }),
      "Few dealers": show({ report: fewReport, dealers: dealers.slice(0, 2), hasMore: false }),
      "Looking back": show({ ...none, closed: true }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      Forbidden: show({ ...none, state: "error", error: forbidden }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
