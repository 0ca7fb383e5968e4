import { ArgsType, Field, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { OpportunityActivityType } from "../opportunity/opportunity-activity.type.ts";
import type { OpportunityFlagKind } from "./opportunity-flag.sql.ts";

const kindNames = { STALE: "STALE", OVERDUE: "OVERDUE" } as const;
registerEnumType(kindNames, {
  name: "OpportunityFlagKind",
  description: "Why staff should look at an accepted opportunity.",
  valuesConfig: {
    STALE: { description: "It has had no status update for longer than `staleAfterDays` of the settings, from its acceptance on." },
    OVERDUE: { description: "It has been open for longer than `closeWithinDays` of the settings since its acceptance." },
  },
});

@ObjectType("OpportunityFlag", {
  description: "Why staff should look at an accepted opportunity, and since when. Nothing follows from it by itself.",
  simpleResolvers: true,
})
export class OpportunityFlagType {
  @Field(() => kindNames, { description: "Why." })
  kind!: OpportunityFlagKind;

  @Field(() => DateTimeScalar, { description: "Since when: the first instant after the days were over." })
  since!: string;
}

@ObjectType("FlaggedOpportunity", { description: "An accepted opportunity that staff should look at.", simpleResolvers: true })
export class FlaggedOpportunityType {
  @Field(() => OpportunityActivityType, { description: "The opportunity." })
  opportunity!: OpportunityActivityType;

  @Field(() => [OpportunityFlagType], { description: "Why, the longest standing first; of the kinds that were asked for." })
  flags!: readonly OpportunityFlagType[];

  /** Of the first flag, as PostgreSQL prints it. */
  printedSince!: string;
}

export const FlaggedOpportunityConnection = connectionType("FlaggedOpportunity", () => FlaggedOpportunityType);

@ArgsType()
export class FlaggedOpportunitiesArgs extends PageArgs {
  @Field(() => [kindNames], { nullable: true, description: "Only those flagged so; left out, all." })
  kinds?: OpportunityFlagKind[] | null;
}
