import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { ServiceRequestRow } from "./service-request.reader.ts";
import { ToldRequest, toldRequestFrom } from "./told-request.type.ts";

export enum ServiceRequestState {
  WAITING = "WAITING",
  ASKED = "ASKED",
  ACCEPTED = "ACCEPTED",
  COMPLETED = "COMPLETED",
  UNASSIGNED = "UNASSIGNED",
  CANCELLED = "CANCELLED",
}
registerEnumType(ServiceRequestState, {
  name: "ServiceRequestState",
  description: "Where a request stands.",
  valuesConfig: {
    WAITING: { description: "A dealer is to be looked for." },
    ASKED: { description: "A dealer is asked and can still answer." },
    ACCEPTED: { description: "A dealer has accepted it." },
    COMPLETED: { description: "A dealer has completed it." },
    UNASSIGNED: { description: "No dealer is left that could be asked." },
    CANCELLED: { description: "The owner has cancelled it." },
  },
});

@ObjectType("ServiceRequest", {
  description: "One need of one owner's generator, as staff see it.",
  simpleResolvers: true,
})
export class ServiceRequestType extends ToldRequest {
  @Field(() => ID, { description: "Its id: that of the operator's own system, or one made here where it came by a sender's webhook." })
  internalID!: string;

  @Field(() => String, { nullable: true, description: "Name of the sender whose webhook it came by; null of the operator's own systems." })
  sender!: string | null;

  @Field(() => ID, { nullable: true, description: "That sender's own id of it; null of the operator's own systems." })
  senderID!: string | null;

  @Field(() => Float, { nullable: true, description: "Degrees north; null where the place is unknown." })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: "Degrees east; null where the place is unknown." })
  longitude!: number | null;

  @Field(() => DateTimeScalar, { description: "When it came here." })
  receivedAt!: string;

  @Field(() => String, { description: "Whom it came from: the subject of the token, or the sender." })
  receivedFrom!: string;

  @Field(() => ServiceRequestState, { description: "Where it stands." })
  state!: ServiceRequestState;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was cancelled; null where it was not." })
  cancelledAt!: string | null;

  @Field(() => String, { nullable: true, description: "Who cancelled it; null where nobody did." })
  cancelledBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was cancelled; null where it was not." })
  cancelReason!: string | null;
}

export function serviceRequestFrom(row: ServiceRequestRow): ServiceRequestType {
  return {
    ...toldRequestFrom(row),
    internalID: row.id,
    sender: row.sender,
    senderID: row.sender_id,
    latitude: row.latitude,
    longitude: row.longitude,
    receivedAt: isoInstant(row.received_at),
    receivedFrom: row.received_from,
    state: ServiceRequestState[row.state],
    cancelledAt: isoInstant(row.cancelled_at),
    cancelledBy: row.cancelled_by,
    cancelReason: row.cancel_reason,
  };
}

export const ServiceRequestConnection = connectionType("ServiceRequest", () => ServiceRequestType);
