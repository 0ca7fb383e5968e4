import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import { BaselineType } from "./baseline.type.ts";
import type { Bringer, PlanDecision } from "./plan.reader.ts";
import { BringerName, ImprovementPlanType, PlanDecisionName } from "./plan.type.ts";

@InputType("StartImprovementPlanInput", { description: "What a dealer does to better a metric, from when on." })
export class StartImprovementPlanInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => String, { description: "Code of the metric it is to move." })
  metric!: string;

  @Field(() => String, {
    nullable: true,
    description: "Of a metric in money, and of no other: the currency, ISO 4217; left out, the dealer's own.",
  })
  currency?: string | null;

  @Field(() => Int, { nullable: true, description: "Number of the baseline it is judged by; left out, the one in force." })
  baseline?: number | null;

  @Field(() => String, { description: "Its name, at most 200 characters." })
  name!: string;

  @Field(() => String, { description: "What is done, at most 2000 characters." })
  action!: string;

  @Field(() => BringerName, { description: "Who brought it." })
  broughtBy!: Bringer;

  @Field(() => String, { nullable: true, description: "The vendor's name, of a plan brought by one, at most 200 characters." })
  vendor?: string | null;

  @Field(() => DateScalar, { description: "Its first day, after the last month of the baseline." })
  startsOn!: string;

  @Field(() => Float, { nullable: true, description: "What it costs in all." })
  cost?: number | null;

  @Field(() => String, { nullable: true, description: "Currency of the cost, ISO 4217; left out, the dealer's own." })
  costCurrency?: string | null;
}

@ObjectType("StartImprovementPlanPayload", { description: "The plan as it was recorded, or why nothing changed.", simpleResolvers: true })
export class StartImprovementPlanPayload {
  @Field(() => ImprovementPlanType, { nullable: true, description: "The plan as it was recorded; null where nothing changed." })
  plan!: ImprovementPlanType | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}

@InputType("DecideImprovementPlanInput", {
  description: "What is decided of a plan. One that is kept may be stopped later; one that was stopped stays so.",
})
export class DecideImprovementPlanInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => Int, { description: "Number of the dealer's plan." })
  plan!: number;

  @Field(() => PlanDecisionName, { description: "What is decided." })
  decision!: PlanDecision;

  @Field(() => String, { description: "Why: kept with the decision, at most 1000 characters." })
  reason!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Of a plan that is kept: whether its last 3 final months, or as many as there are, become the metric's new baseline.",
  })
  newBaseline!: boolean;
}

@ObjectType("DecideImprovementPlanPayload", { description: "The plan with the decision, or why nothing changed.", simpleResolvers: true })
export class DecideImprovementPlanPayload {
  @Field(() => ImprovementPlanType, { nullable: true, description: "The plan with the decision; null where nothing changed." })
  plan!: ImprovementPlanType | null;

  @Field(() => BaselineType, { nullable: true, description: "The new baseline; null where none was asked for." })
  baseline!: BaselineType | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
