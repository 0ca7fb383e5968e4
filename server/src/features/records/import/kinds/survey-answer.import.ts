import { importedAnswers } from "../../../service-request/imported-answer.sql.ts";
import type { ImportKind } from "../import-kind.ts";
import { choice, dealerAndId, event, reference, required, text, toCustomer, toOpportunity, toWorkOrder, whole } from "./columns.ts";

export const surveyAnswerImport: ImportKind = {
  name: "survey-answers",
  table: "survey_answer",
  key: ["dealer_id", "id"],
  live: importedAnswers,
  completeness: { recordKind: "SURVEY_ANSWER", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    customer: reference("customer_id", toCustomer),
    work_order: reference("work_order_id", toWorkOrder),
    opportunity: reference("opportunity_id", toOpportunity),
    question: required(choice("question", "CSAT", "NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME")),
    respondent_level: text("respondent_level"),
    respondent_function: text("respondent_function"),
    answered_at: required(event("answered_at")),
    score: required(whole("score")),
    comment: text("comment", 10_000),
  },
  rules: [
    {
      column: "score",
      broken: "question = 'CSAT' AND score NOT BETWEEN 1 AND 5",
      reads: ["question"],
      expected: "1 to 5, the scale of CSAT",
    },
    {
      column: "score",
      broken: "question <> 'CSAT' AND score NOT BETWEEN 0 AND 10",
      reads: ["question"],
      expected: "0 to 10, the scale of the question",
    },
  ],
};
