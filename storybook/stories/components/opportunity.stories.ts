import "@dealer-scorecards/ui-components/opportunity/define";
import type { ScorecardOpportunity } from "@dealer-scorecards/ui-components/components/opportunity/opportunity.ts";
import type { OpportunityStepWish } from "@dealer-scorecards/ui-components/model/opportunity-types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { opportunityInFull } from "../../fixtures/open-opportunities.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Args = Pick<ScorecardOpportunity, "opportunity" | "state" | "error" | "headingLevel"> & {
  onScorecardOpportunityStep: (event: CustomEvent<OpportunityStepWish>) => void;
  onScorecardOpportunityClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  opportunity: opportunityInFull(),
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardOpportunityStep: fn(({ detail }: CustomEvent<OpportunityStepWish>) => detail.waitUntil(Promise.resolve())),
  onScorecardOpportunityClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-opportunity .opportunity=${given.opportunity} time-zone="America/Chicago" .error=${given.error} state=${given.state}
    heading-level=${given.headingLevel} @scorecard-opportunity-step=${given.onScorecardOpportunityStep}
    @scorecard-opportunity-close=${given.onScorecardOpportunityClose} @scorecard-retry=${given.onScorecardRetry}></scorecard-opportunity>`;
}

const meta: Meta<Args> = { title: "Components/Opportunity", component: "scorecard-opportunity", args, render };

export default meta;
type Story = StoryObj<Args>;

const waiting = opportunityInFull({
  answer: "PENDING",
  conclusion: null,
  answeredAt: null,
  ownerSight: "NEED",
  contact: null,
  nextSteps: ["ACCEPT", "DECLINE"],
  events: [{ kind: "ASSIGNED", happenedAt: "2026-11-18T15:00:00.000Z", author: "assignment", note: null }],
});
const withdrawn = opportunityInFull({
  conclusion: "WITHDRAWN",
  conclusionReason: "OWNER_CHOSE_ANOTHER_DEALER",
  ownerSight: "NOTHING",
  contact: null,
  request: null,
  nextSteps: [],
  events: [{ kind: "STATUS_UPDATED", happenedAt: "2026-11-18T15:00:00.000Z", author: "dealer", note: null }],
});
const long = opportunityInFull({
  events: Array.from({ length: 3 }, () => ({
    kind: "STATUS_UPDATED" as const,
    happenedAt: "2026-11-20T14:00:00.000Z",
    author: "service.manager@north-yard.example.com",
    note: "The controller reports an overspeed after each start, and the governor was exchanged twice without any effect. ".repeat(4),
  })),
});

/** Completing asks why it is closed. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardOpportunityStep }, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-opportunity"));
    await userEvent.click(shown.getByRole("button", { name: /^Complete/ }));
    await userEvent.type(await shown.findByRole("textbox", { name: "Why is it closed?" }), "Repaired");
    await userEvent.click(shown.getByRole("button", { name: "Complete" }));
    await expect(onScorecardOpportunityStep).toHaveBeenCalledOnce();
  },
};

/** Before it is accepted: the need and the place, no contact data. */
export const Waiting: Story = { args: { opportunity: waiting } };

export const Withdrawn: Story = { args: { opportunity: withdrawn } };

export const Loading: Story = { args: { opportunity: null, state: "loading" } };

export const Empty: Story = { args: { opportunity: null } };

export const Error: Story = { args: { opportunity: null, state: "error", error }, play: triesAgain("scorecard-opportunity") };

export const LongText: Story = { args: { opportunity: long } };

export const Narrow: Story = { globals: { width: "320" }, play: keepsWithin("scorecard-opportunity") };

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) =>
    sheet({
      Ready: render(given),
      Waiting: render({ ...given, opportunity: waiting }),
      Withdrawn: render({ ...given, opportunity: withdrawn }),
      Loading: render({ ...given, opportunity: null, state: "loading" }),
      Empty: render({ ...given, opportunity: null }),
      Error: render({ ...given, opportunity: null, state: "error", error }),
    }),
};
