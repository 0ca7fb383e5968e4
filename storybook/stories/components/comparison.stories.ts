import "@dealer-scorecards/ui-components/comparison/define";
import type { ScorecardComparison } from "@dealer-scorecards/ui-components/components/comparison/comparison.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { afterSales } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { chosen, comparedGroups, dealerCount, dealers, month, openGroups } from "../../fixtures/comparison.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown =
  | "program"
  | "month"
  | "groups"
  | "dealerCount"
  | "chosen"
  | "worstFirst"
  | "dealers"
  | "hasMore"
  | "dealersState"
  | "dealersError";
type Args = Pick<ScorecardComparison, Shown | "expected" | "state" | "error" | "headingLevel"> & {
  onScorecardMetricChoose: (event: CustomEvent<object>) => void;
  onScorecardOrderChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardDealerOpen: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  program: afterSales,
  month,
  groups: comparedGroups,
  dealerCount,
  chosen: null,
  worstFirst: false,
  dealers: dealers(5),
  hasMore: true,
  dealersState: "ready",
  dealersError: null,
  expected: 6,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardMetricChoose: fn(),
  onScorecardOrderChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardDealerOpen: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { program, groups } = inLanguage({ program: given.program, groups: given.groups }, locale);
  return html`<scorecard-comparison .program=${program} .groups=${groups} .chosen=${given.chosen} .worstFirst=${given.worstFirst} .dealers=${given.dealers}
    .hasMore=${given.hasMore} .dealersError=${given.dealersError} .error=${given.error} month=${given.month} dealer-count=${given.dealerCount}
    dealers-state=${given.dealersState} expected=${given.expected} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-metric-choose=${given.onScorecardMetricChoose} @scorecard-order-change=${given.onScorecardOrderChange}
    @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-dealer-open=${given.onScorecardDealerOpen}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-comparison>`;
}

const meta: Meta<Args> = {
  title: "Components/Comparison",
  component: "scorecard-comparison",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { groups: [], program: null };
const longName = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";
const long = comparedGroups.map((each) => ({
  ...each,
  name: longName,
  metrics: each.metrics.map((metric) => ({ ...metric, metric: { ...metric.metric, name: longName } })),
}));

/** A metric opens its dealers in order; each of them can be opened. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-comparison");
    await userEvent.click(inside(element).getByRole("button", { name: "Dealers by Appointment rate" }));
    await expect(heard.onScorecardMetricChoose).toHaveBeenCalledWith(expect.objectContaining({ detail: { chosen } }));
    await userEvent.selectOptions(inside(element).getByRole("combobox", { name: "Order" }), "Worst first");
    await expect(heard.onScorecardOrderChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { worstFirst: true } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Load more" }));
    await expect(heard.onScorecardLoadMore).toHaveBeenCalledOnce();
    await userEvent.click(inside(element).getByRole("button", { name: "Open Example dealer 2" }));
    await expect(heard.onScorecardDealerOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { dealer: "D1002" } }));
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-comparison"),
};

/** Sums so far; no dealer has anything to compare. */
export const InProgress: Story = { args: { groups: openGroups } };

/** The dealers of a metric. */
export const Dealers: Story = { args: { chosen } };

export const LongText: Story = { args: { groups: long, chosen } };

export const Many: Story = { args: { chosen, dealers: dealers(36), hasMore: false } };

export const Narrow: Story = {
  args: { chosen },
  globals: { width: "320" },
  play: keepsWithin("scorecard-comparison"),
};

export const Dark: Story = { args: { chosen }, globals: { theme: "dark" } };

export const RightToLeft: Story = { args: { chosen }, globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, groups: comparedGroups.slice(0, 2), ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Dealers open": show({ chosen }),
      "Dealers loading": show({ chosen, dealers: null, dealersState: "loading" }),
      "Dealers failed": show({ chosen, dealersState: "error", dealersError: error }),
      "In progress": show({ groups: openGroups }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
