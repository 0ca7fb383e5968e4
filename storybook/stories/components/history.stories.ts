import "@dealer-scorecards/ui-components/history/define";
import type { ScorecardHistory } from "@dealer-scorecards/ui-components/components/history/history.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage, metric, rateCodes } from "../../fixtures/catalogue.ts";
import { historyMonths } from "../../fixtures/months.ts";
import { error } from "../../support/error.ts";
import { inside, lefts, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<
  ScorecardHistory,
  "metrics" | "cohort" | "months" | "expandedMonths" | "hasMore" | "timeZone" | "expected" | "state" | "error" | "headingLevel"
> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardDetailsOpen: (event: CustomEvent<object>) => void;
  onScorecardExpandedChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metrics: rateCodes.map(metric),
  cohort: metric("ASSIGNED_COUNT"),
  months: historyMonths(6),
  expandedMonths: [],
  hasMore: false,
  timeZone: "America/Chicago",
  expected: 6,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptOpen: fn(),
  onScorecardDetailsOpen: fn(),
  onScorecardExpandedChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { metrics, cohort, months } = inLanguage({ metrics: given.metrics, cohort: given.cohort, months: given.months }, locale);
  return html`<scorecard-history .metrics=${metrics} .cohort=${cohort} .months=${months} .expandedMonths=${given.expandedMonths}
    .error=${given.error} state=${given.state} ?has-more=${given.hasMore} time-zone=${given.timeZone} expected=${given.expected}
    heading-level=${given.headingLevel} @scorecard-receipt-open=${given.onScorecardReceiptOpen}
    @scorecard-details-open=${given.onScorecardDetailsOpen} @scorecard-expanded-change=${given.onScorecardExpandedChange}
    @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-retry=${given.onScorecardRetry}></scorecard-history>`;
}

const meta: Meta<Args> = {
  title: "Components/History",
  component: "scorecard-history",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const longName = "Share of the emergency opportunities answered within the agreed response window by an authorised technician";
const long = rateCodes.map((code) => ({ ...metric(code), name: longName }));

/** A month opens and shows what became of its opportunities; its number and its details are asked for from the row. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-history");
    const expander = inside(element).getByRole("button", { name: "September 2026, counts" });
    await userEvent.click(expander);
    await expect(expander).toHaveAttribute("aria-expanded", "true");
    await expect(inside(element).getByText("Withdrawn")).toBeVisible();
    await expect(heard.onScorecardExpandedChange).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { month: "2026-09", expanded: true, expandedMonths: ["2026-09"] } }),
    );
    await userEvent.click(inside(element).getByRole("button", { name: "View details: September 2026" }));
    await expect(heard.onScorecardDetailsOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { month: "2026-09" } }));
    await userEvent.click(inside(element).getByRole("button", { name: /Close rate, September 2026: how the number was made$/ }));
    await expect(heard.onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "CLOSE_RATE", month: "2026-09" } }),
    );
  },
};

export const Loading: Story = { args: { months: [], state: "loading" } };

/** A month is open whose counts are not loaded yet. */
export const LoadingCounts: Story = { args: { months: historyMonths(6, false), expandedMonths: ["2026-09"] } };

export const Empty: Story = { args: { months: [], state: "empty" } };

export const Error: Story = {
  args: { months: [], state: "error", error },
  play: triesAgain("scorecard-history"),
};

/** An open month shows words in place of a rate; the value so far and the day it is final come on demand. */
export const InProgress: Story = {
  args: { months: historyMonths(3) },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-history");
    await userEvent.click(inside(element).getByRole("button", { name: "In progress: Close rate, November 2026" }));
    const soFar = inside(element).getByRole("group", { name: "Close rate, November 2026" });
    await expect(soFar).toBeVisible();
    await expect(soFar).toHaveTextContent(/so far.*In progress, final on Jan 2, 2027/);
  },
};

export const LongText: Story = { args: { metrics: long, months: historyMonths(4) } };

/** Two years of months, two of them open, and older ones to be asked for. */
export const Many: Story = {
  args: { months: historyMonths(24), expandedMonths: ["2026-10", "2026-08"], hasMore: true },
  play: async ({ canvasElement, args: { onScorecardLoadMore }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-history");
    await userEvent.click(inside(element).getByRole("button", { name: "Show older months" }));
    await expect(onScorecardLoadMore).toHaveBeenCalledOnce();
  },
};

/** Cards in place of rows; to those who do not see it, it is still the table. */
export const Narrow: Story = {
  args: { months: historyMonths(3), expandedMonths: ["2026-10"] },
  globals: { width: "320" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-history");
    await expect(inside(element).getAllByRole("rowheader")).toHaveLength(3);
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  },
};

export const Dark: Story = { args: { expandedMonths: ["2026-10"] }, globals: { theme: "dark" } };

export const RightToLeft: Story = {
  args: { expandedMonths: ["2026-10"] },
  globals: { direction: "rtl" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-history");
    const [month, ...rates] = lefts(inside(element).getAllByRole("columnheader"));
    await expect(month).toBeGreaterThan(Math.max(...rates));
  },
};

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    const months = historyMonths(4);
    return sheet({
      "Ready, one month open": show({ months, expandedMonths: ["2026-10"], hasMore: true }),
      "Counts not loaded yet": show({ months: historyMonths(2, false), expandedMonths: ["2026-10"] }),
      "Loading for the first time": show({ months: [], state: "loading", expected: 4 }),
      "Loading older months": show({ months, hasMore: true, state: "loading" }),
      Empty: show({ months: [], state: "empty" }),
      Error: show({ months: [], state: "error", error }),
      "Error with old data": show({ months, state: "error", error }),
    });
  },
};
