import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { OutcomeAgreementType } from "./agreement.type.ts";

@InputType("AgreeOutcomeInput", { description: "A contract that is tied to goals of its customer for a period." })
export class AgreeOutcomeInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The sender's own id of the agreement, at most 200 characters: sent again, it changes nothing." })
  agreementID!: string;

  @Field(() => ID, { description: "Own id of the contract." })
  contractID!: string;

  @Field(() => [ID], { description: "Own ids of the goals, 1 to 20 of the contract's customer, in the order they are to be told." })
  goalIDs!: string[];

  @Field(() => DateScalar, { nullable: true, description: "The first day of its period; left out, the contract's." })
  since?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The last day of its period, which has at most 60 months; left out, the contract's.",
  })
  until?: string | null;

  @Field(() => String, { nullable: true, description: "What to remember of it, at most 1000 characters." })
  note?: string | null;
}

@InputType("WithdrawOutcomeAgreementInput", { description: "An agreement that holds no more." })
export class WithdrawOutcomeAgreementInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The agreement's own id." })
  agreementID!: string;

  @Field(() => String, { description: "Why, at most 1000 characters." })
  reason!: string;
}

@ObjectType("OutcomeAgreementPayload", { description: "The agreement as it is now, or why nothing changed.", simpleResolvers: true })
export class OutcomeAgreementPayload {
  @Field(() => OutcomeAgreementType, { nullable: true, description: "As it is now; null where it was refused." })
  agreement!: OutcomeAgreementType | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it was not." })
  userErrors!: UserErrorType[];
}
