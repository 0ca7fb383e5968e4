import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar, DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { AssignmentRow } from "./assignment.reader.ts";
import { unmetNames, unmetValues } from "../participation/participation.type.ts";
import type { Candidate, Hindrance } from "./choose-dealer.ts";
import type { RankedPart } from "./core-rank.ts";
import type { PausedDay } from "./response-window.ts";

export enum AssignmentBasis {
  KNOWN_RELATIONSHIP = "KNOWN_RELATIONSHIP",
  NEARBY = "NEARBY",
}
registerEnumType(AssignmentBasis, {
  name: "AssignmentBasis",
  description: "Why a dealer was in question.",
  valuesConfig: {
    KNOWN_RELATIONSHIP: { description: "It knows the generator by its serial number." },
    NEARBY: { description: "It lies within the radius." },
  },
});

export enum AssignmentDecidedBy {
  RELATIONSHIP = "RELATIONSHIP",
  ONLY_ONE = "ONLY_ONE",
  RANK = "RANK",
  DISTANCE = "DISTANCE",
  RECEIVED = "RECEIVED",
  DEALER_ID = "DEALER_ID",
}
registerEnumType(AssignmentDecidedBy, {
  name: "AssignmentDecidedBy",
  description: "What told the chosen dealer from the next one.",
  valuesConfig: {
    RELATIONSHIP: { description: "It knows the generator better." },
    ONLY_ONE: { description: "There was no other that could be asked." },
    RANK: { description: "Its core rank is higher, by more than two decimals show." },
    DISTANCE: { description: "Ranks are equal to two decimals; it is nearer." },
    RECEIVED: { description: "Distances are equal to two decimals, too; it has received fewer in 30 days." },
    DEALER_ID: { description: "All else is equal: its id comes first." },
  },
});

export enum CandidateRelationship {
  FLEET_DEALER_MANAGED = "FLEET_DEALER_MANAGED",
  MOBILE_LINK_PREFERRED = "MOBILE_LINK_PREFERRED",
  FLEET_UNMONITORED = "FLEET_UNMONITORED",
}
registerEnumType(CandidateRelationship, {
  name: "DealerRelationship",
  description: "How a dealer knows a generator, in the order in which it is asked.",
  valuesConfig: {
    FLEET_DEALER_MANAGED: { description: "It manages the generator's Fleet monitoring." },
    MOBILE_LINK_PREFERRED: { description: "The owner prefers it in Mobile Link." },
    FLEET_UNMONITORED: { description: "The generator is in its Fleet without monitoring." },
  },
});

export const hindranceNames = {
  ...unmetNames,
  NO_QUALIFIED_TECHNICIAN: "NO_QUALIFIED_TECHNICIAN",
  OUT_OF_REACH: "OUT_OF_REACH",
  ASKED_BEFORE: "ASKED_BEFORE",
} as const satisfies Record<Hindrance, Hindrance>;
registerEnumType(hindranceNames, {
  name: "AssignmentHindrance",
  description: "Why a dealer could not be asked for a request.",
  valuesConfig: {
    ...unmetValues,
    NO_QUALIFIED_TECHNICIAN: { description: "No trained technician is qualified for the generator's cooling." },
    OUT_OF_REACH: { description: "It knows the generator by its registration only, and lies outside the radius." },
    ASKED_BEFORE: { description: "It was asked for this request before." },
  },
});

const partNames = { ENGAGEMENT: "ENGAGEMENT", CONVERSION: "CONVERSION", SATISFACTION: "SATISFACTION" } as const;
registerEnumType(partNames, {
  name: "CoreRankPart",
  description: "What the core rank is made of, each over the newest 3 final months.",
  valuesConfig: {
    ENGAGEMENT: { description: "The engagement rate as a share of its goal." },
    CONVERSION: { description: "The conversion rate as a share of its goal." },
    SATISFACTION: { description: "The mean of owners' answers as a share of the best score." },
  },
});

@ObjectType("CoreRankShare", { description: "One part of a core rank.", simpleResolvers: true })
export class CoreRankShareType {
  @Field(() => partNames, { description: "Which part." })
  part!: RankedPart["part"];

  @Field(() => Float, { description: "Its share of the whole, 0 to 1." })
  weight!: number;

