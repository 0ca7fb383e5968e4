import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { opportunityLoader } from "./opportunity-activity.loaders.ts";
import { opportunityActivityFrom } from "./opportunity-activity.type.ts";
import { OpportunityInput, OpportunityPayload, OpportunityReasonInput, UpdateOpportunityStatusInput } from "./opportunity-step.inputs.ts";
import type { OpportunityStep } from "./opportunity-step.ts";
import { takeStep } from "./opportunity-step.writer.ts";

async function take(
  context: RequestContext,
  { dealerID, opportunityID }: OpportunityInput,
  step: OpportunityStep,
): Promise<OpportunityPayload> {
  try {
    const { scope, dataSource, viewer, clock } = context;
    await takeStep(scope, dataSource, { dealerId: dealerID, opportunityId: opportunityID, step, by: viewer.subject }, clock);
    await context.renew();
    const now = clock.now();
    const row = await context.loader(opportunityLoader).load({ dealerId: dealerID, id: opportunityID, asOf: now });
    return { opportunity: row ? opportunityActivityFrom(row, now) : null, userErrors: [] };
  } catch (error) {
    return { opportunity: null, userErrors: [userErrorFrom(error)] };
  }
}

@Resolver()
export class OpportunityStepResolver {
  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description: "Accepts an opportunity, by the dealer that is asked or staff for it, until its response window ends.",
  })
  acceptOpportunity(
    @Arg("input", () => OpportunityInput, { description: "Which one." }) input: OpportunityInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "ACCEPT" });
  }

  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description: "Declines an opportunity with the reason, until its response window ends. Another dealer is asked.",
  })
  declineOpportunity(
    @Arg("input", () => OpportunityReasonInput, { description: "Which one, and why." }) input: OpportunityReasonInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "DECLINE", reason: input.reason });
  }

  @Mutation(() => OpportunityPayload, { nullable: true, description: "Says how work on an accepted opportunity stands." })
  updateOpportunityStatus(
    @Arg("input", () => UpdateOpportunityStatusInput, { description: "Which one, and how it stands." }) input: UpdateOpportunityStatusInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "UPDATE_STATUS", note: input.note, updateId: input.updateID });
  }

  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description:
      "Completes an accepted opportunity with the reason it is closed for. `INSTALLATION_NOT_CODE_COMPLIANT`, within 30 days of acceptance, leaves it out of the close rate.",
  })
  completeOpportunity(
    @Arg("input", () => OpportunityReasonInput, { description: "Which one, and why it is closed." }) input: OpportunityReasonInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "COMPLETE", reason: input.reason });
  }

  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description: "Takes an accepted opportunity back from the dealer with the reason, by staff. Another dealer is asked.",
  })
  withdrawOpportunity(
    @Arg("input", () => OpportunityReasonInput, { description: "Which one, and why." }) input: OpportunityReasonInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "WITHDRAW", reason: input.reason });
  }

  @Mutation(() => OpportunityPayload, {
    nullable: true,
    description:
      "Says that the generator of an accepted opportunity got a dealer-managed monitoring subscription, also after it is completed. After a withdrawal it is recorded and not counted.",
  })
  enrolOpportunity(
    @Arg("input", () => OpportunityInput, { description: "Which one." }) input: OpportunityInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPayload> {
    return take(context, input, { kind: "ENROL" });
  }
}
