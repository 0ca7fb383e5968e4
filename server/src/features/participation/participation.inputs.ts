import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { ParticipationType } from "./participation.type.ts";

@InputType("SetOptInInput", { description: "Whether a dealer wants service opportunities." })
export class SetOptInInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => Boolean, { description: "Whether it wants them." })
  optedIn!: boolean;
}

@InputType("SuspendDealerInput", { description: "A dealer that is to get no service opportunities until further notice." })
export class SuspendDealerInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => String, { description: "Why, in at most 1000 characters; the dealer reads it." })
  reason!: string;
}

@InputType("ResumeDealerInput", { description: "A dealer that is to get service opportunities again." })
export class ResumeDealerInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => String, { nullable: true, description: "Why, in at most 1000 characters; the dealer reads it." })
  reason?: string | null;
}

@ObjectType("ParticipationPayload", {
  description: "The dealer's taking part as it is now, or why nothing changed.",
  simpleResolvers: true,
})
export class ParticipationPayload {
  @Field(() => ParticipationType, { nullable: true, description: "As it is now; null where the change was refused." })
  participation!: ParticipationType | null;

  @Field(() => [UserErrorType], { description: "Why the change was refused; empty where it holds." })
  userErrors!: UserErrorType[];
}
