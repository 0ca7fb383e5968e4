import { ArgsType, Field, Int } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import { ProgramCode } from "../program/program.type.ts";

@ArgsType()
export class ScorecardsArgs extends PageArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;
}

@ArgsType()
export class GroupScorecardsArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => MonthScalar, { description: "The newest month." })
  to!: Month;

  @Field(() => Int, { defaultValue: 1, description: "How many months, back from the newest, 1 to 60." })
  months!: number;
}

@ArgsType()
export class ScorecardArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => MonthScalar, { description: "The month, on the dealer's clocks." })
  month!: Month;
}
