import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateScalar, DateTimeScalar } from "../../graphql/scalars.ts";
import { asComputed } from "../../kpi/definition-versions.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Language } from "../../kpi/texts/language.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { MetricDefinitionType, metricDefinitionFrom, nobody } from "../program/program.type.ts";
import { baselineFrom, BaselineType } from "./baseline.type.ts";
import type { Bringer, PlanDecision, StoredDecision, StoredPlan } from "./plan.reader.ts";

export const BringerName = { OWN_STAFF: "OWN_STAFF", VENDOR: "VENDOR" } as const satisfies Record<Bringer, Bringer>;
registerEnumType(BringerName, {
  name: "PlanBringer",
  description: "Who brought a plan.",
  valuesConfig: { OWN_STAFF: { description: "The dealer's own staff." }, VENDOR: { description: "A vendor, who is named." } },
});

export const PlanDecisionName = { KEEP: "KEEP", STOP: "STOP" } as const satisfies Record<PlanDecision, PlanDecision>;
registerEnumType(PlanDecisionName, {
  name: "PlanDecision",
  description: "What can be decided of a plan.",
  valuesConfig: { KEEP: { description: "It is kept for good." }, STOP: { description: "It is stopped." } },
});

const PlanStateName = { RUNNING: "RUNNING", KEPT: "KEPT", STOPPED: "STOPPED" } as const;
registerEnumType(PlanStateName, {
  name: "PlanState",
  description: "How it stands with a plan.",
  valuesConfig: {
    RUNNING: { description: "Nothing is decided yet." },
    KEPT: { description: "It is kept for good." },
    STOPPED: { description: "It was stopped." },
  },
});

@ObjectType("RecordedPlanDecision", { description: "What was decided of a plan, by whom, when and why.", simpleResolvers: true })
export class RecordedPlanDecisionType implements StoredDecision {
  @Field(() => PlanDecisionName, { description: "What was decided." })
  decision!: PlanDecision;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => DateScalar, { description: "The day it was for the dealer." })
  decidedOn!: string;

  @Field(() => String, { description: "Who decided." })
  decidedBy!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  decidedAt!: string;
}

@ObjectType("ImprovementPlan", {
  description: "Something done from a day on to better a metric, judged by a baseline.",
  simpleResolvers: true,
})
export class ImprovementPlanType {
  @Field(() => Int, { description: "1 for the dealer's first plan; each adds one." })
  number!: number;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "What is done." })
  action!: string;

  @Field(() => BringerName, { description: "Who brought it." })
  broughtBy!: Bringer;

  @Field(() => String, { nullable: true, description: "The vendor's name; null where own staff brought it." })
  vendor!: string | null;

  @Field(() => DateScalar, { description: "Its first day." })
  startsOn!: string;

  @Field(() => Float, { nullable: true, description: "What it costs in all; null where that was not said." })
  cost!: number | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of the cost's currency; null without a cost." })
  costCurrency!: string | null;

  @Field(() => MetricDefinitionType, { description: "The metric it is to move." })
  metric!: MetricDefinitionType;

  @Field(() => BaselineType, { description: "The baseline it is judged by." })
  baseline!: BaselineType;

  @Field(() => PlanStateName, { description: "How it stands." })
  state!: keyof typeof PlanStateName;

  @Field(() => [RecordedPlanDecisionType], { description: "What was decided of it, in the order decided." })
  decisions!: readonly StoredDecision[];

  @Field(() => String, { description: "Who recorded it." })
  recordedBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was recorded." })
  recordedAt!: string;

  stored!: StoredPlan;
  dealer!: DealerType;
}

const states = { KEEP: "KEPT", STOP: "STOPPED" } as const;

export function planFrom(metric: Metric, stored: StoredPlan, dealer: DealerType, language: Language): ImprovementPlanType {
  const last = stored.decisions.at(-1);
  return {
    number: stored.number,
    name: stored.name,
    action: stored.action,
    broughtBy: stored.broughtBy,
    vendor: stored.vendor,
    startsOn: stored.startsOn,
    cost: stored.cost === null ? null : Number(stored.cost),
    costCurrency: stored.costCurrency,
    metric: metricDefinitionFrom(asComputed(metric, stored.baseline.definitionVersion), language, nobody(dealer.asOf)),
    baseline: baselineFrom(metric, stored.baseline, language, dealer.asOf),
    state: last ? states[last.decision] : "RUNNING",
    decisions: stored.decisions,
    recordedBy: stored.recordedBy,
    recordedAt: stored.recordedAt,
    stored,
    dealer,
  };
}

export const ImprovementPlanConnection = connectionType("ImprovementPlan", () => ImprovementPlanType);
