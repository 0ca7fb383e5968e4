import type { TemplateResult } from "lit";
import type { CommonMessages } from "../../i18n/messages.ts";
import type { OpportunityMessages } from "../../i18n/opportunity-messages.ts";
import type { ServiceRequestsMessages } from "../../i18n/service-requests-messages.ts";
import type { RequestWish } from "../../model/service-request-types.ts";

/** What words need of the element they stand in. */
export interface RequestsView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (
    key: keyof (CommonMessages & OpportunityMessages & ServiceRequestsMessages),
    values?: Readonly<Record<string, string | number>>,
  ) => string;
  /** A dealer's name; its own id where that is not known. */
  readonly dealer: (id: string) => string;
}

/** What is to be done once its reason is given. */
export type RequestStep =
  | { readonly mutation: "cancelServiceRequest"; readonly id: string }
  | { readonly mutation: "withdrawOpportunity"; readonly dealerID: string; readonly opportunityID: string };

/** One text for each step. */
export const stepKey = (step: RequestStep): string =>
  step.mutation === "cancelServiceRequest" ? step.id : `${step.dealerID} ${step.opportunityID}`;

export function wishOf(step: RequestStep, reason: string): RequestWish {
  if (step.mutation === "cancelServiceRequest") return { mutation: step.mutation, input: { id: step.id, reason } };
  const { mutation, dealerID, opportunityID } = step;
  return { mutation, input: { dealerID, opportunityID, reason } };
}

/** What rows can do. */
export interface RequestActions {
  readonly saving: boolean;
  readonly open: (step: RequestStep) => void;
  /** The form of a step, where it is open. */
  readonly form: (step: RequestStep) => TemplateResult | null;
  /** Shows or hides why dealers were asked for a request. */
  readonly decide: (id: string) => void;
}
