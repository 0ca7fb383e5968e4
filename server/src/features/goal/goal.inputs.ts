import { Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import type { GoalDirection } from "../../kpi/goal.ts";
import { DirectionName, ProgramCode } from "../program/program.type.ts";
import { MetricGoalType } from "./goal.type.ts";

@InputType("SetMetricGoalInput", {
  description: "A metric's goal from a day on, for one dealer, a country, or with neither for everybody. A dealer names itself.",
})
export class SetMetricGoalInput {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => String, { description: "Code of the metric." })
  metric!: string;

  @Field(() => ID, { nullable: true, description: "Only for this dealer, by its own id." })
  dealerID?: string | null;

  @Field(() => String, { nullable: true, description: "Only for the dealers of this country, ISO 3166-1 alpha-2." })
  country?: string | null;

  @Field(() => DateScalar, {
    description:
      "The first day it holds: it counts for the month of this day and those after it, until another is set. Published months keep theirs.",
  })
  validFrom!: string;

  @Field(() => Float, {
    nullable: true,
    description: "The value to reach, in the metric's own unit: 0.8 is 80 %. Left out only to withdraw.",
  })
  value?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether the goal set before ends on this day, so that what was set for more dealers, or the program's own, holds again.",
  })
  withdraw!: boolean;

  @Field(() => DirectionName, {
    nullable: true,
    description: "On which side of the value it is met. Left out, the side on which the metric gets better.",
  })
  direction?: GoalDirection | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the value itself does not meet the goal." })
  strict!: boolean;

  @Field(() => String, { nullable: true, description: "Of a metric in money, and of no other: the currency it holds for, ISO 4217." })
  currency?: string | null;
}

@ObjectType("SetMetricGoalPayload", { description: "The goal as it was set, or why nothing changed.", simpleResolvers: true })
export class SetMetricGoalPayload {
  @Field(() => MetricGoalType, { nullable: true, description: "The goal as it was set; null where nothing changed." })
  goal!: MetricGoalType | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