  @Field(() => Float, { description: "What was reached of the goal, 0 to 1." })
  attainment!: number;

  @Field(() => Boolean, { description: "Whether it is the mean of the other dealers, because it has no data of its own." })
  borrowed!: boolean;
}

@ObjectType("AssignmentCandidate", { description: "A dealer in question for a request, as it stood then.", simpleResolvers: true })
export class AssignmentCandidateType {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => Float, { nullable: true, description: "Great-circle distance in kilometres; null where either has no place." })
  kilometres!: number | null;

  @Field(() => CandidateRelationship, { nullable: true, description: "How it knows the generator; null where not in a way that counts." })
  relationship!: CandidateRelationship | null;

  @Field(() => [hindranceNames], { description: "Why it could not be asked; empty where it could." })
  hindrances!: readonly Hindrance[];

  @Field(() => Float, { nullable: true, description: "Core rank, 0 to 1; null where it does not take part." })
  coreRank!: number | null;

  @Field(() => [CoreRankShareType], { description: "What the rank is made of." })
  rankParts!: readonly CoreRankShareType[];

  @Field(() => Int, { description: "Opportunities it had received in the 30 days before." })
  received!: number;
}

@ObjectType("PausedDay", { description: "A day on which the time to answer stood still.", simpleResolvers: true })
export class PausedDayType {
  @Field(() => DateScalar, { description: "The day, on the dealer's clocks." })
  day!: string;

  @Field(() => String, { nullable: true, description: "Name of the holiday; null of a Saturday or Sunday." })
  holiday!: string | null;

  @Field(() => Float, { description: "Hours of the day that did not count." })
  hours!: number;
}

@ObjectType("Assignment", { description: "Whom a request was handed to, and why it and no other; never changed.", simpleResolvers: true })
export class AssignmentType {
  @Field(() => Int, { description: "From 1 on: how many times a dealer was looked for." })
  round!: number;

  @Field(() => DateTimeScalar, { description: "When it was decided." })
  decidedAt!: string;

  @Field(() => Int, { description: "Version of the settings that it was decided by; 0 are the program's own." })
  settingVersion!: number;

  @Field(() => ID, { nullable: true, description: "Own id of the dealer that was asked; null where none was left." })
  dealerID!: string | null;

  @Field(() => ID, { nullable: true, description: "Own id of the opportunity; null where no dealer was left." })
  opportunityID!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Until when it can be answered; null where no dealer was left." })
  expiresAt!: string | null;

  @Field(() => AssignmentBasis, { nullable: true, description: "Why it was in question; null where no dealer was left." })
  basis!: AssignmentBasis | null;

  @Field(() => AssignmentDecidedBy, { nullable: true, description: "What told it from the next one; null where no dealer was left." })
  decidedBy!: AssignmentDecidedBy | null;

  @Field(() => [AssignmentCandidateType], { description: "The dealers within the radius and those that know the generator." })
  candidates!: AssignmentCandidateType[];

  @Field(() => [PausedDayType], { description: "Days of the time to answer that do not count; empty where all time does." })
  paused!: PausedDayType[];
}

function candidateFrom({ dealerId, kilometres, relationship, unmet, rank, received }: Candidate): AssignmentCandidateType {
  return {
    dealerID: dealerId,
    kilometres,
    relationship: relationship && CandidateRelationship[relationship],
    hindrances: unmet,
    coreRank: rank?.value ?? null,
    rankParts: rank?.parts ?? [],
    received,
  };
}

export const pausedFrom = ({ day, holiday, milliseconds }: PausedDay): PausedDayType => ({ day, holiday, hours: milliseconds / 3_600_000 });

export function assignmentFrom(row: AssignmentRow): AssignmentType {
  return {
    round: row.round,
    decidedAt: isoInstant(row.decided_at),
    settingVersion: row.setting_version,
    dealerID: row.asked_dealer_id,
    opportunityID: row.opportunity_id,
    expiresAt: isoInstant(row.expires_at),
    basis: row.basis && AssignmentBasis[row.basis],
    decidedBy: row.decided_by && AssignmentDecidedBy[row.decided_by],
    candidates: row.candidates.map(candidateFrom),
    paused: row.paused.map(pausedFrom),
  };
}
