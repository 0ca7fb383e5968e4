import { numberFrom, numberUpTo } from "../formula/condition.ts";
import { recordKind } from "../formula/record-kind.ts";

export type SurveyAnswerField =
  | "customer_id"
  | "work_order_id"
  | "question"
  | "respondent_level"
  | "respondent_function"
  | "answered_at"
  | "score"
  | "promotion";

/** One person's answer to one question of the closed list; scales are never mixed. */
export const surveyAnswer = recordKind<SurveyAnswerField>({
  code: "SURVEY_ANSWER",
  table: "survey_answer",
  born: "answered_at",
  compared: [],
  // By score, the number of answers is their distribution.
  slices: ["respondent_level", "respondent_function", "score"],
  fields: {
    customer_id: { source: "text" },
    work_order_id: { source: "text" },
    question: { source: "text" },
    respondent_level: { source: "text" },
    respondent_function: { source: "text" },
    answered_at: { source: "event" },
    score: { source: "number" },
    // 100 for a promoter, -100 for a detractor: their mean is the net promoter score.
    promotion: {
      source: "points",
      cases: [
        [numberFrom("score", 9), 100],
        [numberUpTo("score", 6), -100],
      ],
      otherwise: 0,
    },
  },
});
