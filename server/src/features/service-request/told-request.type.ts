import { Field, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { ToldRequestRow } from "./service-request.reader.ts";

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

/** What is told of an owner's request to staff, and to a dealer that is asked. */
@ObjectType("ToldRequest", { description: "What is told of an owner's request.", simpleResolvers: true })
export abstract class ToldRequest {
  @Field(() => DateTimeScalar, { description: "When the owner asked." })
  requestedAt!: string;

  @Field(() => ServiceRequestNeed, { description: "What the owner asks for." })
  need!: ServiceRequestNeed;

  @Field(() => String, { nullable: true, description: "Serial number of the generator; null where unknown or erased." })
  serialNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Model of the generator; null where unknown." })
  model!: string | null;

  @Field(() => GeneratorCooling, { description: "How the generator is cooled." })
  cooling!: GeneratorCooling;

  @Field(() => String, { nullable: true, description: "The owner's first name; null where unknown or erased." })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: "The town; null where unknown or erased." })
  town!: string | null;

  @Field(() => String, { nullable: true, description: "The postal code; null where unknown or erased." })
  postalCode!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the owner's data were erased; null where they were not." })
  erasedAt!: string | null;
}

export function toldRequestFrom(row: ToldRequestRow): Pick<ToldRequest, keyof ToldRequest> {
  return {
    requestedAt: isoInstant(row.requested_at),
    need: ServiceRequestNeed[row.need],
    serialNumber: row.serial_number,
    model: row.model,
    cooling: GeneratorCooling[row.cooling],
    firstName: row.first_name,
    town: row.town,
    postalCode: row.postal_code,
    erasedAt: isoInstant(row.erased_at),
  };
}
