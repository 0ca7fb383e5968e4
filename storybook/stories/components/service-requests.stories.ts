import "@dealer-scorecards/ui-components/service-requests/define";
import type { ScorecardServiceRequests } from "@dealer-scorecards/ui-components/components/service-requests/service-requests.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn } from "storybook/test";
import { dealerNames, flagged, manyRequests, requests, rounds } from "../../fixtures/service-requests.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Requests = "requests" | "requestState" | "hasMore" | "flagged" | "decisionOf" | "decisions";
type Args = Pick<ScorecardServiceRequests, Requests | "closed" | "saving" | "userErrors" | "saved" | "state" | "error" | "headingLevel"> & {
  onScorecardRequestStateChange: (event: CustomEvent<object>) => void;
  onScorecardDecisionOpen: (event: CustomEvent<object>) => void;
  onScorecardRequestChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

const args: Args = {
  requests,
  requestState: null,
  hasMore: true,
  flagged,
  decisionOf: null,
  decisions: null,
  closed: false,
  saving: false,
  userErrors: [],
  saved: null,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardRequestStateChange: fn(),
  onScorecardDecisionOpen: fn(),
  onScorecardRequestChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-service-requests .requests=${given.requests} .requestState=${given.requestState} ?has-more=${given.hasMore}
    .flagged=${given.flagged} .dealers=${dealerNames} .decisionOf=${given.decisionOf} .decisions=${given.decisions} time-zone="America/Chicago"
    now="2026-03-10T12:00:00.000Z" ?closed=${given.closed} ?saving=${given.saving} .userErrors=${given.userErrors} .saved=${given.saved}
    .error=${given.error} state=${given.state} heading-level=${given.headingLevel}
    @scorecard-request-state-change=${given.onScorecardRequestStateChange} @scorecard-decision-open=${given.onScorecardDecisionOpen}
    @scorecard-request-change=${given.onScorecardRequestChange} @scorecard-load-more=${given.onScorecardLoadMore}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-service-requests>`;
}

const meta: Meta<Args> = { title: "Components/Service requests", component: "scorecard-service-requests", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { requests: null, flagged: null, hasMore: false } as const;
const nothing = { requests: [], flagged: [], hasMore: false, requestState: "UNASSIGNED" } as const;

/** A request is cancelled with the reason. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardRequestChange }, userEvent }) => {
    const shown = inside(await rendered(canvasElement, "scorecard-service-requests"));
    await userEvent.click(shown.getByRole("button", { name: "Cancel the request: Service: G-22 (SR-1001)" }));
    await userEvent.type(await shown.findByRole("textbox", { name: "Why is it cancelled?" }), "Sold");
    await userEvent.click(shown.getByRole("button", { name: "Cancel the request" }));
    const detail = { mutation: "cancelServiceRequest", input: { id: "SR-1001", reason: "Sold" } };
    await expect(onScorecardRequestChange).toHaveBeenCalledWith(expect.objectContaining({ detail }));
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: nothing };

export const Error: Story = { args: { ...none, state: "error", error }, play: triesAgain("scorecard-service-requests") };

/** Who was looked at, and why nobody was asked. */
export const Decision: Story = { args: { decisionOf: "SR-1001", decisions: rounds } };

/** Why this dealer was asked. */
export const DealerAsked: Story = { args: { decisionOf: "SR-1001", decisions: rounds.slice(0, 1) } };

export const DecisionLoading: Story = { args: { decisionOf: "SR-1001" } };

/** A flagged opportunity is taken back; what was refused stands at its form. */
export const Refused: Story = {
  args: { userErrors: [] },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-service-requests");
    const shown = inside(element);
    const [withdraw] = shown.getAllByRole("button", { name: /^Withdraw:/ });
    if (withdraw) await userEvent.click(withdraw);
    await userEvent.type(await shown.findByRole("textbox"), "No answer");
    await userEvent.click(shown.getByRole("button", { name: "Withdraw" }));
    element.userErrors = [{ field: null, message: "It is completed." }];
    await expect(await shown.findByRole("alert")).toHaveTextContent("It is completed.");
  },
};

/** A past instant is looked back at: requests are told as of now alone. */
export const LookingBack: Story = { args: { ...none, closed: true } };

export const Saved: Story = { args: { saved: {} } };

export const LongText: Story = {
  args: {
    requests: requests.map((each) => ({
      ...each,
      model: "Liquid-cooled three-phase standby generator of the commercial series with two transfer switches",
      town: "Saint-Louis-du-Ha! Ha!-sur-la-Rivière-aux-Brochets",
    })),
  },
};

export const Many: Story = { args: { requests: manyRequests } };

export const Narrow: Story = {
  globals: { width: "320" },
  args: { decisionOf: "SR-1001", decisions: rounds },
  play: keepsWithin("scorecard-service-requests"),
};

export const Dark: Story = { globals: { theme: "dark" }, args: { decisionOf: "SR-1001", decisions: rounds } };

export const RightToLeft: Story = { globals: { direction: "rtl" }, args: { decisionOf: "SR-1001", decisions: rounds } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) =>
    sheet({
      Ready: render(given),
      Loading: render({ ...given, ...none, state: "loading" }),
      Empty: render({ ...given, ...nothing }),
      Error: render({ ...given, ...none, state: "error", error }),
      "Error with old data": render({ ...given, state: "error", error }),
      "Looking back": render({ ...given, ...none, closed: true }),
    }),
};
