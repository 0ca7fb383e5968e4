import "@dealer-scorecards/ui-components/export/define";
import type { ScorecardExport } from "@dealer-scorecards/ui-components/components/export/export.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { exportMetrics } from "../../fixtures/exports.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardExport, "metrics" | "preset" | "progress" | "state" | "error" | "headingLevel"> & {
  onScorecardExport: (event: CustomEvent<object>) => void;
  onScorecardExportStop: (event: CustomEvent<object>) => void;
  onScorecardExportClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  metrics: exportMetrics,
  preset: { month: "2026-10" },
  progress: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardExport: fn(),
  onScorecardExportStop: fn(),
  onScorecardExportClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-export .metrics=${given.metrics} .preset=${given.preset} .progress=${given.progress} .error=${given.error}
    state=${given.state} heading-level=${given.headingLevel} @scorecard-export=${given.onScorecardExport}
    @scorecard-export-stop=${given.onScorecardExportStop} @scorecard-export-close=${given.onScorecardExportClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-export>`;
}

const meta: Meta<Args> = { title: "Components/Export", component: "scorecard-export", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { metrics: null };
const long = "Share of the repair orders of retail customers whose final check and itemised bill were done by the promised time";

export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardExport, onScorecardExportClose }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-export");
    await userEvent.selectOptions(inside(element).getByLabelText("Table"), "RECEIPT");
    await userEvent.click(inside(element).getByRole("button", { name: "Export" }));
    const request = expect.objectContaining({ table: "RECEIPT", month: "2026-10", format: "CSV" }) as object;
    await expect(onScorecardExport).toHaveBeenCalledWith(expect.objectContaining({ detail: { request } }));
    await userEvent.click(inside(element).getByRole("button", { name: "Close the export" }));
    await expect(onScorecardExportClose).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { ...none, state: "empty" } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-export"),
};

/** Bytes are coming. */
export const InProgress: Story = { args: { progress: { state: "running", bytes: 12_345_678 } } };

export const Saved: Story = { args: { progress: { state: "saved", bytes: 45_600, file: "scorecard-d1001-as-of-2026-11-22.csv" } } };

/** What came was not the whole. */
export const Broken: Story = { args: { progress: { state: "broken" } } };

export const LongText: Story = {
  args: { preset: { table: "RECEIPT" }, metrics: exportMetrics.map((metric) => ({ ...metric, name: long })) },
};

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-export"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part });
    return sheet({
      Ready: show({}),
      "A receipt": show({ preset: { table: "RECEIPT", month: "2026-10" } }),
      Running: show({ progress: { state: "running", bytes: 5_000 } }),
      Saved: show({ progress: { state: "saved", bytes: 5_000, file: "goals.xlsx" } }),
      Stopped: show({ progress: { state: "stopped" } }),
      Refused: show({ progress: { state: "refused", message: "CLOSE_RATE cannot be cut by SOURCE; it cannot be cut." } }),
      Busy: show({ progress: { state: "busy" } }),
      Loading: show({ ...none, state: "loading" }),
      Error: show({ ...none, state: "error", error }),
    });
  },
};
