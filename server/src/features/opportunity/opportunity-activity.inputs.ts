import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import type { OpportunityOrder, OrderDirection } from "./opportunity-activity.reader.ts";
import { EnrolmentStatus, OpportunityAnswer, OpportunityConclusion } from "./opportunity-activity.type.ts";

const OpportunitySortField = {
  ASSIGNED_AT: "ASSIGNED_AT",
  ANSWERED_AT: "ANSWERED_AT",
  CONCLUDED_AT: "CONCLUDED_AT",
  ENROLLED_AT: "ENROLLED_AT",
  ID: "ID",
} as const;
registerEnumType(OpportunitySortField, {
  name: "OpportunitySortField",
  description: "What a list of opportunities is sorted by.",
  valuesConfig: {
    ASSIGNED_AT: { description: "When it was assigned." },
    ANSWERED_AT: { description: "When it was answered; unanswered ones last when ascending." },
    CONCLUDED_AT: { description: "When it was completed or withdrawn; others last when ascending." },
    ENROLLED_AT: { description: "When it was enrolled; others last when ascending." },
    ID: { description: "Its own id." },
  },
});

export const SortDirection = { ASC: "ASC", DESC: "DESC" } as const;
registerEnumType(SortDirection, {
  name: "SortDirection",
  description: "Which end of a list comes first.",
  valuesConfig: { ASC: { description: "Smallest or earliest first." }, DESC: { description: "Largest or latest first." } },
});

@InputType("OpportunityFilter", { description: "Which opportunities; what is left out does not narrow." })
export class OpportunityFilter {
  @Field(() => [OpportunityAnswer], { nullable: true, description: "Only those answered in one of these ways." })
  answers?: OpportunityAnswer[] | null;

  @Field(() => [OpportunityConclusion], { nullable: true, description: "Only accepted ones that ended in one of these ways." })
  conclusions?: OpportunityConclusion[] | null;

  @Field(() => EnrolmentStatus, { nullable: true, description: "Only those with this enrolment status." })
  enrolment?: EnrolmentStatus | null;
}

@InputType("OpportunitySort", { description: "The order of a list of opportunities; ties are in order of id." })
export class OpportunitySort {
  @Field(() => OpportunitySortField, { description: "What to sort by." })
  field!: OpportunityOrder;

  @Field(() => SortDirection, { defaultValue: "DESC", description: "Which end comes first." })
  direction!: OrderDirection;
}

@ArgsType()
export class OpportunitiesArgs extends PageArgs {
  @Field(() => MonthScalar, { description: "The month they were assigned in, on the dealer's clocks." })
  month!: Month;

  @Field(() => OpportunityFilter, { nullable: true, description: "Which of them; left out, all." })
  filter?: OpportunityFilter | null;

  @Field(() => OpportunitySort, { nullable: true, description: "The order; left out, newest assigned first." })
  sort?: OpportunitySort | null;
}
