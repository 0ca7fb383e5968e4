import "@dealer-scorecards/ui-components/trend/define";
import "@dealer-scorecards/ui-components/weeks/define";
import type { ScorecardWeeks } from "@dealer-scorecards/ui-components/components/weeks/weeks.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric, exampleMonths, exampleWeeks } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { keepsWithin, part, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardWeeks, "metric" | "results" | "shown" | "tableShown" | "state" | "error" | "headingLevel"> & {
  onScorecardWeeksToggle: (event: CustomEvent<object>) => void;
  onScorecardTableToggle: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metric: exampleMetric("APPOINTMENT_RATE"),
  results: exampleWeeks("APPOINTMENT_RATE", 26),
  shown: true,
  tableShown: false,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardWeeksToggle: fn(),
  onScorecardTableToggle: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  const metric = inLanguage(given.metric, locale);
  return html`<scorecard-weeks .metric=${metric} .results=${given.results} ?shown=${given.shown} ?table-shown=${given.tableShown}
    .error=${given.error} state=${given.state} heading-level=${given.headingLevel} @scorecard-weeks-toggle=${given.onScorecardWeeksToggle}
    @scorecard-table-toggle=${given.onScorecardTableToggle} @scorecard-retry=${given.onScorecardRetry}>
    <scorecard-trend slot="months" .metric=${metric} .results=${exampleMonths(given.metric?.code ?? "", 13)} heading-level=${given.headingLevel}></scorecard-trend>
  </scorecard-weeks>`;
}

const meta: Meta<Args> = {
  title: "Components/Weeks",
  component: "scorecard-weeks",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { results: [] };
const gaps = exampleWeeks("APPOINTMENT_RATE", 26).filter((_, age) => age !== 5 && age !== 6);
const longName = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";

/** The page's own months come first; weeks are chosen in their place. */
export const Default: Story = {
  args: { shown: false },
  play: async ({ canvasElement, args: heard, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-weeks");
    const trend = await rendered(canvasElement, "scorecard-trend");
    await expect(trend).toBeVisible();
    await userEvent.click(part(element, "choice").querySelectorAll("label")[1] ?? element);
    await expect(heard.onScorecardWeeksToggle).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "APPOINTMENT_RATE", shown: true } }),
    );
    await expect(trend.checkVisibility()).toBe(false);
    await expect(element.shadowRoot?.querySelectorAll(".plot rect")).toHaveLength(26);
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: none };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-weeks"),
};

/** No week is settled: there is nothing to say of them yet. */
export const InProgress: Story = { args: { results: exampleWeeks("APPOINTMENT_RATE", 2), tableShown: true } };

/** Two weeks are missing. */
export const Gaps: Story = { args: { results: gaps, tableShown: true } };

export const Money: Story = { args: { metric: exampleMetric("PARTS_SOLD_PER_RO"), results: exampleWeeks("PARTS_SOLD_PER_RO", 26) } };

export const LongText: Story = { args: { metric: { ...exampleMetric("APPOINTMENT_RATE"), name: longName }, tableShown: true } };

/** A year of weeks. */
export const Many: Story = { args: { results: exampleWeeks("APPOINTMENT_RATE", 53), tableShown: true } };

export const Narrow: Story = {
  args: { tableShown: true },
  globals: { width: "320" },
  play: keepsWithin("scorecard-weeks"),
};

export const Dark: Story = { args: { tableShown: true }, globals: { theme: "dark" } };

export const RightToLeft: Story = { args: { tableShown: true }, globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (some: Partial<Args>) => render({ ...given, ...some }, String(globals["locale"]));
    return sheet({
      Months: show({ shown: false }),
      "Weeks, with the values": show({ tableShown: true, results: exampleWeeks("APPOINTMENT_RATE", 6) }),
      "With gaps": show({ results: gaps }),
      "None settled": show({ results: exampleWeeks("APPOINTMENT_RATE", 2) }),
      "No records": show(none),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
