import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { MonthScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import type { Month } from "../../kpi/month.ts";
import { ProgramCode } from "../program/program.type.ts";
import { MetricResultType } from "../scorecard/metric-result.type.ts";

@InputType("RestateMetricInput", { description: "Which final result to publish anew from today's records, and why." })
export class RestateMetricInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => String, { description: "Code of the metric." })
  metric!: string;

  @Field(() => MonthScalar, { description: "The month." })
  month!: Month;

  @Field(() => String, {
    nullable: true,
    description: "Of a metric in money: which of its results, by ISO 4217 code; left out, the one in the dealer's own currency.",
  })
  currency?: string | null;

  @Field(() => String, { description: "Why the published result is corrected: kept with the edition, at most 1000 characters." })
  reason!: string;
}

@ObjectType("RestateMetricPayload", { description: "The restated result, or why nothing changed.", simpleResolvers: true })
export class RestateMetricPayload {
  @Field(() => MetricResultType, { nullable: true, description: "The result with its new edition; null where nothing changed." })
  result!: MetricResultType | null;

  @Field(() => Int, { nullable: true, description: "How many records moved since the edition before; null where nothing changed." })
  movedRecords!: number | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
