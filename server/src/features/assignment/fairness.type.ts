import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { hindranceNames } from "./assignment.type.ts";
import type { Hindrance } from "./choose-dealer.ts";
import type { FairnessDealerRow, FairnessOverallRow, FairnessQuestion } from "./fairness.reader.ts";
import { kilometresBands, techniciansBands } from "./fairness.sql.ts";

const FairnessMeasure = { CORE_RANK: "CORE_RANK", DISTANCE: "DISTANCE", TECHNICIANS: "TECHNICIANS" } as const;
registerEnumType(FairnessMeasure, {
  name: "AssignmentFairnessMeasure",
  description: "What the share of times that a dealer was asked is held against.",
  valuesConfig: {
    CORE_RANK: { description: "Its mean core rank." },
    DISTANCE: { description: "Its mean distance of the requests that it could be asked for." },
    TECHNICIANS: { description: "How many technicians with training and parts kit it has now." },
  },
});

const shareDescription = "Of the times that they could be asked, the share that they were, 0 to 1; null where they never could be.";

@ObjectType("AssignmentFairnessBand", {
  description: "Dealers that are alike in something, and how often they were asked.",
  simpleResolvers: true,
})
export class FairnessBandType {
  @Field(() => Float, { nullable: true, description: "The least that they have; null where it is not known." })
  from!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The most that they have, or for distances less than that; null where there is no end, or it is not known.",
  })
  to!: number | null;

  @Field(() => Int, { description: "How many dealers. By distance, one may be in several." })
  dealers!: number;

  @Field(() => Int, { description: "How many times they could be asked." })
  couldBeAsked!: number;

  @Field(() => Int, { description: "How many times they were." })
  asked!: number;

  @Field(() => Float, { nullable: true, description: shareDescription })
  shareAsked!: number | null;
}

@ObjectType("AssignmentFairnessCorrelation", {
  description: "Whether dealers with more of something are asked more often: Spearman's rank correlation.",
  simpleResolvers: true,
})
export class FairnessCorrelationType {
  @Field(() => FairnessMeasure, { description: "What the share of times asked is held against." })
  by!: keyof typeof FairnessMeasure;

  @Field(() => Float, {
    nullable: true,
    description: "-1 to 1: above 0, who has more is asked more often. Null where all are alike, or there are fewer than three.",
  })
  coefficient!: number | null;

  @Field(() => Int, { description: "How many dealers it is of: those that could be asked at least once." })
  dealers!: number;
}

@ObjectType("AssignmentFairnessOverall", { description: "How offers went by rank, distance and capacity.", simpleResolvers: true })
export class FairnessOverallType {
  @Field(() => Int, { description: "How many times a dealer was looked for, whatever the countries." })
  decisions!: number;

  @Field(() => Int, { description: "How many times none was left." })
  unassigned!: number;

  @Field(() => [FairnessBandType], { description: "Quarters of the dealers by their mean core rank, the highest first." })
  byRank!: FairnessBandType[];

  @Field(() => [FairnessBandType], { description: "By kilometres between dealer and request, each time on its own; unknown ones last." })
  byDistance!: FairnessBandType[];

  @Field(() => [FairnessBandType], { description: "By the number of technicians with training and parts kit now." })
  byTechnicians!: FairnessBandType[];

  @Field(() => [FairnessCorrelationType], { description: "By rank, distance and technicians." })
  correlations!: FairnessCorrelationType[];
}

@ObjectType("AssignmentHindranceCount", { description: "Why a dealer could not be asked, and how many times.", simpleResolvers: true })
export class HindranceCountType {
  @Field(() => hindranceNames, { description: "Why." })
  hindrance!: Hindrance;

  @Field(() => Int, { description: "How many times. One time may have several." })
  times!: number;
}

@ObjectType("AssignmentFairnessDealer", { description: "How often a dealer was in question and was asked.", simpleResolvers: true })
export class FairnessDealerType {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => String, { description: "The dealer's name." })
  name!: string;

  @Field(() => Int, { description: "How many times it was in question: it lay within the radius, or knew the generator." })
  inQuestion!: number;

  @Field(() => Int, { description: "How many times it could be asked: nothing hindered it." })
  couldBeAsked!: number;

  @Field(() => Int, { description: "How many times it was asked." })
  asked!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Of the times that it could be asked, the share that it was, 0 to 1; null where it never could be.",
  })
  shareAsked!: number | null;

  @Field(() => Float, { nullable: true, description: "Its mean core rank, 0 to 1; null where it never took part." })
  meanCoreRank!: number | null;

  @Field(() => Float, { nullable: true, description: "Its mean distance of the requests that it was asked for; null where none is known." })
  meanKilometres!: number | null;

  @Field(() => Int, { description: "How many technicians with training and parts kit it has now." })
  technicians!: number;

  @Field(() => Int, { description: "Of the times it was asked, how many it accepted in time." })
  accepted!: number;

  @Field(() => Int, { description: "How many it declined in time." })
  declined!: number;

  @Field(() => Int, { description: "How many it let expire." })
  expired!: number;

  @Field(() => Int, { description: "How many it can still answer." })
  pending!: number;

  @Field(() => [HindranceCountType], { description: "Why it could not be asked the other times, the most frequent first." })
  hindrances!: readonly HindranceCountType[];
}

export const FairnessDealerConnection = connectionType("AssignmentFairnessDealer", () => FairnessDealerType);

@ObjectType("AssignmentFairness", { description: "How requests were handed out among dealers in a period.", simpleResolvers: true })
export class FairnessType {
  @Field(() => DateTimeScalar, { description: "The first instant of the period." })
  from!: string;

  @Field(() => DateTimeScalar, { description: "The instant that the period ends before." })
  to!: string;

  question!: FairnessQuestion;
}

const shareOf = (asked: number, could: number): number | null => (could === 0 ? null : asked / could);

/** The ends of the band at a place between limits, the first of which begins at `least`. `step`: from one limit to what comes before it. */
function ends(limits: readonly number[], place: number | null, least: number, step: number): Pick<FairnessBandType, "from" | "to"> {
  if (place === null) return { from: null, to: null };
  const to = limits[place];
  return { from: place === 0 ? least : (limits[place - 1] ?? null), to: to === undefined ? null : to - step };
}

const shared = <Band extends { readonly asked: number; readonly couldBeAsked: number }>(band: Band) => ({
  ...band,
  shareAsked: shareOf(band.asked, band.couldBeAsked),
});

export function fairnessOverallFrom(row: FairnessOverallRow): FairnessOverallType {
  return {
    decisions: row.decisions,
    unassigned: row.unassigned,
    byRank: row.ranks.map(shared),
    byDistance: row.distances.map((band) => ({ ...shared(band), ...ends(kilometresBands, band.place, 0, 0) })),
    byTechnicians: row.technicians.map((band) => ({ ...shared(band), ...ends(techniciansBands, band.place, 1, 1) })),
    correlations: row.correlations.map((each) => ({ ...each, coefficient: each.dealers < 3 ? null : each.coefficient })),
  };
}

export function fairnessDealerFrom(row: FairnessDealerRow): FairnessDealerType {
  return {
    dealerID: row.dealer_id,
    name: row.name,
    inQuestion: row.in_question,
    couldBeAsked: row.could,
    asked: row.asked,
    shareAsked: shareOf(row.asked, row.could),
    meanCoreRank: row.rank,
    meanKilometres: row.asked_kilometres,
    technicians: row.technicians,
    accepted: row.accepted,
    declined: row.declined,
    expired: row.expired,
    pending: row.pending,
    hindrances: row.hindrances,
  };
}
