import { Field, Float, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import type { Sufficiency } from "../../kpi/results/metric-result.ts";
import { GoalType } from "../program/program.type.ts";
import { SufficiencyName } from "./metric-result.type.ts";

@ObjectType("WeeklyResult", {
  description: "One metric of one week, Monday to Sunday on the dealer's clocks, from today's records; weeks are never published.",
  simpleResolvers: true,
})
export class WeeklyResultType {
  @Field(() => DateScalar, { description: "The Monday." })
  from!: string;

  @Field(() => DateScalar, { description: "The Sunday." })
  to!: string;

  @Field(() => String, { description: "Code of the metric within its program." })
  metricCode!: string;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of a result in money; null for any other." })
  currency!: string | null;

  @Field(() => Float, { nullable: true, description: "The value in the metric's unit; unrounded. Null where there is none." })
  value!: number | null;

  @Field(() => Float, { description: "What the counted records come to." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "What that is divided by; null for a plain count or sum." })
  denominator!: number | null;

  @Field(() => GoalType, { nullable: true, description: "The goal in force on the Sunday; null where there is none." })
  goal!: GoalType | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the goal is met; null without a goal or a value." })
  met!: boolean | null;

  @Field(() => SufficiencyName, { nullable: true, description: "Whether there are enough records to trust it." })
  sufficiency!: Sufficiency | null;

  @Field(() => Boolean, { description: "Whether every window that could still change it has passed." })
  settled!: boolean;
}
