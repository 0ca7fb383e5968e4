import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { SortDirection } from "../opportunity/opportunity-activity.inputs.ts";
import type { FairnessOrder } from "./fairness.reader.ts";

const FairnessSortField = {
  ASKED: "ASKED",
  COULD_BE_ASKED: "COULD_BE_ASKED",
  SHARE_ASKED: "SHARE_ASKED",
  CORE_RANK: "CORE_RANK",
  DEALER_ID: "DEALER_ID",
} as const;
registerEnumType(FairnessSortField, {
  name: "AssignmentFairnessSortField",
  description: "What the dealers of a fairness report are sorted by.",
  valuesConfig: {
    ASKED: { description: "How many times it was asked." },
    COULD_BE_ASKED: { description: "How many times it could be asked." },
    SHARE_ASKED: { description: "Of the times that it could be asked, the share that it was; those that never could be are the least." },
    CORE_RANK: { description: "The mean core rank; those that never took part are the least." },
    DEALER_ID: { description: "The dealer's own id." },
  },
});

@InputType("AssignmentFairnessSort", { description: "The order of the dealers; ties are in order of id." })
export class FairnessSort {
  @Field(() => FairnessSortField, { description: "What to sort by." })
  field!: FairnessOrder;

  @Field(() => SortDirection, { defaultValue: "DESC", description: "Which end comes first." })
  direction!: "ASC" | "DESC";
}

@ArgsType()
export class FairnessArgs {
  @Field(() => DateTimeScalar, { description: "The first instant of the period." })
  from!: Date;

  @Field(() => DateTimeScalar, { description: "The instant that the period ends before, at most 366 days later." })
  to!: Date;

  @Field(() => [String], { nullable: true, description: "Only dealers of these countries, at most 100; left out, all." })
  countries?: string[] | null;
}

@ArgsType()
export class FairnessDealersArgs extends PageArgs {
  @Field(() => FairnessSort, { nullable: true, description: "The order; left out, the most often asked first." })
  sort?: FairnessSort | null;
}
