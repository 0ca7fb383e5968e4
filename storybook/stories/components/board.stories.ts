import "@dealer-scorecards/ui-components/board/define";
import type { ScorecardBoard } from "@dealer-scorecards/ui-components/components/board/board.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { afterSales, boardGroups, boardMetric, exampleResult, fieldService, groups } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<
  ScorecardBoard,
  "program" | "groups" | "expandedMetrics" | "timeZone" | "expected" | "state" | "error" | "headingLevel"
> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardMetricToggle: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  program: afterSales,
  groups,
  expandedMetrics: [],
  timeZone: "America/Chicago",
  expected: 6,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardReceiptOpen: fn(),
  onScorecardMetricToggle: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const { program, groups: shown } = inLanguage({ program: given.program, groups: given.groups }, locale);
  return html`<scorecard-board .program=${program} .groups=${shown} .expandedMetrics=${given.expandedMetrics} .error=${given.error}
    state=${given.state} time-zone=${given.timeZone} expected=${given.expected} heading-level=${given.headingLevel}
    @scorecard-receipt-open=${given.onScorecardReceiptOpen} @scorecard-metric-toggle=${given.onScorecardMetricToggle}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-board>`;
}

const meta: Meta<Args> = {
  title: "Components/Board",
  component: "scorecard-board",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { groups: [], program: null };
const open = (["APPOINTMENT_RATE", "HOURS_SOLD_PER_RO"] as const).map((code) =>
  boardMetric(code, { result: exampleResult(code, 0), months: [exampleResult(code, 0)] }),
);
const firstMonth = { code: "FIRST", name: "First month", importance: null, metrics: open };
const longName = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";
const longText = `${longName}, because everyone who waits at the counter would otherwise wait for those who do not`;
const long = groups.map((each) => ({
  ...each,
  name: longName,
  importance: longText,
  metrics: each.metrics.map((metric) => ({ ...metric, metric: { ...metric.metric, name: longName } })),
}));

/** A group of the same metrics by other codes. */
function again(given: ScorecardBoard["groups"][number], round: number): ScorecardBoard["groups"][number] {
  const metrics = given.metrics.map((each) => ({ ...each, metric: { ...each.metric, code: `${each.metric.code}_${round}` } }));
  return { ...given, code: `${given.code}_${round}`, metrics };
}

/** A metric opens in place: its trend, and why it misses its goal. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-board");
    await expect(inside(element).getByRole("heading", { name: "After-sales", level: 2 })).toBeVisible();
    const expander = inside(element).getByRole("button", { name: "Trend and causes: Hours sold per repair order" });
    await userEvent.click(expander);
    await expect(expander).toHaveAttribute("aria-expanded", "true");
    await expect(heard.onScorecardMetricToggle).toHaveBeenCalledWith(
      expect.objectContaining({
        detail: { metric: "HOURS_SOLD_PER_RO", expanded: true, expandedMetrics: ["HOURS_SOLD_PER_RO"] },
      }),
    );
    await rendered(element.shadowRoot?.querySelector(".more:not([hidden])") ?? undefined, "scorecard-obstacles");
    await userEvent.click(inside(element).getByRole("button", { name: /Appointment reminder rate, October 2026/ }));
    await expect(heard.onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "APPOINTMENT_REMINDER_RATE", month: "2026-10" } }),
    );
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-board"),
};

/** No month is final yet: the value so far, and no verdict. */
export const InProgress: Story = {
  args: { groups: [firstMonth] },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-board");
    await expect(inside(element).getAllByText("so far")).toHaveLength(2);
    await expect(inside(element).queryByText("Goal met")).toBeNull();
  },
};

/** One metric is open: its trend, and the causes of its miss. */
export const Expanded: Story = { args: { expandedMetrics: ["HOURS_SOLD_PER_RO"] } };

/** Every unit, and a score of few answers. */
export const FieldService: Story = { args: { program: fieldService, groups: boardGroups("FIELD_SERVICE") } };

const inDollars = boardMetric("PARTS_SOLD_PER_RO");
const inOther = (currency: string) => {
  const months = inDollars.months.map((result) => ({ ...result, currency, goal: null, met: null, value: (result.value ?? 0) * 0.8 }));
  return { result: months.at(-2) ?? null, months };
};

/** Customers pay in three currencies: each has its number, its receipt and its trend. */
export const Currencies: Story = {
  args: {
    groups: groups.flatMap((group) => {
      const metrics = group.metrics
        .filter(({ metric }) => metric.unit === "MONEY")
        .map((metric) => ({ ...metric, others: ["CAD", "EUR"].map(inOther) }));
      return metrics.length > 0 ? [{ ...group, metrics }] : [];
    }),
    expandedMetrics: ["PARTS_SOLD_PER_ADVISOR"],
  },
};

export const LongText: Story = { args: { groups: long } };

export const Many: Story = { args: { groups: [0, 1, 2].flatMap((round) => groups.map((each) => again(each, round))) } };

/** One column. */
export const Narrow: Story = {
  args: { expandedMetrics: ["HOURS_SOLD_PER_RO"] },
  globals: { width: "320" },
  play: keepsWithin("scorecard-board"),
};

export const Dark: Story = { args: { expandedMetrics: ["HOURS_SOLD_PER_RO"] }, globals: { theme: "dark" } };

export const RightToLeft: Story = { args: { expandedMetrics: ["HOURS_SOLD_PER_RO"] }, globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    const [first] = groups;
    return sheet({
      "Ready, one metric open": show({ groups: first ? [first] : [], expandedMetrics: ["CUSTOMER_PUNCTUALITY_RATE"] }),
      "No month final": show({ groups: [firstMonth] }),
      "No month at all": show({
        groups: [{ ...firstMonth, metrics: [boardMetric("APPOINTMENT_RATE", { result: null, months: [] })] }],
      }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ groups: first ? [first] : [], state: "error", error }),
    });
  },
};
