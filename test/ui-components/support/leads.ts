import type { ContactLead, LeadStepCode, LeadStepState } from "@dealer-scorecards/ui-components/model/lead-types.ts";

const steps: readonly LeadStepCode[] = ["CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"];

/** A lead with nothing recorded but what is given. */
export function contactLead(
  internalID: string,
  recorded: Partial<Record<LeadStepCode, Partial<LeadStepState>>> = {},
  given: Partial<ContactLead> = {},
): ContactLead {
  return {
    internalID,
    source: "Website",
    receivedAt: "2026-03-02T15:00:00.000Z",
    firstResponseAt: null,
    attemptsBeforeContact: null,
    customer: null,
    associate: null,
    steps: steps.map((step) => ({ step, recorded: step in recorded, at: null, tick: null, ...recorded[step] })),
    ...given,
  };
}

/** Recorded by hand on 3 March. */
export function ticked(number: number, answer: "PHONE_CONVERSATION" | "CHAT" | null = null): Partial<LeadStepState> {
  const at = "2026-03-03T10:00:00.000Z";
  return { at, tick: { number, answer, recordedBy: "someone", recordedAt: at } };
}

export const leadCounts = steps.map((step, index) => ({ step, recorded: 3 - index, waiting: index }));
