import "@dealer-scorecards/ui-components/funnel/define";
import type { ScorecardFunnel } from "@dealer-scorecards/ui-components/components/funnel/funnel.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { exampleFindings, exampleFunnelMonths, exampleFunnelWeeks, exampleSteps } from "../../fixtures/funnel.ts";
import { monthBefore } from "../../fixtures/months.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, part, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<
  ScorecardFunnel,
  | "months"
  | "weeks"
  | "weeksShown"
  | "period"
  | "tableShown"
  | "findings"
  | "findingsState"
  | "findingsError"
  | "state"
  | "error"
  | "headingLevel"
> & {
  onScorecardFunnelChange: (event: CustomEvent<object>) => void;
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardTableToggle: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  months: exampleFunnelMonths(14),
  weeks: exampleFunnelWeeks(26),
  weeksShown: false,
  period: null,
  tableShown: false,
  findings: exampleFindings(3, 8),
  findingsState: "ready",
  findingsError: null,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardFunnelChange: fn(),
  onScorecardReceiptOpen: fn(),
  onScorecardTableToggle: fn(),
  onScorecardLoadMore: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-funnel .months=${inLanguage(given.months, locale)} .weeks=${inLanguage(given.weeks, locale)} ?weeks-shown=${given.weeksShown}
    .period=${given.period} ?table-shown=${given.tableShown} .findings=${given.findings} findings-state=${given.findingsState}
    .findingsError=${given.findingsError} time-zone="America/Chicago" .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-funnel-change=${given.onScorecardFunnelChange} @scorecard-receipt-open=${given.onScorecardReceiptOpen}
    @scorecard-table-toggle=${given.onScorecardTableToggle} @scorecard-load-more=${given.onScorecardLoadMore}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-funnel>`;
}

const meta: Meta<Args> = {
  title: "Components/Funnel",
  component: "scorecard-funnel",
  args,
  parameters: { widest: "1024" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { months: null, weeks: null, findings: null };
const complete = exampleFindings(0);
const open = { period: monthBefore(0) };
const nobody = [{ month: monthBefore(4), state: "NO_DATA", finalAt: null, steps: exampleSteps([]) }] as const;
const longSteps = exampleSteps([1_240_000, 780_500, 412_300, 98_000, 12_400]).map((step) => ({
  ...step,
  name: `${step.name}, by whatever means the customer has chosen and whoever of the department has followed it up`,
}));
const longMonth = { month: monthBefore(4), state: "FINAL", finalAt: "2026-11-01T05:00:00.000Z", steps: longSteps } as const;
const longFindings = {
  total: 1,
  list: [{ lead: { internalID: "LEAD-".repeat(16) }, recorded: ["SOLD"], missing: ["CONTACTED"] }],
  hasMore: false,
};

/** The newest final month; each share opens its receipt. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardFunnelChange, onScorecardReceiptOpen, onScorecardLoadMore }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-funnel");
    const month = part(element, "period");
    await expect(month).toHaveValue(monthBefore(4));
    await userEvent.click(inside(element).getByRole("button", { name: /Contacted/ }));
    await expect(onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "CONTACT_RATE", month: monthBefore(4) } }),
    );
    await userEvent.click(inside(element).getByRole("button", { name: "Load more: Leads with a step missing" }));
    await expect(onScorecardLoadMore).toHaveBeenCalledOnce();
    await userEvent.selectOptions(month, monthBefore(6));
    await expect(onScorecardFunnelChange).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { weeks: false, period: monthBefore(6) } }),
    );
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, months: [] } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-funnel"),
};

/** Its windows are still open. */
export const InProgress: Story = { args: open };

/** The newest settled week; weeks have no receipts. */
export const Weeks: Story = {
  args: { weeksShown: true },
  play: async ({ canvasElement, args: { onScorecardFunnelChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-funnel");
    await expect(inside(element).queryAllByRole("button", { name: /how the number was made/ })).toHaveLength(0);
    await userEvent.click(part(element, "choice").querySelector("label") ?? element);
    await expect(onScorecardFunnelChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { weeks: false, period: null } }));
  },
};

/** Good news. */
export const NothingMissing: Story = { args: { findings: complete } };

/** The funnel stays. */
export const FindingsFailed: Story = { args: { findings: null, findingsState: "error", findingsError: error } };

/** A month in which nobody wrote. */
export const NoRecords: Story = { args: { months: nobody } };

export const WithTable: Story = { args: { tableShown: true } };

export const LongText: Story = { args: { months: [longMonth], findings: longFindings, tableShown: true } };

export const Many: Story = { args: { months: exampleFunnelMonths(60), findings: exampleFindings(40, 90) } };

export const Narrow: Story = {
  args: { tableShown: true },
  globals: { width: "320" },
  play: keepsWithin("scorecard-funnel"),
};

export const Dark: Story = { args: { tableShown: true }, globals: { theme: "dark" } };

export const RightToLeft: Story = { args: { tableShown: true }, globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (some: Partial<Args>) => render({ ...given, ...some }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "With the values": show({ tableShown: true, findings: complete }),
      "In progress": show(open),
      Weeks: show({ weeksShown: true }),
      "No records": show({ months: nobody }),
      "Leads loading": show({ findings: null, findingsState: "loading" }),
      "More leads loading": show({ findingsState: "loading" }),
      "Leads failed": show({ findings: null, findingsState: "error", findingsError: error }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
