import "@dealer-scorecards/ui-components/tile-row/define";
import type { ScorecardTileRow } from "@dealer-scorecards/ui-components/components/tile-row/tile-row.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { tile, tiles } from "../../fixtures/months.ts";
import { error } from "../../support/error.ts";
import { inside, lefts, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardTileRow, "metrics" | "expected" | "state" | "error" | "headingLevel"> & {
  onScorecardReceiptOpen: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metrics: tiles,
  expected: 4,
  state: "ready",
  error: null,
  headingLevel: 3,
  onScorecardReceiptOpen: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-tile-row .metrics=${inLanguage(given.metrics, locale)} .error=${given.error} state=${given.state}
    expected=${given.expected} heading-level=${given.headingLevel}
    @scorecard-receipt-open=${given.onScorecardReceiptOpen} @scorecard-retry=${given.onScorecardRetry}></scorecard-tile-row>`;
}

const meta: Meta<Args> = {
  title: "Components/Tile row",
  component: "scorecard-tile-row",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { result: null, range: null, cohort: null, bars: [] };
const oneOpen = tiles.map((each, index) => (index === 3 ? tile("CONVERSION_RATE", none) : each));
const longName = "Share of the emergency opportunities answered within the agreed response window by an authorised technician";
const long = tiles.map((each) => ({ ...each, metric: { ...each.metric, name: longName } }));

/** Each tile has a range of its own: rates become final at different times. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardReceiptOpen }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-tile-row");
    const last = await rendered(inside(element).getAllByRole("listitem")[3], "scorecard-tile");
    await userEvent.click(inside(last).getByRole("button"));
    // From the tile inside to the page: who embeds the row hears it.
    await expect(onScorecardReceiptOpen).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { metric: "CONVERSION_RATE", month: "2026-08" } }),
    );
  },
};

/** Of the size that the tiles will have. */
export const Loading: Story = { args: { metrics: [], state: "loading" } };

/** Tiles that are there stay while they are asked for again. */
export const LoadingAgain: Story = { args: { state: "loading" } };

export const Empty: Story = { args: { metrics: [], state: "empty" } };

export const Error: Story = {
  args: { metrics: [], state: "error", error },
  play: triesAgain("scorecard-tile-row"),
};

/** The last rate has no final month yet. */
export const InProgress: Story = { args: { metrics: oneOpen } };

export const LongText: Story = { args: { metrics: long } };

export const Many: Story = {
  args: { metrics: [...tiles, ...tiles, ...tiles] },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile-row");
    await expect(inside(element).getAllByRole("listitem")).toHaveLength(12);
  },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile-row");
    await expect(new Set(lefts(inside(element).getAllByRole("listitem"))).size).toBe(1);
    await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  },
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = {
  globals: { direction: "rtl", width: "768" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-tile-row");
    const [first, second = 0] = lefts(inside(element).getAllByRole("listitem"));
    await expect(first).toBeGreaterThan(second);
  },
};

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Loading for the first time": show({ metrics: [], state: "loading" }),
      "One rate not final yet": show({ metrics: oneOpen }),
      Empty: show({ metrics: [], state: "empty" }),
      Error: show({ metrics: [], state: "error", error }),
      "Error with old data": show({ state: "error", error }),
      "Long names": show({ metrics: long }),
    });
  },
};
