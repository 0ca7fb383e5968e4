import type { UserError } from "../model/goal-types.ts";
import type { OpenOpportunity, OpportunityInFull } from "../model/opportunity-types.ts";
import type { ParticipationInShort } from "../model/participation-types.ts";
import type { InstantText } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import type { OfDealer, Page } from "./operations.ts";

const openFields = `fragment openFields on OpportunityActivity {
  internalID assignedAt expiresAt answeredAt enrolledAt nextSteps
  request { requestedAt need cooling model serialNumber firstName town postalCode kilometres erasedAt }
  paused { day holiday hours }
}`;

export interface OpenPage extends Page<OpenOpportunity> {
  readonly asOf: InstantText;
  readonly totalCount: number;
}

export type InboxData = OfDealer<{
  readonly name: string;
  readonly timeZone: string;
  readonly participation: ParticipationInShort;
  readonly fresh: OpenPage;
  readonly inWork: OpenPage;
}>;

interface InboxVariables {
  readonly dealer: string;
  readonly fresh: number;
  readonly inWork: number;
}

/** Whether new ones come, and the heads of both lists, as long as asked for. */
export const inboxOperation: Operation<InboxData, InboxVariables> = {
  text: `query OpportunityInbox($asOf: DateTime, $dealer: ID!, $fresh: Int!, $inWork: Int!) {
  dealer(id: $dealer, asOf: $asOf) {
    name
    timeZone
    participation { takesPart unmet }
    fresh: openOpportunities(stage: NEW, first: $fresh) { asOf totalCount nodes { ...openFields } pageInfo { hasNextPage endCursor } }
    inWork: openOpportunities(stage: IN_WORK, first: $inWork) { asOf totalCount nodes { ...openFields } pageInfo { hasNextPage endCursor } }
  }
}
${openFields}`,
};

export type MoreOpenData = OfDealer<{ readonly list: OpenPage }>;

interface MoreOpenVariables {
  readonly dealer: string;
  readonly stage: "NEW" | "IN_WORK";
  readonly first: number;
  readonly after: string | null;
}

/** A list beyond its head. */
export const moreOpenOperation: Operation<MoreOpenData, MoreOpenVariables> = {
  text: `query MoreOpenOpportunities($asOf: DateTime, $dealer: ID!, $stage: OpenOpportunityStage!, $first: Int!, $after: String) {
  dealer(id: $dealer, asOf: $asOf) {
    list: openOpportunities(stage: $stage, first: $first, after: $after) { asOf totalCount nodes { ...openFields } pageInfo { hasNextPage endCursor } }
  }
}
${openFields}`,
};

export type NewCountData = OfDealer<{
  readonly fresh: { readonly totalCount: number; readonly nodes: readonly { readonly internalID: string }[] };
}>;

/** How many wait for an answer, and which one first. */
export const newCountOperation: Operation<NewCountData, { readonly dealer: string }> = {
  text: `query NewOpportunities($asOf: DateTime, $dealer: ID!) {
  dealer(id: $dealer, asOf: $asOf) { fresh: openOpportunities(stage: NEW, first: 1) { totalCount nodes { internalID } } }
}`,
};

const fullFields = `fragment fullFields on OpportunityActivity {
  ...openFields
  answer declineReason conclusion concludedAt conclusionReason ownerSight
  contact { firstName lastName street phone email preferences }
  events { kind happenedAt author note }
}`;

export type OpportunityData = OfDealer<{
  readonly name: string;
  readonly timeZone: string;
  readonly opportunity: OpportunityInFull | null;
}>;

export const opportunityOperation: Operation<OpportunityData, { readonly dealer: string; readonly id: string }> = {
  text: `query Opportunity($asOf: DateTime, $dealer: ID!, $id: ID!) {
  dealer(id: $dealer, asOf: $asOf) { name timeZone opportunity(id: $id) { ...fullFields } }
}
${fullFields}
${openFields}`,
};

export interface StepData {
  readonly done: { readonly userErrors: readonly UserError[] } | null;
}

interface StepVariables {
  readonly input: {
    readonly dealerID: string;
    readonly opportunityID: string;
    readonly reason?: string;
    readonly note?: string;
    readonly updateID?: string;
  };
}

const step = (name: string, mutation: string, input: string): Operation<StepData, StepVariables> => ({
  text: `mutation ${name}($input: ${input}!) { done: ${mutation}(input: $input) { userErrors { field message } } }`,
});

export const stepOperations = {
  ACCEPT: step("AcceptOpportunity", "acceptOpportunity", "OpportunityInput"),
  DECLINE: step("DeclineOpportunity", "declineOpportunity", "OpportunityReasonInput"),
  UPDATE_STATUS: step("UpdateOpportunityStatus", "updateOpportunityStatus", "UpdateOpportunityStatusInput"),
  COMPLETE: step("CompleteOpportunity", "completeOpportunity", "OpportunityReasonInput"),
  WITHDRAW: step("WithdrawOpportunity", "withdrawOpportunity", "OpportunityReasonInput"),
  ENROL: step("EnrolOpportunity", "enrolOpportunity", "OpportunityInput"),
} as const;
