import "@dealer-scorecards/ui-components/participation/define";
import type { ScorecardParticipation } from "@dealer-scorecards/ui-components/components/participation/participation.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { isSuspended, lacksAll, manyChanges, takesPart } from "../../fixtures/participation.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "participation" | "dealer" | "staff" | "closed" | "saving" | "userErrors" | "saved";
type Args = Pick<ScorecardParticipation, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardParticipationChange: (event: CustomEvent<object>) => void;
  onScorecardParticipationClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  participation: takesPart,
  dealer: "North Yard",
  staff: false,
  closed: false,
  saving: false,
  userErrors: [],
  saved: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardParticipationChange: fn(),
  onScorecardParticipationClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-participation .participation=${given.participation} dealer=${given.dealer} time-zone="America/Chicago" ?staff=${given.staff}
    ?closed=${given.closed} ?saving=${given.saving} .userErrors=${given.userErrors} .saved=${given.saved} .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-participation-change=${given.onScorecardParticipationChange}
    @scorecard-participation-close=${given.onScorecardParticipationClose} @scorecard-retry=${given.onScorecardRetry}></scorecard-participation>`;
}

const meta: Meta<Args> = { title: "Components/Participation", component: "scorecard-participation", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { participation: null } as const;
const forbidden = {
  ...none,
  state: "error",
  error: { message: "Your sign-in has ended or does not allow this.", retryable: false },
} as const;

/** A dealer opts out. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardParticipationChange }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-participation");
    await userEvent.click(inside(element).getByRole("switch", { name: "Wants service opportunities" }));
    const detail = { mutation: "setOptIn", input: { optedIn: false } };
    await expect(onScorecardParticipationChange).toHaveBeenCalledWith(expect.objectContaining({ detail }));
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Error: Story = { args: { ...none, state: "error", error }, play: triesAgain("scorecard-participation") };

export const Forbidden: Story = { args: forbidden };

/** Every condition says what to do. */
export const NothingMet: Story = { args: { participation: lacksAll } };

/** Staff suspend with the reason. */
export const Suspend: Story = {
  args: { staff: true },
  play: async ({ canvasElement, args: { onScorecardParticipationChange }, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-participation"));
    await userEvent.click(shown.getByRole("button", { name: "Suspend" }));
    await userEvent.type(await shown.findByRole("textbox", { name: "Why is it suspended?" }), "Does not answer");
    await userEvent.click(shown.getByRole("button", { name: "Suspend" }));
    await expect(onScorecardParticipationChange).toHaveBeenCalledOnce();
  },
};

export const Suspended: Story = { args: { participation: isSuspended } };

/** A past instant is looked at: nothing can be changed. */
export const LookingBack: Story = { args: { staff: true, closed: true } };

/** What was asked for is on its way. */
export const InProgress: Story = {
  args: { saving: true },
  play: async ({ canvasElement }) => {
    const element = await rendered(canvasElement, "scorecard-participation");
    await expect(inside(element).getByRole("switch")).toHaveAttribute("aria-disabled", "true");
  },
};

export const Saved: Story = { args: { saved: {} } };

export const LongText: Story = { args: { dealer: "Saint-Louis-du-Ha! Ha!-sur-la-Rivière-aux-Brochets Generators and Transfer Switches" } };

export const Many: Story = { args: { participation: manyChanges } };

export const Narrow: Story = {
  globals: { width: "320" },
  args: { participation: lacksAll, staff: true },
  play: keepsWithin("scorecard-participation"),
};

export const Dark: Story = { globals: { theme: "dark" }, args: { participation: isSuspended, staff: true } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) =>
    sheet({
      Ready: render(given),
      "No condition met": render({ ...given, participation: lacksAll }),
      "For staff": render({ ...given, staff: true, participation: isSuspended }),
      Loading: render({ ...given, ...none, state: "loading" }),
      Error: render({ ...given, ...none, state: "error", error }),
      Forbidden: render({ ...given, ...forbidden }),
      "Error with old data": render({ ...given, state: "error", error }),
    }),
};
