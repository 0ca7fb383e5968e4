import "@dealer-scorecards/ui-components/tile/define";
import type { ScorecardTile } from "@dealer-scorecards/ui-components/components/tile/tile.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { rateResult, tile } from "../../fixtures/months.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardTile, "metric" | "state" | "error" | "headingLevel"> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metric: tile("CLOSE_RATE"),
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptOpen: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-tile .metric=${inLanguage(given.metric, locale)} .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-receipt-open=${given.onScorecardReceiptOpen} @scorecard-retry=${given.onScorecardRetry}></scorecard-tile>`;
}

const meta: Meta<Args> = {
  title: "Components/Tile",
  component: "scorecard-tile",
  args,
  parameters: { widest: "320" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const missed = tile("ENGAGEMENT_RATE");
const none = { result: null, range: null, cohort: null, bars: [] };
const few = { ...rateResult("CLOSE_RATE", 2), numerator: 5, denominator: 6, value: 5 / 6, met: true, sufficiency: "TOO_FEW" } as const;
const longName = "Share of the emergency opportunities answered within the agreed response window by an authorised technician";
const long = tile("CLOSE_RATE", {
  metric: { code: "LONG_RATE", name: longName, definition: longName, shape: "PROPORTION" },
  result: few,
  cohort: { value: 1204, metric: { name: "Emergency opportunities assigned" } },
});

/** The number is a button: the receipt says how it was made. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardReceiptOpen }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    await userEvent.click(inside(element).getByRole("button"));
    await userEvent.keyboard("{Enter}");
    await expect(onScorecardReceiptOpen).toHaveBeenCalledTimes(2);
    await expect(onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "CLOSE_RATE", month: "2026-09" } }),
    );
  },
};

export const Loading: Story = { args: { metric: null, state: "loading" } };

export const Empty: Story = { args: { metric: null, state: "empty" } };

/** An error where there is no data yet. */
export const Error: Story = {
  args: { metric: null, state: "error", error },
  play: async ({ canvasElement, args: { onScorecardRetry }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    await expect(inside(element).getByRole("alert")).toHaveTextContent("The server cannot be reached right now.");
    await userEvent.click(inside(element).getByRole("button", { name: "Try again" }));
    await expect(onScorecardRetry).toHaveBeenCalledOnce();
  },
};

/** After a failure what was there stays, under the error. */
export const ErrorWithOldData: Story = { args: { state: "error", error } };

/** A tile shows final results: while no month is final, it says so and has no receipt. */
export const InProgress: Story = {
  args: { metric: tile("CLOSE_RATE", none) },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    await expect(inside(element).getByText("No month is final yet.")).toBeVisible();
    await expect(inside(element).queryByRole("button")).toBeNull();
  },
};

export const Missed: Story = { args: { metric: missed } };

export const LongText: Story = { args: { metric: long } };

/** Three years of months: every bar is in the table for those who do not see it. */
export const Many: Story = {
  args: { metric: tile("CLOSE_RATE", { bars: Array.from({ length: 36 }, (_, index) => rateResult("CLOSE_RATE", 37 - index)) }) },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    await expect(inside(element).getAllByRole("row")).toHaveLength(37);
  },
};

export const Narrow: Story = {
  args: { metric: long },
  decorators: [(story) => html`<div class="very-narrow">${story()}</div>`],
  play: keepsWithin("scorecard-tile"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = {
  globals: { direction: "rtl" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    const number = inside(element).getByRole("button").getBoundingClientRect();
    const { left, width } = element.getBoundingClientRect();
    await expect(number.left).toBeGreaterThan(left + width / 2);
  },
};

/** The metric's name is the API's, every other word the element's own. */
export const Russian: Story = {
  globals: { locale: "ru" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile");
    await expect(await inside(element).findByText("Цель достигнута")).toBeVisible();
  },
};

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const locale = String(globals["locale"]);
    const show = (part: Partial<Args>) => render({ ...given, ...part }, locale);
    return sheet(
      {
        "Goal met": show({}),
        "Goal missed": show({ metric: missed }),
        "Too few records": show({ metric: tile("CLOSE_RATE", { result: few }) }),
        "Two months": show({ metric: tile("CLOSE_RATE", { bars: [rateResult("CLOSE_RATE", 3), rateResult("CLOSE_RATE", 2)] }) }),
        "No month final": show({ metric: tile("CLOSE_RATE", none) }),
        Loading: show({ metric: null, state: "loading" }),
        Empty: show({ metric: null, state: "empty" }),
        Error: show({ metric: null, state: "error", error }),
        "Error with old data": show({ state: "error", error }),
        "Long name": show({ metric: long }),
      },
      "columns",
    );
  },
};
