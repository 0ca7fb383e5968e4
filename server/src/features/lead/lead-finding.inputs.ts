import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateScalar, MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";

@ArgsType()
export class LeadFindingsArgs extends PageArgs {
  @Field(() => MonthScalar, { nullable: true, description: "The month they were received in, on the dealer's clocks; or else a week." })
  month?: Month | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "A day of the week, Monday to Sunday on the dealer's clocks, that they were received in; or else a month.",
  })
  week?: string | null;
}
