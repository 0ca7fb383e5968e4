import "@dealer-scorecards/ui-components/opportunity-inbox/define";
import type { ScorecardOpportunityInbox } from "@dealer-scorecards/ui-components/components/opportunity-inbox/opportunity-inbox.ts";
import type { OpenOpportunity, OpportunityStepWish } from "@dealer-scorecards/ui-components/model/opportunity-types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { asOf, newOpportunities, opportunitiesInWork } from "../../fixtures/open-opportunities.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "dealerName" | "participation" | "fresh" | "inWork" | "freshTotal" | "workTotal";
type Args = Pick<ScorecardOpportunityInbox, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardOpportunityStep: (event: CustomEvent<OpportunityStepWish>) => void;
  onScorecardOpportunityOpen: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardParticipationOpen: (event: CustomEvent<object>) => void;
  onScorecardInboxClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  dealerName: "North Yard",
  participation: { takesPart: true, unmet: [] },
  fresh: newOpportunities(3),
  inWork: opportunitiesInWork(3),
  freshTotal: 3,
  workTotal: 12,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardOpportunityStep: fn(({ detail }: CustomEvent<OpportunityStepWish>) => detail.waitUntil(Promise.resolve())),
  onScorecardOpportunityOpen: fn(),
  onScorecardLoadMore: fn(),
  onScorecardParticipationOpen: fn(),
  onScorecardInboxClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-opportunity-inbox dealer-name=${given.dealerName} .participation=${given.participation} .fresh=${given.fresh} .inWork=${given.inWork} .freshTotal=${given.freshTotal}
    .workTotal=${given.workTotal} as-of=${asOf} time-zone="America/Chicago" .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-opportunity-step=${given.onScorecardOpportunityStep} @scorecard-opportunity-open=${given.onScorecardOpportunityOpen}
    @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-inbox-close=${given.onScorecardInboxClose}
    @scorecard-participation-open=${given.onScorecardParticipationOpen}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-opportunity-inbox>`;
}

const meta: Meta<Args> = { title: "Components/Opportunity inbox", component: "scorecard-opportunity-inbox", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { fresh: null, inWork: [], freshTotal: 0, workTotal: 0 } as const;
const nothing = { ...none, fresh: [] } as const;

const long: readonly OpenOpportunity[] = newOpportunities(2).map((each) => ({
  ...each,
  request: each.request && {
    ...each.request,
    model: "Liquid-cooled three-phase standby generator of the commercial series with two transfer switches",
    town: "Saint-Louis-du-Ha! Ha!-sur-la-Rivière-aux-Brochets",
    firstName: "Maximiliane Wilhelmine",
  },
}));

/** Declining asks for the reason, and sends it. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardOpportunityStep }, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-opportunity-inbox"));
    const [decline] = shown.getAllByRole("button", { name: /^Decline/ });
    if (decline) await userEvent.click(decline);
    await userEvent.type(await shown.findByRole("textbox", { name: "Why do you decline it?" }), "Too far");
    await userEvent.click(shown.getByRole("button", { name: "Decline" }));
    await expect(onScorecardOpportunityStep).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: nothing };

/** No new ones come: it says why, and leads to where that is told in full. */
export const TakesNoPart: Story = {
  args: { ...nothing, participation: { takesPart: false, unmet: ["NO_TRAINED_TECHNICIAN", "NOT_OPTED_IN"] } },
  play: async ({ canvasElement, args: { onScorecardParticipationOpen }, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-opportunity-inbox"));
    await userEvent.click(shown.getByRole("button", { name: "Taking part" }));
    await expect(onScorecardParticipationOpen).toHaveBeenCalledOnce();
  },
};

export const Error: Story = { args: { ...none, state: "error", error }, play: triesAgain("scorecard-opportunity-inbox") };

/** A step that is on its way. */
export const InProgress: Story = {
  args: {
    onScorecardOpportunityStep: fn(({ detail }: CustomEvent<OpportunityStepWish>) => detail.waitUntil(new Promise(() => undefined))),
  },
  play: async ({ canvasElement, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-opportunity-inbox"));
    const [accept] = shown.getAllByRole("button", { name: /^Accept/ });
    if (accept) await userEvent.click(accept);
    await expect(await shown.findByText("Saving…")).toBeVisible();
  },
};

/** What was refused is told at the opportunity. */
export const Refused: Story = {
  args: {
    onScorecardOpportunityStep: fn(({ detail }: CustomEvent<OpportunityStepWish>) =>
      detail.waitUntil(Promise.reject(new globalThis.Error("Its time to answer ended."))),
    ),
  },
  play: async ({ canvasElement, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-opportunity-inbox"));
    const [accept] = shown.getAllByRole("button", { name: /^Accept/ });
    if (accept) await userEvent.click(accept);
    await expect(await shown.findByText("Not saved. Its time to answer ended.")).toBeVisible();
  },
};

export const LongText: Story = { args: { fresh: long } };

export const Many: Story = { args: { fresh: newOpportunities(20), inWork: opportunitiesInWork(100), freshTotal: 20, workTotal: 240 } };

export const Narrow: Story = { globals: { width: "320" }, play: keepsWithin("scorecard-opportunity-inbox") };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) =>
    sheet({
      Ready: render({ ...given, freshTotal: 1, fresh: newOpportunities(1), inWork: opportunitiesInWork(1), workTotal: 1 }),
      Loading: render({ ...given, ...none, state: "loading" }),
      Empty: render({ ...given, ...nothing }),
      Error: render({ ...given, ...none, state: "error", error }),
      "Error with old data": render({ ...given, state: "error", error }),
    }),
};
