import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import { LeadStepName } from "./lead-step.ts";

@ArgsType()
export class LeadsArgs extends PageArgs {
  @Field(() => MonthScalar, {
    nullable: true,
    description: "The month they were received in, on the dealer's clocks; left out, the current one.",
  })
  month?: Month | null;

  @Field(() => LeadStepName, {
    nullable: true,
    description: "Only leads that wait for this step: it is not recorded, while the step before it is. Before Contact there is none.",
  })
  waitingFor?: LeadStepName | null;
}
