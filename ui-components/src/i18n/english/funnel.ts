import type { FunnelMessages } from "../funnel-messages.ts";

/** What the funnel says. */
export const funnelEnglish: FunnelMessages = {
  funnel: "Funnel",
  funnelOf: "Funnel, {period}",
  step: "Step",
  count: "Count",
  ofStepBefore: "Of the step before",
  ofAll: "Of all",
  shareBefore: "{share} of the step before",
  shareAll: "{share} of all",
  alsoBefore: "{count} of these with the step before",
  noneBefore: "None took the step before",
  findings: "Leads with a step missing",
  findingsCount: {
    one: "{count} lead has a later step on record without an earlier one.",
    other: "{count} leads have a later step on record without an earlier one.",
  },
  findingsNote: "They count in the steps that are recorded.",
  noFindings: "No lead has a step on record without the ones before it.",
  lead: "Lead {id}",
  stepsRecorded: "Recorded: {steps}",
  stepsMissing: "Missing: {steps}",
};
