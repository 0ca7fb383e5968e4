import "@dealer-scorecards/ui-components/program-switcher/define";
import type { ScorecardProgramSwitcher } from "@dealer-scorecards/ui-components/components/program-switcher/program-switcher.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { programs } from "../../fixtures/boards.ts";
import { inLanguage } from "../../fixtures/catalogue.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardProgramSwitcher, "programs" | "program" | "state" | "error"> & {
  onScorecardProgramChange: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  programs,
  program: "FLEET_SERVICE_OPPORTUNITIES",
  state: "ready",
  error: null,
  onScorecardProgramChange: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args, locale: string): TemplateResult {
  return html`<scorecard-program-switcher .programs=${inLanguage(given.programs, locale)} program=${given.program} .error=${given.error} state=${given.state}
    @scorecard-program-change=${given.onScorecardProgramChange} @scorecard-retry=${given.onScorecardRetry}></scorecard-program-switcher>`;
}

const meta: Meta<Args> = {
  title: "Components/Program switcher",
  component: "scorecard-program-switcher",
  args,
  render: (given, { globals }) => render(given, String(globals["locale"])),
};

export default meta;
type Story = StoryObj<Args>;

const many = Array.from({ length: 12 }, (_, index) => ({ code: `P${index}`, name: `Program ${index + 1}` }));
const long = programs.map(({ code, name }) => ({ code, name: `${name} of all the dealers that belong to this group of companies` }));

/** One stop of the keyboard, where the arrows choose; or a click. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardProgramChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-program-switcher");
    await userEvent.click(inside(element).getByText("Field service"));
    await expect(inside(element).getByRole("radio", { name: "Field service" })).toBeChecked();
    await expect(onScorecardProgramChange).toHaveBeenCalledWith(
      expect.objectContaining({ detail: { program: "FIELD_SERVICE", previous: "FLEET_SERVICE_OPPORTUNITIES" } }),
    );
    await userEvent.click(inside(element).getByText("After-sales"));
    await expect(element.program).toBe("AFTER_SALES");
  },
};

export const Loading: Story = { args: { programs: [], state: "loading" } };

export const Empty: Story = { args: { programs: [], state: "empty" } };

export const Error: Story = {
  args: { programs: [], state: "error", error },
  play: triesAgain("scorecard-program-switcher"),
};

/** Loading again: what is there stays. */
export const InProgress: Story = { args: { state: "loading" } };

/** A program that is not among them: none is chosen. */
export const NoMatch: Story = {
  args: { program: "WARRANTY" },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-program-switcher");
    await expect(inside(element).queryByRole("radio", { checked: true })).toBeNull();
  },
};

export const LongText: Story = { args: { programs: long } };

export const Many: Story = { args: { programs: many, program: "P3" } };

export const Narrow: Story = {
  args: { programs: long },
  globals: { width: "320" },
  play: keepsWithin("scorecard-program-switcher"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given, { globals }) => {
    const show = (part: Partial<Args>) => render({ ...given, ...part }, String(globals["locale"]));
    return sheet({
      Ready: show({}),
      "Another chosen": show({ program: "AFTER_SALES" }),
      "None chosen": show({ program: "WARRANTY" }),
      Loading: show({ programs: [], state: "loading" }),
      Empty: show({ programs: [], state: "empty" }),
      Error: show({ programs: [], state: "error", error }),
      "Error with old data": show({ state: "error", error }),
    });
  },
};
