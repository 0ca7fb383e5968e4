import "@dealer-scorecards/ui-components/tools/define";
import type { ScorecardTools } from "@dealer-scorecards/ui-components/components/tools/tools.ts";
import { toolPanelNames } from "@dealer-scorecards/ui-components/model/tool-name.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { error } from "../../support/error.ts";
import { inside, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardTools, "tools" | "state" | "error"> & {
  onScorecardToolOpen: (event: CustomEvent<object>) => void;
};

const args: Args = { tools: toolPanelNames, state: "ready", error: null, onScorecardToolOpen: fn() };

function render(given: Args): TemplateResult {
  return html`<scorecard-tools .tools=${given.tools} .error=${given.error} state=${given.state} @scorecard-tool-open=${given.onScorecardToolOpen}></scorecard-tools>`;
}

const meta: Meta<Args> = { title: "Components/Tools", component: "scorecard-tools", args, render };

export default meta;
type Story = StoryObj<Args>;

/** A button each; what opens is the page's to show. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardToolOpen }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-tools");
    await userEvent.click(inside(element).getByRole("button", { name: "Goals" }));
    await expect(onScorecardToolOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { tool: "goals" } }));
  },
};

export const Loading: Story = { args: { tools: [], state: "loading" } };

export const Empty: Story = { args: { tools: [], state: "empty" } };

export const Error: Story = { args: { tools: [], state: "error", error } };

export const Narrow: Story = { globals: { width: "320" } };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

/** The designers' sheet. */
export const AllStates: Story = {
  parameters: sheetParameters,
  render: () =>
    sheet({ All: render(args), Loading: render({ ...args, tools: [], state: "loading" }), None: render({ ...args, tools: [] }) }),
};
