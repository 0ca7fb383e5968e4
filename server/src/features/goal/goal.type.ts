import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateScalar, DateTimeScalar } from "../../graphql/scalars.ts";
import type { GoalInForce, GoalSource } from "../../kpi/goal-in-force.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { GoalType, type GoalHolder, goalFrom, MetricDefinitionType, metricDefinitionFrom } from "../program/program.type.ts";
import type { StoredGoal } from "./set-goal.reader.ts";

const GoalSourceName = {
  CATALOGUE: "CATALOGUE",
  EVERYBODY: "EVERYBODY",
  COUNTRY: "COUNTRY",
  DEALER: "DEALER",
  OWN: "OWN",
} as const satisfies Record<GoalSource, GoalSource>;
registerEnumType(GoalSourceName, {
  name: "GoalSource",
  description: "Where a goal comes from. A dealer's goes before its country's, that before everybody's, that before the program's.",
  valuesConfig: {
    CATALOGUE: { description: "The program itself." },
    EVERYBODY: { description: "Set by staff for every dealer." },
    COUNTRY: { description: "Set by staff for the dealers of a country." },
    DEALER: { description: "Set by staff for one dealer." },
    OWN: { description: "Set by the dealer for itself: it holds only while neither the program nor staff give one." },
  },
});

@ObjectType("MetricGoal", { description: "A metric's goal, with where it comes from, since when and by whom.", simpleResolvers: true })
export class MetricGoalType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => GoalType, { nullable: true, description: "The goal; null where it is withdrawn." })
  goal!: GoalType | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of a goal in money, the only one it holds for; null for any other." })
  currency!: string | null;

  @Field(() => GoalSourceName, { description: "Where it comes from." })
  source!: GoalSource;

  @Field(() => String, { nullable: true, description: "The country it was set for, ISO 3166-1 alpha-2; null for any other." })
  country!: string | null;

  @Field(() => ID, { nullable: true, description: "The dealer it was set for, by its own id; null for any other." })
  dealerID!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The first day it holds; null for the program's own." })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: "Who set it; null for the program's own." })
  setBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was set; null for the program's own." })
  setAt!: string | null;
}

/** A goal as it was set. */
export function setGoalFrom(metric: Metric, stored: StoredGoal, language: Language, holder: GoalHolder): MetricGoalType {
  return {
    metric: metricDefinitionFrom(metric, language, holder),
    goal: goalFrom(stored.goal),
    currency: stored.currency,
    source: stored.scope,
    country: stored.country,
    dealerID: stored.dealerId,
    validFrom: stored.validFrom,
    setBy: stored.setBy,
    setAt: stored.setAt,
  };
}

/** A goal that holds for a dealer. */
export function goalInForceFrom(metric: Metric, inForce: GoalInForce<StoredGoal>, language: Language, holder: GoalHolder): MetricGoalType {
  if (inForce.set) return setGoalFrom(metric, inForce.set, language, holder);
  return {
    metric: metricDefinitionFrom(metric, language, holder),
    goal: goalFrom(inForce.goal),
    currency: inForce.currency,
    source: inForce.source,
    country: null,
    dealerID: null,
    validFrom: null,
    setBy: null,
    setAt: null,
  };
}
