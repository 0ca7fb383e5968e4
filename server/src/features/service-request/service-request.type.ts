import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { ServiceRequestRow } from "./service-request.reader.ts";

export enum ServiceRequestNeed {
  SERVICE = "SERVICE",
  MAINTENANCE = "MAINTENANCE",
}
registerEnumType(ServiceRequestNeed, {
  name: "ServiceRequestNeed",
  description: "What the owner asks for.",
  valuesConfig: {
    SERVICE: { description: "Something is to be repaired or looked at." },
    MAINTENANCE: { description: "The generator is to be maintained." },
  },
});

export enum GeneratorCooling {
  AIR_COOLED = "AIR_COOLED",
  LIQUID_COOLED = "LIQUID_COOLED",
}
registerEnumType(GeneratorCooling, {
  name: "GeneratorCooling",
  description: "How the generator is cooled: what a technician must be qualified for.",
  valuesConfig: { AIR_COOLED: { description: "By air." }, LIQUID_COOLED: { description: "By a liquid." } },
});

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
export class ServiceRequestType {
  @Field(() => ID, { description: "Its id: that of the operator's own system, or one made here where it came by a sender's webhook." })
  internalID!: string;

  @Field(() => String, { nullable: true, description: "Name of the sender whose webhook it came by; null of the operator's own systems." })
  sender!: string | null;

  @Field(() => ID, { nullable: true, description: "That sender's own id of it; null of the operator's own systems." })
  senderID!: string | null;

  @Field(() => DateTimeScalar, { description: "When the owner asked." })
  requestedAt!: string;

  @Field(() => ServiceRequestNeed, { description: "What the owner asks for." })
  need!: ServiceRequestNeed;

  @Field(() => String, { nullable: true, description: "Serial number of the generator; null where unknown." })
  serialNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Model of the generator; null where unknown." })
  model!: string | null;

  @Field(() => GeneratorCooling, { description: "How the generator is cooled." })
  cooling!: GeneratorCooling;

  @Field(() => String, { nullable: true, description: "The owner's first name; null where unknown." })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: "The town; null where unknown." })
  town!: string | null;

  @Field(() => String, { nullable: true, description: "The postal code; null where unknown." })
  postalCode!: string | null;

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

  @Field(() => DateTimeScalar, { nullable: true, description: "When the owner's data were erased; null where they were not." })
  erasedAt!: string | null;
}

export function serviceRequestFrom(row: ServiceRequestRow): ServiceRequestType {
  return {
    internalID: row.id,
    sender: row.sender,
    senderID: row.sender_id,
    requestedAt: isoInstant(row.requested_at),
    need: ServiceRequestNeed[row.need],
    serialNumber: row.serial_number,
    model: row.model,
    cooling: GeneratorCooling[row.cooling],
    firstName: row.first_name,
    town: row.town,
    postalCode: row.postal_code,
    latitude: row.latitude,
    longitude: row.longitude,
    receivedAt: isoInstant(row.received_at),
    receivedFrom: row.received_from,
    state: ServiceRequestState[row.state],
    cancelledAt: isoInstant(row.cancelled_at),
    cancelledBy: row.cancelled_by,
    cancelReason: row.cancel_reason,
    erasedAt: isoInstant(row.erased_at),
  };
}

export const ServiceRequestConnection = connectionType("ServiceRequest", () => ServiceRequestType);
