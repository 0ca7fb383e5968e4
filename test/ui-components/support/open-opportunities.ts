import type { OpenOpportunity, OpportunityInFull } from "@dealer-scorecards/ui-components/model/opportunity-types.ts";

const request = {
  requestedAt: "2026-03-02T08:00:00.000Z",
  need: "SERVICE",
  cooling: "AIR_COOLED",
  model: "G-22",
  serialNumber: "SN-9",
  firstName: "Ottilie",
  town: "Waukesha",
  postalCode: "53188",
  kilometres: 12,
  erasedAt: null,
} as const;

const contact = {
  firstName: "Ottilie",
  lastName: "Quellenbach",
  street: "17 Larkspur Lane",
  phone: "+1 555 0100",
  email: "ottilie@example.com",
  preferences: "Evenings, by phone",
};

/** One that waits for an answer until 10:00 on 4 March. */
export function newOpportunity(internalID: string, given: Partial<OpenOpportunity> = {}): OpenOpportunity {
  return {
    internalID,
    assignedAt: "2026-03-02T10:00:00.000Z",
    expiresAt: "2026-03-04T10:00:00.000Z",
    answeredAt: null,
    enrolledAt: null,
    nextSteps: ["ACCEPT", "DECLINE"],
    request,
    paused: [],
    ...given,
  };
}

export function opportunityInWork(internalID: string, given: Partial<OpenOpportunity> = {}): OpenOpportunity {
  return newOpportunity(internalID, {
    answeredAt: "2026-03-02T11:00:00.000Z",
    nextSteps: ["UPDATE_STATUS", "COMPLETE", "WITHDRAW", "ENROL"],
    ...given,
  });
}

export function opportunityInFull(internalID: string, given: Partial<OpportunityInFull> = {}): OpportunityInFull {
  return {
    ...opportunityInWork(internalID),
    answer: "ACCEPTED",
    declineReason: null,
    conclusion: "OPEN",
    concludedAt: null,
    conclusionReason: null,
    ownerSight: "CONTACT",
    contact,
    events: [
      { kind: "STATUS_UPDATED", happenedAt: "2026-03-03T10:00:00.000Z", author: "someone", note: "Parts are ordered." },
      { kind: "ASSIGNED", happenedAt: "2026-03-02T10:00:00.000Z", author: "assignment", note: null },
    ],
    ...given,
  };
}
