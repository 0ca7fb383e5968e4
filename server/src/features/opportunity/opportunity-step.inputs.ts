import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { OpportunityActivityType } from "./opportunity-activity.type.ts";

@InputType("OpportunityInput", { description: "An opportunity that a step is taken of." })
export class OpportunityInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The opportunity's own id." })
  opportunityID!: string;
}

@InputType("OpportunityReasonInput", { description: "An opportunity that a step is taken of, and why." })
export class OpportunityReasonInput extends OpportunityInput {
  @Field(() => String, { description: "Why, in at most 1000 characters." })
  reason!: string;
}

@InputType("UpdateOpportunityStatusInput", { description: "How work on an accepted opportunity stands." })
export class UpdateOpportunityStatusInput extends OpportunityInput {
  @Field(() => ID, { description: "The sender's own id of the update: sent again, it changes nothing." })
  updateID!: string;

  @Field(() => String, { description: "How it stands, in at most 1000 characters." })
  note!: string;
}

@ObjectType("OpportunityPayload", { description: "The opportunity as it is now, or why nothing changed.", simpleResolvers: true })
export class OpportunityPayload {
  @Field(() => OpportunityActivityType, { nullable: true, description: "As it is now; null where the step was refused." })
  opportunity!: OpportunityActivityType | null;

  @Field(() => [UserErrorType], { description: "Why the step was refused; empty where it is taken." })
  userErrors!: UserErrorType[];
}
