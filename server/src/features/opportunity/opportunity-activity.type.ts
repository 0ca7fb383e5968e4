import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { encodeNodeId } from "../../graphql/node-id.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";

export enum OpportunityAnswer {
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
  EXPIRED = "EXPIRED",
  PENDING = "PENDING",
  CANCELLED = "CANCELLED",
}
registerEnumType(OpportunityAnswer, {
  name: "OpportunityAnswer",
  description: "What became of the question to the dealer.",
  valuesConfig: {
    ACCEPTED: { description: "Accepted within the response window." },
    REJECTED: { description: "Declined within the response window, with or without a reason." },
    EXPIRED: { description: "The response window ended without an answer in time." },
    PENDING: { description: "It can still be answered." },
    CANCELLED: { description: "The owner's request was cancelled while it was pending." },
  },
});

export enum OpportunityConclusion {
  COMPLETED = "COMPLETED",
  WITHDRAWN = "WITHDRAWN",
  OPEN = "OPEN",
}
registerEnumType(OpportunityConclusion, {
  name: "OpportunityConclusion",
  description: "How an accepted opportunity ended.",
  valuesConfig: {
    COMPLETED: { description: "The dealer completed it." },
    WITHDRAWN: { description: "It was taken back from the dealer." },
    OPEN: { description: "Neither so far." },
  },
});

export enum EnrolmentStatus {
  ENROLLED = "ENROLLED",
  NOT_ENROLLED = "NOT_ENROLLED",
}
registerEnumType(EnrolmentStatus, {
  name: "EnrolmentStatus",
  description: "Whether the generator has a dealer-managed monitoring subscription.",
  valuesConfig: {
    ENROLLED: { description: "It has, whether or not that counts for the conversion rate." },
    NOT_ENROLLED: { description: "It has none so far." },
  },
});

/** A row of a seen opportunity, instants as PostgreSQL prints them. */
export interface OpportunityRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly assigned_at: string;
  readonly expires_at: string;
  readonly responded_at: string | null;
  readonly decline_reason: string | null;
  readonly outcome_at: string | null;
  readonly close_reason: string | null;
  readonly withdraw_reason: string | null;
  readonly enrolled_at: string | null;
  readonly answer: string;
  readonly conclusion: string;
  readonly enrolment: string;
}

@ObjectType("OpportunityActivity", {
  implements: NodeType,
  description: "What happened to one service opportunity, as of the instant asked for.",
  simpleResolvers: true,
})
export class OpportunityActivityType extends NodeType {
  @Field(() => ID, { description: "The opportunity's own id; unique within its dealer." })
  internalID!: string;

  @Field(() => ID, { description: "Own id of the dealer it was handed to." })
  dealerID!: string;

  @Field(() => DateTimeScalar, { description: "When it was assigned: the start of the response window." })
  assignedAt!: string;

  @Field(() => DateTimeScalar, { description: "End of the response window; an answer at this very instant is in time." })
  expiresAt!: string;

  @Field(() => OpportunityAnswer, { description: "Accepted, rejected, expired, still pending, or cancelled while pending." })
  answer!: OpportunityAnswer;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the dealer answered; null without an answer." })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: "The reason given with a decline; null where there is none." })
  declineReason!: string | null;

  @Field(() => OpportunityConclusion, { nullable: true, description: "How it ended; null where it was not accepted." })
  conclusion!: OpportunityConclusion | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was completed or withdrawn; null before that." })
  concludedAt!: string | null;

  @Field(() => String, { nullable: true, description: "The reason it was closed or withdrawn for; null where none was given." })
  conclusionReason!: string | null;

  @Field(() => EnrolmentStatus, { description: "Whether the generator was enrolled in monitoring." })
  enrolment!: EnrolmentStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was enrolled; null before that." })
  enrolledAt!: string | null;

  @Field(() => Boolean, { description: "Whether the opportunity itself may be opened: accepted and not withdrawn." })
  hasDetails!: boolean;

  /** The instant that all of it is as of. */
  asOf!: Date;
}

export function opportunityActivityFrom(row: OpportunityRow, asOf: Date): OpportunityActivityType {
  const accepted = row.answer === "ACCEPTED";
  const concluded = row.conclusion === "COMPLETED" || row.conclusion === "WITHDRAWN";
  return {
    id: encodeNodeId(asOf, "OpportunityActivity", row.dealer_id, row.id),
    internalID: row.id,
    dealerID: row.dealer_id,
    assignedAt: isoInstant(row.assigned_at),
    expiresAt: isoInstant(row.expires_at),
    answer: row.answer === "ANSWERED_LATE" ? OpportunityAnswer.EXPIRED : (row.answer as OpportunityAnswer),
    answeredAt: isoInstant(row.responded_at),
    declineReason: row.decline_reason,
    conclusion: accepted ? (row.conclusion as OpportunityConclusion) : null,
    concludedAt: concluded ? isoInstant(row.outcome_at) : null,
    conclusionReason: concluded ? (row.close_reason ?? row.withdraw_reason) : null,
    enrolment: row.enrolment as EnrolmentStatus,
    enrolledAt: isoInstant(row.enrolled_at),
    hasDetails: accepted && row.conclusion !== "WITHDRAWN",
    asOf,
  };
}

export const OpportunityActivityConnection = connectionType("OpportunityActivity", () => OpportunityActivityType);
