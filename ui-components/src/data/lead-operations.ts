import type { ContactAnswer, ContactLead, LeadStepCode, LeadStepCount } from "../model/lead-types.ts";
import type { UserError } from "../model/goal-types.ts";
import type { Month } from "../model/types.ts";
import type { Operation } from "./graphql-client.ts";
import type { OfDealer, Page } from "./operations.ts";

const leadFields = `fragment leadFields on Lead {
  internalID source receivedAt firstResponseAt attemptsBeforeContact customer { name } associate { name }
  steps { step recorded at tick { number answer recordedBy recordedAt } }
}`;

/** How many there are is told with the first page alone. */
export interface LeadsPage extends Page<ContactLead> {
  readonly month: Month;
  readonly totalCount?: number;
  readonly stepCounts?: readonly LeadStepCount[];
}

export type LeadsData = OfDealer<{ readonly timeZone: string; readonly list: LeadsPage }>;

interface LeadsVariables {
  readonly dealer: string;
  /** Null for the current one. */
  readonly month: Month | null;
  readonly waitingFor: LeadStepCode | null;
  readonly first: number;
  readonly after: string | null;
  readonly counted: boolean;
}

export const leadsOperation: Operation<LeadsData, LeadsVariables> = {
  text: `query Leads($asOf: DateTime, $dealer: ID!, $month: Month, $waitingFor: LeadStep, $first: Int!, $after: String, $counted: Boolean!) {
  dealer(id: $dealer, asOf: $asOf) {
    timeZone
    list: leads(month: $month, waitingFor: $waitingFor, first: $first, after: $after) {
      month
      totalCount @include(if: $counted)
      stepCounts @include(if: $counted) { step recorded waiting }
      nodes { ...leadFields }
      pageInfo { hasNextPage endCursor }
    }
  }
}
${leadFields}`,
};

export type LeadCountsData = OfDealer<{ readonly list: { readonly stepCounts: readonly LeadStepCount[] } }>;

export const leadCountsOperation: Operation<LeadCountsData, { readonly dealer: string; readonly month: Month }> = {
  text: `query LeadCounts($asOf: DateTime, $dealer: ID!, $month: Month!) {
  dealer(id: $dealer, asOf: $asOf) { list: leads(month: $month, first: 1) { stepCounts { step recorded waiting } } }
}`,
};

interface LeadPayload {
  readonly lead: ContactLead | null;
  readonly userErrors: readonly UserError[];
}

interface RecordVariables {
  readonly input: {
    readonly dealerID: string;
    readonly leadID: string;
    readonly step: LeadStepCode;
    readonly at: string | null;
    readonly answer: ContactAnswer | null;
    readonly replaces: number | null;
  };
}

export const recordLeadStepOperation: Operation<{ readonly saved: LeadPayload | null }, RecordVariables> = {
  text: `mutation RecordLeadStep($input: RecordLeadStepInput!) {
  saved: recordLeadStep(input: $input) { lead { ...leadFields } userErrors { field message } }
}
${leadFields}`,
};

interface UndoVariables {
  readonly input: { readonly dealerID: string; readonly leadID: string; readonly tick: number };
}

export const undoLeadStepOperation: Operation<{ readonly saved: LeadPayload | null }, UndoVariables> = {
  text: `mutation UndoLeadStep($input: UndoLeadStepInput!) {
  saved: undoLeadStep(input: $input) { lead { ...leadFields } userErrors { field message } }
}
${leadFields}`,
};
