import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import { ProgramCode } from "../program/program.type.ts";
import { DealerResultOrderName } from "./comparison.type.ts";
import type { DealerResultOrder } from "./quartiles.reader.ts";

@ArgsType()
export class DealerResultsArgs extends PageArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => MonthScalar, { description: "The month, on each dealer's own clocks." })
  month!: Month;

  @Field(() => String, { description: "Code of the metric." })
  metric!: string;

  @Field(() => String, { nullable: true, description: "Of a metric in money: which of its results, by ISO 4217 code." })
  currency?: string | null;

  @Field(() => DealerResultOrderName, { defaultValue: "HIGHEST_FIRST", description: "The order of the list." })
  order!: DealerResultOrder;
}
