import "@dealer-scorecards/ui-components/slices/define";
import type { ScorecardSlices } from "@dealer-scorecards/ui-components/components/slices/slices.ts";
import type { MetricSlice } from "@dealer-scorecards/ui-components/model/types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exampleMetric } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { keepsWithin, part, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardSlices, "metric" | "month" | "by" | "slices" | "most" | "state" | "error"> & {
  onScorecardSliceChange: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

function slice(key: string | null, numerator: number, denominator: number): MetricSlice {
  const sufficiency = denominator < 10 ? "TOO_FEW" : denominator < 25 ? "FEW" : "ENOUGH";
  return { key, value: denominator === 0 ? null : numerator / denominator, numerator, denominator, sufficiency };
}

const slices = [slice("G22", 61, 64), slice("G30", 14, 22), slice("G48", 5, 6), slice(null, 2, 3)];

const args: Args = {
  metric: { ...exampleMetric("FIRST_TIME_FIX_RATE"), sliceBy: ["ASSET_MODEL", "PROBLEM_CODE", "TECHNICIAN", "ADVISOR"] },
  month: "2026-10",
  by: "ASSET_MODEL",
  slices,
  most: 50,
  state: "ready",
  error: null,
  onScorecardSliceChange: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-slices .metric=${inLanguage(given.metric, locale)} .month=${given.month} .by=${given.by} .slices=${given.slices} .most=${given.most}
    .error=${given.error} state=${given.state} @scorecard-slice-change=${given.onScorecardSliceChange} @scorecard-retry=${given.onScorecardRetry}></scorecard-slices>`;
}

const meta: Meta<Args> = {
  title: "Components/Slices",
  component: "scorecard-slices",
  args,
  parameters: { widest: "768" },
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const none = { slices: null };

/** Nothing is cut until the reader chooses by what. */
export const Default: Story = {
  args: { by: null, slices: null },
  play: async ({ canvasElement, args: { onScorecardSliceChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-slices");
    await userEvent.selectOptions(part(element, "split").querySelector("select") ?? element, "TECHNICIAN");
    await expect(onScorecardSliceChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { by: "TECHNICIAN" } }));
  },
};

export const ByModel: Story = {
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-slices");
    await expect(element.shadowRoot?.querySelectorAll("tbody tr")).toHaveLength(4);
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { slices: [] } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: async ({ canvasElement, args: { onScorecardRetry }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-slices");
    const content = element.shadowRoot?.querySelector<HTMLElement>("[part=retry]");
    await userEvent.click(content ?? element);
    await expect(onScorecardRetry).toHaveBeenCalledOnce();
  },
};

export const LongText: Story = { args: { slices: slices.map((each) => ({ ...each, key: each.key && `${each.key}-`.repeat(30) })) } };

/** As many as were asked for: there may be more. */
export const Many: Story = {
  args: { slices: Array.from({ length: 50 }, (_, index) => slice(`T-${100 + index}`, 40 - (index % 9), 60 - index)) },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-slices"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: { ...sheetParameters, widest: "none" },
  render: (given, { globals }) => {
    const show = (changed: Partial<Args>) => render({ ...given, ...changed }, String(globals["locale"]));
    return sheet({
      "Not split": show({ by: null, slices: null }),
      Split: show({}),
      "Nothing to split": show({ slices: [] }),
      Loading: show({ ...none, state: "loading" }),
      Empty: show({ ...none, state: "empty" }),
      Error: show({ ...none, state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
