import { Field, ID, InputType, ObjectType } from "type-graphql";
import { MonthScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import type { Month } from "../../kpi/month.ts";
import { ProgramCode } from "../program/program.type.ts";
import { BaselineType } from "./baseline.type.ts";

@InputType("SetBaselineInput", { description: "Which of a dealer's results to fix as the point to compare against." })
export class SetBaselineInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => String, { description: "Code of the metric." })
  metric!: string;

  @Field(() => String, {
    nullable: true,
    description: "Of a metric in money, and of no other: the currency, ISO 4217; left out, the dealer's own.",
  })
  currency?: string | null;

  @Field(() => [MonthScalar], {
    nullable: true,
    description:
      "The months, at most 24, each with a final result; left out, the metric's last 3 final months, or as many as there are. One that counts who is there all along, such as staff, takes a single month.",
  })
  months?: readonly Month[] | null;

  @Field(() => String, { nullable: true, description: "What to remember of it, at most 1000 characters." })
  note?: string | null;
}

@ObjectType("SetBaselinePayload", { description: "The baseline as it was set, or why nothing changed.", simpleResolvers: true })
export class SetBaselinePayload {
  @Field(() => BaselineType, { nullable: true, description: "The baseline as it was set; null where nothing changed." })
  baseline!: BaselineType | null;

  @Field(() => [UserErrorType], { description: "Why nothing changed; empty where it did." })
  userErrors!: UserErrorType[];
}
