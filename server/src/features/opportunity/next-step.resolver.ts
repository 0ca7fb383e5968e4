import { Ctx, FieldResolver, registerEnumType, Resolver, Root } from "type-graphql";
import { PastInstant } from "../../graphql/past-instant.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { OpportunityActivityType, OpportunityAnswer, OpportunityConclusion } from "./opportunity-activity.type.ts";
import { nextSteps, type OpportunityState, type OpportunityStep } from "./opportunity-step.ts";

const stepNames = {
  ACCEPT: "ACCEPT",
  DECLINE: "DECLINE",
  UPDATE_STATUS: "UPDATE_STATUS",
  COMPLETE: "COMPLETE",
  WITHDRAW: "WITHDRAW",
  ENROL: "ENROL",
} as const satisfies Record<OpportunityStep["kind"], string>;
registerEnumType(stepNames, {
  name: "OpportunityStep",
  description: "What can be done with an opportunity.",
  valuesConfig: {
    ACCEPT: { description: "Accept it: `acceptOpportunity`." },
    DECLINE: { description: "Decline it with the reason: `declineOpportunity`." },
    UPDATE_STATUS: { description: "Say how work stands: `updateOpportunityStatus`." },
    COMPLETE: { description: "Complete it with the reason it is closed for: `completeOpportunity`." },
    WITHDRAW: { description: "Take it back from the dealer, by staff: `withdrawOpportunity`." },
    ENROL: { description: "Say that the generator got a monitoring subscription: `enrolOpportunity`." },
  },
});

function stateOf({ answer, conclusion }: OpportunityActivityType): OpportunityState {
  if (answer !== OpportunityAnswer.ACCEPTED) return answer;
  return conclusion === null || conclusion === OpportunityConclusion.OPEN ? "ACCEPTED" : conclusion;
}

@Resolver(() => OpportunityActivityType)
export class NextStepResolver {
  @FieldResolver(() => [stepNames], { description: "What the viewer can do with it now; nothing as of a past instant." })
  nextSteps(@Root() root: OpportunityActivityType, @Ctx() { scope }: RequestContext): OpportunityStep["kind"][] {
    if (root.asOf instanceof PastInstant) return [];
    return nextSteps(stateOf(root), root.enrolledAt !== null, scope.kind === "STAFF");
  }
}
