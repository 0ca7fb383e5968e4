import { ArgsType, Field, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { PageArgs } from "../../graphql/page.args.ts";
import type { OpenStage } from "./open-opportunities.reader.ts";
import { OpportunityActivityType } from "./opportunity-activity.type.ts";

const stageNames = { NEW: "NEW", IN_WORK: "IN_WORK" } as const satisfies Record<OpenStage, OpenStage>;
registerEnumType(stageNames, {
  name: "OpenOpportunityStage",
  description: "What an open opportunity waits for.",
  valuesConfig: {
    NEW: { description: "For the dealer's answer. What expires first comes first." },
    IN_WORK: { description: "For its completion. What was accepted last comes first." },
  },
});

@ArgsType()
export class OpenOpportunitiesArgs extends PageArgs {
  @Field(() => stageNames, { description: "Which of them." })
  stage!: OpenStage;
}

export const OpenOpportunityConnection = connectionType("OpenOpportunity", () => OpportunityActivityType);
