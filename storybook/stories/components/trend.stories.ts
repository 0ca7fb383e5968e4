import "@dealer-scorecards/ui-components/trend/define";
import type { ScorecardTrend } from "@dealer-scorecards/ui-components/components/trend/trend.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric, exampleMonths, exampleResult } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { exampleBaseline } from "../../fixtures/improvement.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardTrend, "metric" | "results" | "baseline" | "tableShown" | "timeZone" | "state" | "error" | "headingLevel"> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardTableToggle: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metric: exampleMetric("APPOINTMENT_RATE"),
  results: exampleMonths("APPOINTMENT_RATE", 13),
  baseline: null,
  tableShown: false,
  timeZone: "America/Chicago",
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptOpen: fn(),
  onScorecardTableToggle: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-trend .metric=${inLanguage(given.metric, locale)} .results=${given.results} .baseline=${given.baseline} ?table-shown=${given.tableShown} time-zone=${given.timeZone}
    .error=${given.error} state=${given.state} heading-level=${given.headingLevel} @scorecard-receipt-open=${given.onScorecardReceiptOpen}
    @scorecard-table-toggle=${given.onScorecardTableToggle} @scorecard-retry=${given.onScorecardRetry}></scorecard-trend>`;
}

const meta: Meta<Args> = {
  title: "Components/Trend",
  component: "scorecard-trend",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { results: [], metric: null };
const gaps = exampleMonths("APPOINTMENT_RATE", 13).flatMap((result, index) => {
  if (index === 3 || index === 4) return [];
  return [index === 8 ? { ...result, state: "UNDEFINED" as const, value: null, numerator: 0, denominator: 0, met: null } : result];
});
const longName = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";

/** The arrows go from month to month, Enter opens a month's receipt, and the values come as a table. */
export const Default: Story = {
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-trend");
    await expect(inside(element).getByText(/Goal met in \d+ of 12 months\./)).toBeVisible();
    const months = inside(element).getByRole("toolbar", { name: "Months of Appointment rate" });
    const stops = [...months.querySelectorAll("button")].filter(({ tabIndex }) => tabIndex === 0);
    await expect(stops).toHaveLength(1);
    stops[0]?.focus();
    await userEvent.keyboard("{ArrowLeft}{Enter}");
    await expect(heard.onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "APPOINTMENT_RATE", month: "2026-09" } }),
    );
    const toggle = inside(element).getByRole("button", { name: "Show the values" });
    await userEvent.click(toggle);
    await expect(toggle).toHaveAttribute("aria-expanded", "true");
    await expect(inside(element).getAllByRole("row")).toHaveLength(14);
    await expect(heard.onScorecardTableToggle).toHaveBeenCalledWith(expect.objectContaining({ detail: { shown: true } }));
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-trend"),
};

/** No month is final: there is nothing to say of them yet. */
export const InProgress: Story = {
  args: { results: [exampleResult("APPOINTMENT_RATE", 0)], tableShown: true },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-trend");
    await expect(inside(element).getByText("No month is final with a value yet.")).toBeVisible();
    await expect(inside(element).getByRole("table")).toHaveTextContent("In progress, final on Dec 1, 2026");
  },
};

/** Two months are missing, and one has records of which none could count. */
export const Gaps: Story = { args: { results: gaps, tableShown: true } };

/** Months are held against a baseline, from its own first month on. */
export const Baseline: Story = { args: { baseline: exampleBaseline(), tableShown: true } };

/** The goal was raised in between. */
export const OtherGoals: Story = {
  args: {
    results: exampleMonths("APPOINTMENT_RATE", 13).map((result, index) =>
      index < 6 ? { ...result, goal: { value: 0.4, direction: "AT_LEAST", strict: true } } : result,
    ),
  },
};

export const Hours: Story = { args: { metric: exampleMetric("HOURS_SOLD_PER_RO"), results: exampleMonths("HOURS_SOLD_PER_RO", 13) } };

export const Money: Story = { args: { metric: exampleMetric("PARTS_SOLD_PER_RO"), results: exampleMonths("PARTS_SOLD_PER_RO", 13) } };

/** Below 0 as well as above. */
export const Score: Story = {
  args: {
    metric: exampleMetric("NET_PROMOTER_SCORE", "FIELD_SERVICE"),
    results: exampleMonths("NET_PROMOTER_SCORE", 13, "FIELD_SERVICE"),
    tableShown: true,
  },
};

/** Lower is better. */
export const AtMost: Story = {
  args: {
    metric: exampleMetric("TRAVEL_TIME_PER_VISIT", "FIELD_SERVICE"),
    results: exampleMonths("TRAVEL_TIME_PER_VISIT", 13, "FIELD_SERVICE"),
  },
};

export const LongText: Story = { args: { metric: { ...exampleMetric("APPOINTMENT_RATE"), name: longName }, tableShown: true } };

/** Of three years, the last two. */
export const Many: Story = {
  args: { results: exampleMonths("APPOINTMENT_RATE", 36), tableShown: true },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-trend");
    await expect(inside(element).getAllByRole("row")).toHaveLength(25);
  },
};

export const Narrow: Story = {
  args: { results: exampleMonths("APPOINTMENT_RATE", 24), tableShown: true },
  globals: { width: "320" },
  play: keepsWithin("scorecard-trend"),
};

export const Dark: Story = { args: { tableShown: true }, globals: { theme: "dark" } };

export const RightToLeft: Story = { args: { tableShown: true }, globals: { direction: "rtl" } };

export const Russian: Story = {
  globals: { locale: "ru" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-trend");
    await expect(await inside(element).findByText("Показать значения")).toBeVisible();
  },
};

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    const of = (code: string, count = 13, program?: string) =>
      show({ metric: exampleMetric(code, program), results: exampleMonths(code, count, program) });
    return sheet({
      "Ready, with the values": show({ tableShown: true }),
      "With gaps": show({ results: gaps }),
      "With a baseline": show({ baseline: exampleBaseline(), tableShown: true }),
      "Below 0": of("NET_PROMOTER_SCORE", 13, "FIELD_SERVICE"),
      "Without a goal": of("DISTANCE_PER_VISIT", 13, "FIELD_SERVICE"),
      "One month": of("APPOINTMENT_RATE", 2),
      "No month final": of("APPOINTMENT_RATE", 1),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
