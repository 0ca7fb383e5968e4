import "@dealer-scorecards/ui-components/as-of/define";
import type { ScorecardAsOf } from "@dealer-scorecards/ui-components/components/as-of/as-of.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn, waitFor } from "storybook/test";
import { error } from "../../support/error.ts";
import { inside, rendered } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardAsOf, "asOf" | "from" | "now" | "timeZone" | "state" | "error"> & {
  onScorecardAsOfChange: (event: CustomEvent<object>) => void;
  onScorecardAsOfClose: (event: CustomEvent<object>) => void;
};

const args: Args = {
  asOf: "2026-06-03T19:00:00.000Z",
  from: "2024-07-01",
  now: "2026-09-20T15:00:00.000Z",
  timeZone: "America/Chicago",
  state: "ready",
  error: null,
  onScorecardAsOfChange: fn(),
  onScorecardAsOfClose: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-as-of .asOf=${given.asOf} .from=${given.from} now=${given.now} time-zone=${given.timeZone} .error=${given.error} state=${given.state}
    @scorecard-as-of-change=${given.onScorecardAsOfChange} @scorecard-as-of-close=${given.onScorecardAsOfClose}></scorecard-as-of>`;
}

const meta: Meta<Args> = { title: "Components/As of", component: "scorecard-as-of", args, render };

export default meta;
type Story = StoryObj<Args>;

/** A past instant, in words and on the slider; Left goes a day back, and the instant is told where the reader rests. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardAsOfChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-as-of");
    const slider = inside(element).getByRole("slider", { name: "Day" });
    slider.focus();
    await userEvent.keyboard("{PageDown}");
    await expect(slider).toHaveAttribute("aria-valuetext", "May 3, 2026");
    await waitFor(() =>
      expect(onScorecardAsOfChange).toHaveBeenCalledWith(expect.objectContaining({ detail: { asOf: "2026-05-04T04:59:59.999Z" } })),
    );
  },
};

/** The slider is open, and the reader has not gone back yet. */
export const Now: Story = { args: { asOf: null } };

export const Loading: Story = { args: { asOf: null, from: null, state: "loading" } };

/** Nothing is recorded that could be looked back at. */
export const Empty: Story = { args: { asOf: null, from: null } };

export const Error: Story = { args: { from: null, state: "error", error } };

export const Narrow: Story = { globals: { width: "320" } };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

/** The designers' sheet. */
export const AllStates: Story = {
  parameters: sheetParameters,
  render: () =>
    sheet({
      Back: render(args),
      Now: render({ ...args, asOf: null }),
      Loading: render({ ...args, asOf: null, from: null, state: "loading" }),
      Empty: render({ ...args, asOf: null, from: null }),
      Error: render({ ...args, from: null, state: "error", error }),
    }),
};
