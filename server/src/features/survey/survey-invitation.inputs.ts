import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { PageArgs } from "../../graphql/page.args.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { SurveyQuestion } from "../service-records/kinds/enums.ts";
import { SurveyInvitationType, SurveyLanguage } from "./survey-invitation.type.ts";
import { type Question, relationshipQuestions } from "./survey-question.ts";

const usualValidity = 30;

@InputType()
abstract class LinkInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => SurveyLanguage, { nullable: true, description: "The language to ask in; left out, the person's browser says it." })
  language?: SurveyLanguage | null;

  @Field(() => Int, { defaultValue: usualValidity, description: "How many times 24 hours it can be answered, 1 to 365." })
  validForDays!: number;
}

@InputType("IssueSurveyLinkInput", { description: "A completed opportunity whose owner is to be asked." })
export class IssueSurveyLinkInput extends LinkInput {
  @Field(() => ID, { description: "The opportunity's own id." })
  opportunityID!: string;
}

@InputType("IssueRelationshipSurveyInput", { description: "One of a customer's people who is to be asked about the dealer." })
export class IssueRelationshipSurveyInput extends LinkInput {
  @Field(() => ID, { description: "The customer's own id." })
  customerID!: string;

  @Field(() => [SurveyQuestion], {
    defaultValue: [...relationshipQuestions],
    description: "What is asked; left out, all but `CSAT`, which is asked about an opportunity alone.",
  })
  questions!: Question[];

  @Field(() => String, {
    nullable: true,
    description: "How high in the customer's organisation the person stands, in at most 200 characters.",
  })
  respondentLevel?: string | null;

  @Field(() => String, { nullable: true, description: "What the person does there, in at most 200 characters." })
  respondentFunction?: string | null;
}

@InputType("RevokeSurveyLinkInput", { description: "A link that is to end." })
export class RevokeSurveyLinkInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The invitation's own id." })
  invitationID!: string;
}

@ObjectType("SurveyLinkPayload", { description: "The link, shown this once, or why there is none.", simpleResolvers: true })
export class SurveyLinkPayload {
  @Field(() => String, {
    nullable: true,
    description: "The link to send. Whoever has it can answer, without a login; it cannot be read again.",
  })
  link!: string | null;

  @Field(() => SurveyInvitationType, { nullable: true, description: "What was issued; null where it was refused." })
  invitation!: SurveyInvitationType | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it was issued." })
  userErrors!: UserErrorType[];
}

@ObjectType("RevokeSurveyLinkPayload", { description: "The invitation as it is now, or why nothing changed.", simpleResolvers: true })
export class RevokeSurveyLinkPayload {
  @Field(() => SurveyInvitationType, { nullable: true, description: "As it is now; null where that was refused." })
  invitation!: SurveyInvitationType | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where the link has ended." })
  userErrors!: UserErrorType[];
}

@ArgsType()
export class SurveysDueArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: "Only those completed since then; left out, in the last 30 days." })
  completedSince?: Date | null;
}
