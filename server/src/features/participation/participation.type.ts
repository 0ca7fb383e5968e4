import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import { factsFrom, type UnmetCondition, unmetConditions } from "./participation.ts";
import type { ParticipationChangeRow, ParticipationRow } from "./participation.reader.ts";

export const unmetNames = {
  NO_SERVICE_DEALER: "NO_SERVICE_DEALER",
  NO_PORTAL_CREDENTIALS: "NO_PORTAL_CREDENTIALS",
  NO_TRAINED_TECHNICIAN: "NO_TRAINED_TECHNICIAN",
  NOT_OPTED_IN: "NOT_OPTED_IN",
  SUSPENDED: "SUSPENDED",
} as const satisfies Record<UnmetCondition, UnmetCondition>;
/** What each of them says. */
export const unmetValues = {
  NO_SERVICE_DEALER: { description: "It is not known as a service dealer." },
  NO_PORTAL_CREDENTIALS: { description: "It has no credentials of the service portal." },
  NO_TRAINED_TECHNICIAN: { description: "No technician employed that day has completed the service training and has a parts kit." },
  NOT_OPTED_IN: { description: "It has not opted in, in its dealer settings." },
  SUSPENDED: { description: "Staff have suspended it from getting opportunities." },
};
registerEnumType(unmetNames, {
  name: "UnmetCondition",
  description: "What a dealer lacks to get service opportunities.",
  valuesConfig: unmetValues,
});

export enum ParticipationChangeCode {
  OPTED_IN = "OPTED_IN",
  OPTED_OUT = "OPTED_OUT",
  SUSPENDED = "SUSPENDED",
  RESUMED = "RESUMED",
}
registerEnumType(ParticipationChangeCode, {
  name: "ParticipationChangeKind",
  description: "What was set of a dealer's taking part.",
  valuesConfig: {
    OPTED_IN: { description: "It wants opportunities." },
    OPTED_OUT: { description: "It wants none." },
    SUSPENDED: { description: "Staff let it have none." },
    RESUMED: { description: "Staff let it have some again." },
  },
});

@ObjectType("ParticipationChange", {
  description: "One change of a dealer's taking part; it is never changed itself.",
  simpleResolvers: true,
})
export class ParticipationChangeType {
  @Field(() => Int, { description: "From 1 on, within the dealer." })
  number!: number;

  @Field(() => ParticipationChangeCode, { description: "What was set." })
  kind!: ParticipationChangeCode;

  @Field(() => String, { nullable: true, description: "Why; always there of a suspension." })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was set, and held from." })
  changedAt!: string;

  @Field(() => String, { description: "Who set it: the subject of the token." })
  changedBy!: string;
}

@ObjectType("Participation", {
  description:
    "Whether a dealer gets service opportunities: a service dealer with portal credentials and a trained technician, that has opted in and is not suspended.",
  simpleResolvers: true,
})
export class ParticipationType {
  @Field(() => Boolean, { description: "Whether it takes part: no condition is unmet." })
  takesPart!: boolean;

  @Field(() => [unmetNames], { description: "The conditions it does not meet; empty where it takes part." })
  unmet!: UnmetCondition[];

  @Field(() => Boolean, { description: "Whether it has opted in, by hand or else as imported." })
  optedIn!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "Since when it is suspended; null where it is not." })
  suspendedAt!: string | null;

  @Field(() => String, { nullable: true, description: "Who suspended it; null where it is not suspended." })
  suspendedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it is suspended; null where it is not." })
  suspensionReason!: string | null;

  @Field(() => Int, { description: "Technicians and engineers employed that day with their service training completed and a parts kit." })
  trainedTechnicians!: number;

  @Field(() => Int, { description: "Those of them qualified for air-cooled generators." })
  airCooledTechnicians!: number;

  @Field(() => Int, { description: "Those of them qualified for liquid-cooled generators." })
  liquidCooledTechnicians!: number;

  /** Whose it is. */
  dealerId!: string;

  /** The instant it is told as of. */
  asOf!: Date;
}

export function participationFrom(row: ParticipationRow, asOf: Date): ParticipationType {
  const unmet = unmetConditions(factsFrom(row));
  return {
    takesPart: unmet.length === 0,
    unmet,
    optedIn: row.opted_in === true,
    suspendedAt: isoInstant(row.suspended_at),
    suspendedBy: row.suspended_by,
    suspensionReason: row.suspension_reason,
    trainedTechnicians: row.trained,
    airCooledTechnicians: row.air_cooled,
    liquidCooledTechnicians: row.liquid_cooled,
    dealerId: row.dealer_id,
    asOf,
  };
}

export function participationChangeFrom(row: ParticipationChangeRow): ParticipationChangeType {
  return {
    number: row.number,
    kind: ParticipationChangeCode[row.kind],
    reason: row.reason,
    changedAt: isoInstant(row.changed_at),
    changedBy: row.changed_by,
  };
}
