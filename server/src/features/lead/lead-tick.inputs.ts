import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { NodeType } from "../../graphql/node.type.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { lead } from "../service-records/kinds/lead.ts";
import { ContactAnswer, LeadStepName } from "./lead-step.ts";

@InputType("RecordLeadStepInput", { description: "A step that a lead has taken." })
export class RecordLeadStepInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The lead's own id." })
  leadID!: string;

  @Field(() => LeadStepName, { description: "The step." })
  step!: LeadStepName;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When it was taken: not before the lead was received, and not in the future. Left out: now, or as before where one is replaced.",
  })
  at?: Date | null;

  @Field(() => ContactAnswer, {
    nullable: true,
    description: "How the customer answered: needed for Contact, but where one is replaced, and of no other step.",
  })
  answer?: ContactAnswer | null;

  @Field(() => Int, {
    nullable: true,
    description: "Number of the tick in force that this one corrects, which then stays in the record as undone.",
  })
  replaces?: number | null;
}

@ObjectType("RecordLeadStepPayload", { description: "The lead with the step, or why nothing changed.", simpleResolvers: true })
export class RecordLeadStepPayload {
  @Field(() => lead.type, {
    nullable: true,
    description: "The lead with the step; as it was where the step was recorded already; null where the step was refused.",
  })
  lead!: NodeType | null;

  @Field(() => [UserErrorType], { description: "Why the step was refused; empty where it is recorded." })
  userErrors!: UserErrorType[];
}

@InputType("UndoLeadStepInput", { description: "A step of a lead that was recorded by hand and is to be as it was before." })
export class UndoLeadStepInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The lead's own id." })
  leadID!: string;

  @Field(() => Int, { description: "Number of the lead's tick." })
  tick!: number;
}

@ObjectType("UndoLeadStepPayload", { description: "The lead without the tick, or why nothing changed.", simpleResolvers: true })
export class UndoLeadStepPayload {
  @Field(() => lead.type, {
    nullable: true,
    description: "The lead without the tick; as it was where the tick was undone already; null where the undo was refused.",
  })
  lead!: NodeType | null;

  @Field(() => [UserErrorType], { description: "Why the undo was refused; empty where it is done." })
  userErrors!: UserErrorType[];
}
