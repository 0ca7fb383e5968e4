import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar, MonthScalar } from "../../graphql/scalars.ts";
import type { Goal } from "../../kpi/goal.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import {
  type Edition,
  goalMet,
  intervalOf,
  type MetricResult,
  type ResultState,
  type Sufficiency,
  sufficiencyOf,
  valueOf,
} from "../../kpi/results/metric-result.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { type GoalHolder, GoalType, goalFrom } from "../program/program.type.ts";

export const ResultStateName = { FINAL: "FINAL", IN_PROGRESS: "IN_PROGRESS", NO_DATA: "NO_DATA", UNDEFINED: "UNDEFINED" } as const;
registerEnumType(ResultStateName, {
  name: "ResultState",
  description: "How much a result says. Missing is not zero.",
  valuesConfig: {
    FINAL: { description: "Published: it changes by a restatement only." },
    IN_PROGRESS: { description: "Computed from the records so far; it can still change." },
    NO_DATA: { description: "Nothing is recorded for the month." },
    UNDEFINED: { description: "Final, and without a value: the denominator is 0." },
  },
});

export const SufficiencyName = { ENOUGH: "ENOUGH", FEW: "FEW", TOO_FEW: "TOO_FEW" } as const;
registerEnumType(SufficiencyName, {
  name: "Sufficiency",
  description: "How far the number of records can be trusted.",
  valuesConfig: {
    ENOUGH: { description: "25 records or more in the denominator." },
    FEW: { description: "Fewer than 25." },
    TOO_FEW: { description: "Fewer than 10: left out of rankings." },
  },
});

@ObjectType("Interval", { description: "A range of values, such as shares between 0 and 1.", simpleResolvers: true })
export class IntervalType {
  @Field(() => Float, { description: "Lower end." })
  lower!: number;

  @Field(() => Float, { description: "Upper end." })
  upper!: number;
}

@ObjectType("Edition", { description: "A published result: the first, or a restatement of the one before.", simpleResolvers: true })
export class EditionType {
  @Field(() => Int, { description: "1 when first published; each restatement adds one." })
  edition!: number;

  @Field(() => DateTimeScalar, { description: "When it was published." })
  publishedAt!: string;

  @Field(() => DateTimeScalar, { description: "The instant it was computed as of." })
  computedAsOf!: string;

  @Field(() => Int, { description: "Version of the definition it was computed by." })
  definitionVersion!: number;

  @Field(() => String, { nullable: true, description: "Who restated it; null for the first edition." })
  restatedBy!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was restated; null for the first edition." })
  restatementReason!: string | null;
}

/** Whose result it is: one dealer's, or the sum of a selection. */
export interface ResultSubject extends GoalHolder {
  readonly selection: DealerSelection;
}

@ObjectType("MetricResult", { description: "One metric of one month: the value, and all it was made from.", simpleResolvers: true })
export class MetricResultType {
  @Field(() => MonthScalar, { description: "The month of the cohort." })
  month!: Month;

  @Field(() => String, { description: "Code of the metric within its program." })
  metricCode!: string;

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code of a result in money: there is one for each currency. Null for any other.",
  })
  currency!: string | null;

  @Field(() => ResultStateName, { description: "Final, in progress, without data, or without a value." })
  state!: ResultState;

  @Field(() => Float, {
    nullable: true,
    description:
      "Numerator over denominator, or, of a median, a count or a sum, the numerator itself, in the metric's unit; unrounded. Null where there is none.",
  })
  value!: number | null;

  @Field(() => Float, { description: "What the counted records come to: how many they are, the sum of a number of theirs, or its median." })
  numerator!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "What that is divided by, such as the records that could count; of a median, how many numbers it is the middle of. Null for a plain count or sum.",
  })
  denominator!: number | null;

  @Field(() => GoalType, {
    nullable: true,
    description:
      "The goal in force on the month's last day; null where there is none. A final result keeps the one it was published with. A sum of dealers has the one that all of their final results have, else that of everybody, or of the country that all are in.",
  })
  goal!: GoalType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the goal is met, decided on the exact numbers; null without a goal or a value.",
  })
  met!: boolean | null;

  @Field(() => SufficiencyName, {
    nullable: true,
    description: "Whether there are enough records to trust a share, a mean, a median or a score; null for any other.",
  })
  sufficiency!: Sufficiency | null;

  @Field(() => IntervalType, {
    nullable: true,
    description:
      "95 % interval of a share, by Wilson, or of a score, by the normal approximation. Null for any other, without a value, and for a score that was published before its spread was kept.",
  })
  interval!: IntervalType | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When nothing can change it any more, as far as the records so far tell; null where that never comes.",
  })
  finalAt!: string | null;

  @Field(() => EditionType, { nullable: true, description: "The published edition; null for an open result and for a sum of dealers." })
  edition!: Edition | null;

  @Field(() => DateTimeScalar, { description: "The instant the answer holds for." })
  asOf!: string;

  metric!: Metric;
  squares!: string | null;
  /** As it is held against the numbers. */
  exactGoal!: Goal | null;
  subject!: ResultSubject;
}

export function metricResultFrom(result: MetricResult, subject: ResultSubject): MetricResultType {
  return {
    month: result.month,
    metricCode: result.metric.code,
    currency: result.currency,
    state: result.state,
    value: valueOf(result),
    numerator: Number(result.numerator),
    denominator: result.denominator === null ? null : Number(result.denominator),
    goal: goalFrom(result.goal),
    met: goalMet(result),
    sufficiency: sufficiencyOf(result),
    interval: intervalOf(result),
    finalAt: result.finalAt,
    edition: result.edition,
    asOf: subject.asOf.toISOString(),
    metric: result.metric,
    squares: result.squares,
    exactGoal: result.goal,
    subject,
  };
}
