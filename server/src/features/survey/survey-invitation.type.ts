import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, isoInstant } from "../../graphql/scalars.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { SurveyQuestion } from "../service-records/kinds/enums.ts";
import type { SurveyDueRow, SurveyInvitationRow } from "./survey-invitation.reader.ts";
import type { Question } from "./survey-question.ts";

export enum SurveyLanguage {
  EN = "EN",
  FR = "FR",
  RU = "RU",
  ZH_HANS = "ZH_HANS",
}
registerEnumType(SurveyLanguage, {
  name: "SurveyLanguage",
  description: "In which language is asked.",
  valuesConfig: {
    EN: { description: "English." },
    FR: { description: "French." },
    RU: { description: "Russian." },
    ZH_HANS: { description: "Chinese in simplified characters." },
  },
});

export const languageOf: Readonly<Record<SurveyLanguage, Language>> = { EN: "en", FR: "fr", RU: "ru", ZH_HANS: "zh-Hans" };

const shownLanguages: Readonly<Record<Language, SurveyLanguage>> = {
  en: SurveyLanguage.EN,
  fr: SurveyLanguage.FR,
  ru: SurveyLanguage.RU,
  "zh-Hans": SurveyLanguage.ZH_HANS,
};

export enum SurveyInvitationState {
  OPEN = "OPEN",
  ANSWERED = "ANSWERED",
  EXPIRED = "EXPIRED",
  REVOKED = "REVOKED",
}
registerEnumType(SurveyInvitationState, {
  name: "SurveyInvitationState",
  description: "Whether a link can be answered.",
  valuesConfig: {
    OPEN: { description: "It can be answered." },
    ANSWERED: { description: "It was answered, and cannot be again." },
    EXPIRED: { description: "Its time is over." },
    REVOKED: { description: "It was taken back, or another one was issued in its place." },
  },
});

@ObjectType("SurveyInvitation", {
  description: "A link by which one person can answer a survey once. The link itself was shown to who issued it, and is kept nowhere.",
  simpleResolvers: true,
})
export class SurveyInvitationType {
  @Field(() => ID, { description: "Its own id; unique within its dealer. Ids of the answers begin with it." })
  internalID!: string;

  @Field(() => ID, { description: "Own id of the dealer asked about." })
  dealerID!: string;

  @Field(() => ID, { nullable: true, description: "Own id of the opportunity asked about; null where it is about no one transaction." })
  opportunityID!: string | null;

  @Field(() => ID, { nullable: true, description: "Own id of the customer whose people are asked; null where it is about an opportunity." })
  customerID!: string | null;

  @Field(() => [SurveyQuestion], { description: "What is asked, in this order." })
  questions!: Question[];

  @Field(() => String, { nullable: true, description: "How high in the customer's organisation the person stands; null where unknown." })
  respondentLevel!: string | null;

  @Field(() => String, { nullable: true, description: "What the person does there; null where unknown." })
  respondentFunction!: string | null;

  @Field(() => SurveyLanguage, { nullable: true, description: "The language to ask in; null where the person's browser says it." })
  language!: SurveyLanguage | null;

  @Field(() => DateTimeScalar, { description: "When it was issued." })
  issuedAt!: string;

  @Field(() => String, { description: "Who issued it: the subject of the token." })
  issuedBy!: string;

  @Field(() => DateTimeScalar, { description: "Until when it can be answered; at this very instant, too." })
  expiresAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was answered; null where it was not." })
  answeredAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was taken back or replaced; null where it was not." })
  revokedAt!: string | null;

  @Field(() => SurveyInvitationState, { description: "Whether it can be answered." })
  state!: SurveyInvitationState;
}

function stateOf({ answered_at: answeredAt, revoked_at: revokedAt, expired }: SurveyInvitationRow): SurveyInvitationState {
  if (answeredAt !== null) return SurveyInvitationState.ANSWERED;
  if (revokedAt !== null) return SurveyInvitationState.REVOKED;
  return expired ? SurveyInvitationState.EXPIRED : SurveyInvitationState.OPEN;
}

export function surveyInvitationFrom(row: SurveyInvitationRow): SurveyInvitationType {
  return {
    internalID: row.id,
    dealerID: row.dealer_id,
    opportunityID: row.opportunity_id,
    customerID: row.customer_id,
    questions: [...row.questions],
    respondentLevel: row.respondent_level,
    respondentFunction: row.respondent_function,
    language: row.language && shownLanguages[row.language],
    issuedAt: isoInstant(row.issued_at),
    issuedBy: row.issued_by,
    expiresAt: isoInstant(row.expires_at),
    answeredAt: isoInstant(row.answered_at),
    revokedAt: isoInstant(row.revoked_at),
    state: stateOf(row),
  };
}

export const SurveyInvitationConnection = connectionType("SurveyInvitation", () => SurveyInvitationType);

@ObjectType("SurveyDue", {
  description: "A completed opportunity whose owner was not asked yet, and has not answered otherwise.",
  simpleResolvers: true,
})
export class SurveyDueType {
  @Field(() => ID, { description: "Own id of the dealer that completed it." })
  dealerID!: string;

  @Field(() => ID, { description: "The opportunity's own id." })
  opportunityID!: string;

  @Field(() => ID, { nullable: true, description: "The sender's own id of the service request; null where it is not known." })
  serviceRequestID!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was completed." })
  completedAt!: string;
}

export function surveyDueFrom(row: SurveyDueRow): SurveyDueType {
  return {
    dealerID: row.dealer_id,
    opportunityID: row.id,
    serviceRequestID: row.request_id,
    completedAt: isoInstant(row.outcome_at),
  };
}

export const SurveyDueConnection = connectionType("SurveyDue", () => SurveyDueType);
