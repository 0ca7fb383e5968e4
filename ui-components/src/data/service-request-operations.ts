import type { Decision, FlaggedOpportunity, RequestWish, ServiceRequest, ServiceRequestState } from "../model/service-request-types.ts";
import { bareChange } from "./bare-change.ts";
import type { Operation } from "./graphql-client.ts";
import { type Page, pageFields } from "./operations.ts";

interface ListPart {
  readonly first: number;
  readonly after: string | null;
}

export interface ServiceRequestsData {
  readonly list: Page<ServiceRequest>;
}

/** Requests that stand so, the last received first. */
export const serviceRequestsOperation: Operation<
  ServiceRequestsData,
  ListPart & { readonly states: readonly ServiceRequestState[] | null }
> = {
  text: `query ServiceRequests($states: [ServiceRequestState!], $first: Int!, $after: String) {
  list: serviceRequests(states: $states, first: $first, after: $after) {
    nodes {
      internalID state receivedAt sender need cooling model town postalCode erasedAt cancelledAt cancelledBy cancelReason
      assignments { round dealerID }
    }
    ${pageFields}
  }
}`,
};

export interface DecisionsData {
  readonly serviceRequest: { readonly assignments: readonly Decision[] } | null;
}

/** Who was looked at for a request, each time. */
export const decisionsOperation: Operation<DecisionsData, { readonly id: string }> = {
  text: `query RequestDecisions($id: ID!) {
  serviceRequest(id: $id) {
    assignments { round dealerID decidedAt basis decidedBy candidates { dealerID hindrances kilometres coreRank received } }
  }
}`,
};

export interface FlaggedData {
  readonly list: Page<FlaggedOpportunity>;
}

/** Accepted opportunities that staff should look at, the longest flagged first. */
export const flaggedOperation: Operation<FlaggedData, ListPart> = {
  text: `query FlaggedOpportunities($first: Int!, $after: String) {
  list: flaggedOpportunities(first: $first, after: $after) {
    nodes {
      flags { kind since }
      opportunity { internalID dealerID answeredAt request { need model town postalCode kilometres } }
    }
    ${pageFields}
  }
}`,
};

export interface DealerNamesData {
  readonly dealers: { readonly nodes: readonly { readonly internalID: string; readonly name: string }[] };
}

/** Names of at most 100 dealers. */
export const dealerNamesOperation: Operation<DealerNamesData, { readonly ids: readonly string[] }> = {
  text: `query DealerNames($asOf: DateTime, $ids: [ID!]!) {
  dealers(asOf: $asOf, filter: { ids: $ids }, first: 100) { nodes { internalID name } }
}`,
};

/** How each change is sent. */
export const requestChanges = {
  cancelServiceRequest: bareChange("ChangeRequest", "cancelServiceRequest", "CancelServiceRequestInput"),
  withdrawOpportunity: bareChange("ChangeRequest", "withdrawOpportunity", "OpportunityReasonInput"),
} as const satisfies Readonly<Record<RequestWish["mutation"], unknown>>;
