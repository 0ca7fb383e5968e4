import { Field, Float, ID, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateScalar, MonthScalar } from "../../graphql/scalars.ts";
import type { Program } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { ResultState } from "../../kpi/results/metric-result.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { GoalType, MetricDefinitionType } from "../program/program.type.ts";
import { ResultStateName } from "../scorecard/metric-result.type.ts";
import type { StoredAgreement } from "./agreement.reader.ts";
import { CustomerGoalType } from "./customer-goal.type.ts";
import { CustomerGoalPointType } from "./goal-record.type.ts";
import { WithdrawableType } from "./recorded.type.ts";

@ObjectType("OutcomeAgreement", { description: "Ties a contract to goals of its customer for a period.", simpleResolvers: true })
export class OutcomeAgreementType extends WithdrawableType {
  @Field(() => ID, { description: "The agreement's own id; unique among the dealer's agreements." })
  internalID!: string;

  @Field(() => ID, { description: "Own id of the contract." })
  contractID!: string;

  @Field(() => DateScalar, { description: "The first day of its period." })
  since!: string;

  @Field(() => DateScalar, { description: "The last day of its period." })
  until!: string;

  @Field(() => String, { nullable: true, description: "What is remembered of it; null where nothing is." })
  note!: string | null;

  stored!: StoredAgreement;
  dealer!: DealerType;
}

export function agreementFrom(stored: StoredAgreement, dealer: DealerType): OutcomeAgreementType {
  const { id, contractId, dealerId: _dealer, goalIds: _goals, ...others } = stored;
  return { ...others, internalID: id, contractID: contractId, stored, dealer };
}

export const OutcomeAgreementConnection = connectionType("OutcomeAgreement", () => OutcomeAgreementType);

@ObjectType("OutcomeGoal", { description: "How far a goal came in the period of an agreement.", simpleResolvers: true })
export class OutcomeGoalType {
  @Field(() => CustomerGoalType, { description: "The goal." })
  goal!: CustomerGoalType;

  @Field(() => CustomerGoalPointType, {
    description: "Where it stood when the period began: the newest reading up to its first day, else the baseline.",
  })
  start!: CustomerGoalPointType;

  @Field(() => CustomerGoalPointType, {
    nullable: true,
    description: "The newest reading after the first day of the period, up to its last; null where there is none.",
  })
  latest!: CustomerGoalPointType | null;

  @Field(() => Float, {
    nullable: true,
    description: "How far it had come when the period began, as of a goal's progress; null where target and baseline are the same.",
  })
  progressAtStart!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "How far it has come by the newest reading of the period; null without one, and where target and baseline are the same.",
  })
  progress!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the newest reading of the period is at the target or better; null without one.",
  })
  reached!: boolean | null;
}

@ObjectType("OutcomeMetric", {
  description: "A metric over the months of a period taken together: their sums, never the average of their values.",
  simpleResolvers: true,
})
export class OutcomeMetricType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code of a result in money: there is one for each currency. Null for any other.",
  })
  currency!: string | null;

  @Field(() => ResultStateName, {
    description: "Final where all of its months are, in progress where one is not, or without data, or without a value.",
  })
  state!: ResultState;

  @Field(() => Float, {
    nullable: true,
    description: "The value, in the metric's unit; of a count or a sum the total. Null where there is none.",
  })
  value!: number | null;

  @Field(() => Float, { description: "What the counted records come to." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "What that is divided by; null for a plain count or sum." })
  denominator!: number | null;

  @Field(() => [MonthScalar], {
    description:
      "The months it is made from, oldest first: those with data, by the version of the definition that the newest has. Of what counts who is there all along, such as staff, the newest alone.",
  })
  months!: readonly Month[];

  @Field(() => [MonthScalar], { description: "Those of them that are not final." })
  openMonths!: readonly Month[];

  @Field(() => GoalType, { nullable: true, description: "The goal of the newest month; null without one, and of a count or a sum." })
  goal!: GoalType | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the value meets it; null without a goal or a value." })
  met!: boolean | null;
}

@ObjectType("OutcomeReport", {
  description: "What became of an agreement's goals, beside the service metrics of its dealer in the same period.",
  simpleResolvers: true,
})
export class OutcomeReportType {
  @Field(() => [MonthScalar], {
    description: "The months that lie wholly within the period and have begun, oldest first: the service metrics are of these.",
  })
  months!: readonly Month[];

  agreement!: OutcomeAgreementType;
  program!: Program;
}
