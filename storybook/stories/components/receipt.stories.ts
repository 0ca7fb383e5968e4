import "@dealer-scorecards/ui-components/receipt/define";
import type { ScorecardReceipt } from "@dealer-scorecards/ui-components/components/receipt/receipt.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { receiptLists, receiptMetric, receiptResult } from "../../fixtures/receipts.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, part, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<
  ScorecardReceipt,
  "result" | "metric" | "lists" | "differsSincePublication" | "completeThrough" | "timeZone" | "state" | "error" | "headingLevel"
> & {
  onScorecardReceiptClose: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardOpportunityOpen: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  result: receiptResult(),
  metric: receiptMetric,
  lists: receiptLists(20, 13),
  differsSincePublication: false,
  completeThrough: null,
  timeZone: "America/Chicago",
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptClose: fn(),
  onScorecardLoadMore: fn(),
  onScorecardOpportunityOpen: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-receipt .result=${given.result} .metric=${inLanguage(given.metric, locale)} .lists=${given.lists}
    .completeThrough=${given.completeThrough} .error=${given.error} state=${given.state} time-zone=${given.timeZone}
    ?differs-since-publication=${given.differsSincePublication} heading-level=${given.headingLevel}
    @scorecard-receipt-close=${given.onScorecardReceiptClose} @scorecard-load-more=${given.onScorecardLoadMore}
    @scorecard-opportunity-open=${given.onScorecardOpportunityOpen} @scorecard-retry=${given.onScorecardRetry}></scorecard-receipt>`;
}

const meta: Meta<Args> = {
  title: "Components/Receipt",
  component: "scorecard-receipt",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none: Partial<Args> = { result: null, metric: null, lists: null };
const open = receiptResult({ state: "IN_PROGRESS", met: null, edition: null, finalAt: "2027-01-02T06:00:00.000Z" });
const undefinedRate = receiptResult({ state: "UNDEFINED", value: null, numerator: 0, denominator: 0, met: null, interval: null });
const restated = receiptResult({
  edition: {
    edition: 2,
    publishedAt: "2026-11-09T15:00:00.000Z",
    definitionVersion: 2,
    restatedBy: "staff-7",
    restatementReason: "Two completions of September were recorded in November only, because the mobile service was down for a week.",
  },
});

/** The records that count, that do not, and that are left out, each with its reason; those one may open have a button. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-receipt");
    await userEvent.click(inside(element).getByText("Left out"));
    await expect(inside(element).getByText(/^Closed .* not code compliant/)).toBeVisible();
    await userEvent.click(inside(element).getByRole("button", { name: "Open SO-2026-3000" }));
    await expect(heard.onScorecardOpportunityOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { id: "SO-2026-3000" } }));
    await userEvent.click(part(element, "close"));
    await expect(heard.onScorecardReceiptClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

/** The number is there, its records are not yet. */
export const LoadingRecords: Story = { args: { lists: null } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-receipt"),
};

/** So far: without a verdict and an edition, with the day it becomes final. */
export const InProgress: Story = {
  args: { result: open },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-receipt");
    await expect(inside(element).getByText("so far")).toBeVisible();
    await expect(inside(element).getByText("In progress, final on Jan 2, 2027")).toBeVisible();
    await expect(inside(element).queryByText(/^Goal (met|missed)$/)).toBeNull();
  },
};

/** No record could count: the dash, and why. */
export const NoValue: Story = { args: { result: undefinedRate, lists: receiptLists(0, 0) } };

/** A second edition, and records that give other numbers today. */
export const LongText: Story = {
  args: { result: restated, differsSincePublication: true, completeThrough: "2026-11-18T06:00:00.000Z" },
};

/** A list with more than is loaded. */
export const Many: Story = {
  args: { result: receiptResult({ numerator: 1204, denominator: 1810, value: 1204 / 1810 }), lists: receiptLists(1204, 606, 50) },
  play: async ({ canvasElement, args: { onScorecardLoadMore }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-receipt");
    await expect(inside(element).getByText("50 of 1,204 shown")).toBeVisible();
    await userEvent.click(inside(element).getByRole("button", { name: "Load more: Counted" }));
    await expect(onScorecardLoadMore).toHaveBeenCalledWith(expect.objectContaining({ detail: { list: "counted" } }));
  },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-receipt"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (other: Partial<Args>) => render({ ...given, lists: receiptLists(20, 13, 3), ...other }, String(globals["locale"]));
    return sheet({
      Final: show({}),
      "In progress": show({ result: open }),
      "No value": show({ result: undefinedRate, lists: receiptLists(0, 0) }),
      "Few records": show({ result: receiptResult({ sufficiency: "FEW" }) }),
      "Restated, and different since": show({
        result: restated,
        differsSincePublication: true,
        completeThrough: "2026-11-18T06:00:00.000Z",
      }),
      "Records not loaded yet": show({ lists: null }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
