import type { Decision, FlaggedOpportunity, ServiceRequest } from "@dealer-scorecards/ui-components/model/service-request-types.ts";

/** One for which no dealer is left, after D1 was asked. */
export function serviceRequest(internalID: string, given: Partial<ServiceRequest> = {}): ServiceRequest {
  return {
    internalID,
    state: "UNASSIGNED",
    receivedAt: "2026-03-02T08:00:00.000Z",
    sender: null,
    need: "SERVICE",
    cooling: "AIR_COOLED",
    model: "G-22",
    town: "Waukesha",
    postalCode: "53188",
    erasedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    assignments: [
      { round: 1, dealerID: "D1" },
      { round: 2, dealerID: null },
    ],
    ...given,
  };
}

export const cancelledRequest = serviceRequest("SR-9", {
  state: "CANCELLED",
  cancelledAt: "2026-03-05T08:00:00.000Z",
  cancelledBy: "program-staff",
  cancelReason: "The owner sold the house.",
});

/** D1 was asked, then nobody was left: it had been asked, and D2 has nobody trained and is suspended. */
export const decisions: readonly Decision[] = [
  {
    round: 1,
    dealerID: "D1",
    decidedAt: "2026-03-02T08:00:02.000Z",
    basis: "NEARBY",
    decidedBy: "RANK",
    candidates: [
      { dealerID: "D1", hindrances: [], kilometres: 12, coreRank: 0.9, received: 3 },
      { dealerID: "D3", hindrances: [], kilometres: 8, coreRank: 0.4, received: 1 },
    ],
  },
  {
    round: 2,
    dealerID: null,
    decidedAt: "2026-03-04T08:00:02.000Z",
    basis: null,
    decidedBy: null,
    candidates: [
      { dealerID: "D1", hindrances: ["ASKED_BEFORE"], kilometres: 12, coreRank: 0.9, received: 4 },
      { dealerID: "D2", hindrances: ["NO_TRAINED_TECHNICIAN", "SUSPENDED"], kilometres: 30, coreRank: null, received: 0 },
    ],
  },
];

export function flaggedOpportunity(internalID: string, given: Partial<FlaggedOpportunity> = {}): FlaggedOpportunity {
  return {
    flags: [
      { kind: "STALE", since: "2026-02-15T10:00:00.000Z" },
      { kind: "OVERDUE", since: "2026-03-01T10:00:00.000Z" },
    ],
    opportunity: {
      internalID,
      dealerID: "D1",
      answeredAt: "2026-02-01T10:00:00.000Z",
      request: { need: "MAINTENANCE", model: "L-48", town: "Riverbend", postalCode: null, kilometres: 33 },
    },
    ...given,
  };
}

export const dealerNames = { D1: "North Yard", D2: "South Yard", D3: "East Yard" };
