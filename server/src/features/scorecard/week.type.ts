import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { GoalType } from "../program/program.type.ts";
import { OpenNumbersType } from "./open-numbers.type.ts";

@ObjectType("WeeklyResult", {
  description: "One metric of one week, Monday to Sunday on the dealer's clocks, from today's records; weeks are never published.",
  simpleResolvers: true,
})
export class WeeklyResultType extends OpenNumbersType {
  @Field(() => DateScalar, { description: "The Monday." })
  from!: string;

  @Field(() => DateScalar, { description: "The Sunday." })
  to!: string;

  @Field(() => String, { description: "Code of the metric within its program." })
  metricCode!: string;

  @Field(() => GoalType, { nullable: true, description: "The goal in force on the Sunday; null where there is none." })
  goal!: GoalType | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the goal is met; null without a goal or a value." })
  met!: boolean | null;

  @Field(() => Boolean, { description: "Whether every window that could still change it has passed." })
  settled!: boolean;
}
