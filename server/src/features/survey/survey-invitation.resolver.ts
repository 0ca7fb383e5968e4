import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { printedInstant } from "../../graphql/scalars.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { refused } from "../../platform/written-text.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { type IssuedSurvey, issueRelationshipSurvey, issueSatisfactionSurvey, revokeSurvey } from "./issue-survey.writer.ts";
import {
  IssueRelationshipSurveyInput,
  IssueSurveyLinkInput,
  RevokeSurveyLinkInput,
  RevokeSurveyLinkPayload,
  SurveyLinkPayload,
  SurveysDueArgs,
} from "./survey-invitation.inputs.ts";
import { surveyInvitationsLoader } from "./survey-invitation.loaders.ts";
import { readSurveyInvitation, readSurveysDue } from "./survey-invitation.reader.ts";
import {
  languageOf,
  SurveyDueConnection,
  surveyDueFrom,
  type SurveyDueType,
  SurveyInvitationConnection,
  surveyInvitationFrom,
  SurveyInvitationType,
} from "./survey-invitation.type.ts";
import type { Question, RelationshipQuestion } from "./survey-question.ts";

const list = "survey invitations";
const dueList = "surveys due";
/** Asked later, owners no longer remember. */
const recentDays = 30;
const day = 86_400_000;

async function invitationOf(context: RequestContext, dealerId: string, id: string): Promise<SurveyInvitationType | null> {
  await context.renew();
  const row = await readSurveyInvitation(context.scope, context.runner, dealerId, id, context.clock.now());
  return row ? surveyInvitationFrom(row) : null;
}

async function issue(context: RequestContext, dealerId: string, work: () => Promise<IssuedSurvey>): Promise<SurveyLinkPayload> {
  try {
    const { id, token } = await work();
    return { link: context.pageAddress(`/survey/${token}`), invitation: await invitationOf(context, dealerId, id), userErrors: [] };
  } catch (error) {
    return { link: null, invitation: null, userErrors: [userErrorFrom(error)] };
  }
}

function withoutSatisfaction(questions: readonly Question[]): RelationshipQuestion[] {
  return questions.map((question) => {
    if (question === "CSAT") throw refused("questions", "CSAT is asked about an opportunity alone; expected others.");
    return question;
  });
}

@Resolver(() => DealerType)
export class SurveyInvitationResolver {
  @FieldResolver(() => SurveyInvitationConnection, {
    description: "Links by which people were asked about the dealer, the last issued first. A link itself is not shown again.",
  })
  async surveyInvitations(
    @Root() { internalID: dealerId, asOf }: DealerType,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SurveyInvitationType>> {
    const page = pageFrom(args, list, ["instant", "text"]);
    const rows = await context.loader(surveyInvitationsLoader).load({ dealerId, asOf, ...page });
    return connectionFrom(rows.map(surveyInvitationFrom), page, ({ issuedAt, internalID }) =>
      encodeCursor(list, printedInstant(issuedAt), internalID),
    );
  }

  @Query(() => SurveyDueConnection, {
    description: "Completed opportunities whose owners are to be asked, the first completed first. Only staff see any.",
  })
  async surveysDue(
    @Args(() => SurveysDueArgs) args: SurveysDueArgs,
    @Ctx() { scope, runner, now }: RequestContext,
  ): Promise<Connection<SurveyDueType>> {
    const page = pageFrom(args, dueList, ["instant", "text", "text"]);
    const since = args.completedSince ?? new Date(now.getTime() - recentDays * day);
    const rows = await readSurveysDue(scope, runner, since, now, page);
    return connectionFrom(rows.map(surveyDueFrom), page, ({ completedAt, dealerID, opportunityID }) =>
      encodeCursor(dueList, printedInstant(completedAt), dealerID, opportunityID),
    );
  }

  @Mutation(() => SurveyLinkPayload, {
    nullable: true,
    description:
      "Staff only: issues the link by which the owner says how satisfied they are with a completed opportunity. One that was issued before and is not answered ends.",
  })
  issueSurveyLink(
    @Arg("input", () => IssueSurveyLinkInput, { description: "Which opportunity." }) input: IssueSurveyLinkInput,
    @Ctx() context: RequestContext,
  ): Promise<SurveyLinkPayload> {
    const { dealerID: dealerId, opportunityID: opportunityId, validForDays } = input;
    const { scope, dataSource, viewer, clock } = context;
    const language = input.language ? languageOf[input.language] : null;
    return issue(context, dealerId, () =>
      issueSatisfactionSurvey(scope, dataSource, { dealerId, opportunityId, language, validForDays, by: viewer.subject }, clock),
    );
  }

  @Mutation(() => SurveyLinkPayload, {
    nullable: true,
    description:
      "Issues a link by which one of a customer's people says how likely they are to recommend the dealer and how it helps them with their goals; by the dealer itself or staff.",
  })
  issueRelationshipSurvey(
    @Arg("input", () => IssueRelationshipSurveyInput, { description: "Who is asked, and what." }) input: IssueRelationshipSurveyInput,
    @Ctx() context: RequestContext,
  ): Promise<SurveyLinkPayload> {
    const { dealerID: dealerId, customerID: customerId, validForDays, respondentLevel = null, respondentFunction = null } = input;
    const { scope, dataSource, viewer, clock } = context;
    const language = input.language ? languageOf[input.language] : null;
    return issue(context, dealerId, async () => {
      const questions = withoutSatisfaction(input.questions);
      const order = { dealerId, customerId, questions, respondentLevel, respondentFunction, language, validForDays, by: viewer.subject };
      return issueRelationshipSurvey(scope, dataSource, order, clock);
    });
  }

  @Mutation(() => RevokeSurveyLinkPayload, {
    nullable: true,
    description: "Ends a link that was not answered, by staff; one to a customer's people, also by the dealer itself.",
  })
  async revokeSurveyLink(
    @Arg("input", () => RevokeSurveyLinkInput, { description: "Which one." }) {
      dealerID: dealerId,
      invitationID: id,
    }: RevokeSurveyLinkInput,
    @Ctx() context: RequestContext,
  ): Promise<RevokeSurveyLinkPayload> {
    try {
      const { scope, dataSource, viewer, clock } = context;
      await revokeSurvey(scope, dataSource, { dealerId, id, by: viewer.subject }, clock);
      return { invitation: await invitationOf(context, dealerId, id), userErrors: [] };
    } catch (error) {
      return { invitation: null, userErrors: [userErrorFrom(error)] };
    }
  }
}
