import { Field, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { OpportunityEventRow } from "./opportunity-event.reader.ts";

const kindNames = {
  ASSIGNED: "ASSIGNED",
  ACCEPTED: "ACCEPTED",
  DECLINED: "DECLINED",
  STATUS_UPDATED: "STATUS_UPDATED",
  COMPLETED: "COMPLETED",
  WITHDRAWN: "WITHDRAWN",
  ENROLLED: "ENROLLED",
  CANCELLED: "CANCELLED",
  STALE: "STALE",
  OVERDUE: "OVERDUE",
} as const;
export type OpportunityEventKindName = keyof typeof kindNames;
registerEnumType(kindNames, {
  name: "OpportunityEventKind",
  description: "What happened to an opportunity.",
  valuesConfig: {
    ASSIGNED: { description: "The dealer was asked." },
    ACCEPTED: { description: "It accepted." },
    DECLINED: { description: "It declined." },
    STATUS_UPDATED: { description: "It said how work stands." },
    COMPLETED: { description: "It completed the work." },
    WITHDRAWN: { description: "It was taken back from the dealer." },
    ENROLLED: { description: "The generator got a dealer-managed monitoring subscription." },
    CANCELLED: { description: "The owner cancelled the request before there was an answer." },
    STALE: { description: "It was flagged to staff, who alone see this, for want of a status update." },
    OVERDUE: { description: "It was flagged to staff, who alone see this, for being open too long." },
  },
});

@ObjectType("OpportunityEvent", { description: "A step of an opportunity; never changed.", simpleResolvers: true })
export class OpportunityEventType {
  @Field(() => kindNames, { description: "What happened." })
  kind!: OpportunityEventKindName;

  @Field(() => DateTimeScalar, { description: "When." })
  happenedAt!: string;

  @Field(() => String, { description: "Who did it: the subject of the token, or `assignment` or `flags` of the product itself." })
  author!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The reason, or how work stands; null where nothing was said. What a dealer wrote of its work is sealed for it once it no longer has the opportunity.",
  })
  note!: string | null;
}

export const opportunityEventFrom = ({ kind, happened_at, author, note }: OpportunityEventRow): OpportunityEventType => ({
  kind,
  happenedAt: isoInstant(happened_at),
  author,
  note,
});
