import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { RecordLeadStepInput, RecordLeadStepPayload, UndoLeadStepInput, UndoLeadStepPayload } from "./lead-tick.inputs.ts";
import { recordLeadStep, undoLeadStep } from "./record-lead-step.ts";

@Resolver()
export class LeadTickResolver {
  @Mutation(() => RecordLeadStepPayload, {
    nullable: true,
    description:
      "Records by hand that a lead has taken a step, by staff or the dealer itself. It counts as any step does; a step that is recorded already stays as it is.",
  })
  async recordLeadStep(
    @Arg("input", () => RecordLeadStepInput, { description: "Which lead and which step." }) input: RecordLeadStepInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordLeadStepPayload> {
    try {
      return { lead: await recordLeadStep(context, input), userErrors: [] };
    } catch (error) {
      return { lead: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @Mutation(() => UndoLeadStepPayload, {
    nullable: true,
    description:
      "Undoes a step that was recorded by hand: the lead has what it had before, or what an import has said since. The tick stays in the record.",
  })
  async undoLeadStep(
    @Arg("input", () => UndoLeadStepInput, { description: "Which lead and which tick." }) input: UndoLeadStepInput,
    @Ctx() context: RequestContext,
  ): Promise<UndoLeadStepPayload> {
    try {
      return { lead: await undoLeadStep(context, input), userErrors: [] };
    } catch (error) {
      return { lead: null, userErrors: [userErrorFrom(error)] };
    }
  }
}
