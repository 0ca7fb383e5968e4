import "@dealer-scorecards/ui-components/contact-list/define";
import type { ScorecardContactList } from "@dealer-scorecards/ui-components/components/contact-list/contact-list.ts";
import type { ContactLead, LeadToggle } from "@dealer-scorecards/ui-components/model/lead-types.ts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { expect, fn, waitFor } from "storybook/test";
import { exampleLeads, leadCounts } from "../../fixtures/leads.ts";
import { error } from "../../support/error.ts";
import { inside, keepsWithin, rendered, triesAgain } from "../../support/play.ts";
import { sheet, sheetParameters } from "../../support/sheet.ts";

type Shown = "leads" | "month" | "months" | "waitingFor" | "counts" | "total" | "hasMore";
type Args = Pick<ScorecardContactList, Shown | "state" | "error" | "headingLevel"> & {
  onScorecardToggle: (event: CustomEvent<LeadToggle>) => void;
  onScorecardLeadsChange: (event: CustomEvent<object>) => void;
  onScorecardLoadMore: (event: CustomEvent<object>) => void;
  onScorecardLeadsClose: (event: CustomEvent<object>) => void;
  onScorecardRetry: (event: CustomEvent<object>) => void;
};

/** Saves as the API does: the lead comes back with what was asked for. */
function saves({ detail, currentTarget }: CustomEvent<LeadToggle>): void {
  const { leads } = currentTarget as ScorecardContactList;
  const { lead, step, checked, answer } = detail;
  const at = "2026-11-22T16:00:00.000Z";
  const tick = { number: 1, answer, recordedBy: "you", recordedAt: at };
  const saved = leads?.find(({ internalID }) => internalID === lead);
  const steps = saved?.steps.map((each) =>
    each.step === step ? { step, recorded: checked, at: checked ? at : null, tick: checked ? tick : null } : each,
  );
  detail.waitUntil(Promise.resolve(saved && steps && { ...saved, steps }));
}

const args: Args = {
  leads: exampleLeads(8),
  month: "2026-11",
  months: ["2026-11", "2026-10", "2026-09"],
  waitingFor: null,
  counts: leadCounts,
  total: 32,
  hasMore: true,
  state: "ready",
  error: null,
  headingLevel: 2,
  onScorecardToggle: fn(saves),
  onScorecardLeadsChange: fn(),
  onScorecardLoadMore: fn(),
  onScorecardLeadsClose: fn(),
  onScorecardRetry: fn(),
};

function render(given: Args): TemplateResult {
  return html`<scorecard-contact-list .leads=${given.leads} .month=${given.month} .months=${given.months} .waitingFor=${given.waitingFor}
    .counts=${given.counts} .total=${given.total} .hasMore=${given.hasMore} .error=${given.error} time-zone="America/Chicago" state=${given.state}
    heading-level=${given.headingLevel} @scorecard-toggle=${given.onScorecardToggle} @scorecard-leads-change=${given.onScorecardLeadsChange}
    @scorecard-load-more=${given.onScorecardLoadMore} @scorecard-leads-close=${given.onScorecardLeadsClose}
    @scorecard-retry=${given.onScorecardRetry}></scorecard-contact-list>`;
}

const meta: Meta<Args> = { title: "Components/Contact list", component: "scorecard-contact-list", args, render };

export default meta;
type Story = StoryObj<Args>;

const none = { leads: null, counts: [], hasMore: false } as const;
const long: readonly ContactLead[] = exampleLeads(3).map((lead) => ({
  ...lead,
  source: "A marketplace of agricultural and construction machinery of several manufacturers",
  customer: { name: "United Irrigation and Drainage Contractors of the Lower Valley and Partners, Limited" },
  associate: { name: "Maximiliane von Hohenstein-Oberwaldbach" },
}));

/** One click ticks Contact, and Undo takes it back; where the answer was chosen after, Undo puts the one before back. */
export const Default: Story = {
  play: async ({ canvasElement, args: { onScorecardToggle }, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-contact-list");
    const shown = inside(element);
    const box = { name: "Contact: Customer 1080" };
    const answer = { name: "How the customer answered: Customer 1080" };
    const undo = { name: "Undo Contact: Customer 1080" };
    await userEvent.click(shown.getByRole("checkbox", box));
    await expect(onScorecardToggle).toHaveBeenCalledOnce();
    await userEvent.click(await shown.findByRole("button", undo));
    await waitFor(() => expect(shown.getByRole("checkbox", box)).not.toBeChecked());
    await userEvent.click(shown.getByRole("checkbox", box));
    await userEvent.selectOptions(await shown.findByRole("combobox", answer), "EMAIL_REPLY");
    await userEvent.click(await shown.findByRole("button", undo));
    await waitFor(() => expect(shown.getByRole("combobox", answer)).not.toHaveValue("EMAIL_REPLY"));
    await expect(shown.getByRole("checkbox", box)).toBeChecked();
  },
};

export const Loading: Story = { args: { ...none, state: "loading" } };

export const Empty: Story = { args: { leads: [], counts: [], hasMore: false, total: 0 } };

/** No lead of the month waits for what was chosen. */
export const NoMatch: Story = { args: { leads: [], waitingFor: "SOLD", hasMore: false, total: 0 } };

export const Error: Story = {
  args: { ...none, state: "error", error },
  play: triesAgain("scorecard-contact-list"),
};

/** A tick that is on its way. */
export const InProgress: Story = {
  args: { onScorecardToggle: fn(({ detail }: CustomEvent<LeadToggle>) => detail.waitUntil(new Promise(() => undefined))) },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-contact-list");
    await userEvent.click(inside(element).getByRole("checkbox", { name: "Contact: Customer 1080" }));
    await expect(await inside(element).findByText("Saving…")).toBeVisible();
  },
};

/** What could not be saved is told at its row; the step is as it was. */
export const NotSaved: Story = {
  args: {
    onScorecardToggle: fn(({ detail }: CustomEvent<LeadToggle>) => detail.waitUntil(Promise.reject(new globalThis.Error(error.message)))),
  },
  play: async ({ canvasElement, userEvent }) => {
    const element = await rendered(canvasElement, "scorecard-contact-list");
    await userEvent.click(inside(element).getByRole("checkbox", { name: "Show: Customer 1080" }));
    await expect((await inside(element).findAllByText(/^Not saved\./)).length).toBeGreaterThan(0);
  },
};

export const LongText: Story = { args: { leads: long } };

export const Many: Story = { args: { leads: exampleLeads(100), total: 240 } };

export const Narrow: Story = {
  globals: { width: "320" },
  play: keepsWithin("scorecard-contact-list"),
};

export const Dark: Story = { globals: { theme: "dark" } };

export const RightToLeft: Story = { globals: { direction: "rtl" } };

export const AllStates: Story = {
  parameters: sheetParameters,
  render: (given) =>
    sheet({
      Ready: render({ ...given, leads: exampleLeads(4) }),
      "All shown": render({ ...given, leads: exampleLeads(2), total: 2, hasMore: false }),
      Loading: render({ ...given, ...none, state: "loading" }),
      Empty: render({ ...given, leads: [], counts: [], hasMore: false }),
      Error: render({ ...given, ...none, state: "error", error }),
      "Error with old data": render({ ...given, leads: exampleLeads(2), state: "error", error }),
    }),
};
