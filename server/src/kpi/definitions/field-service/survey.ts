import { all, filled, is, numberFrom } from "../../formula/condition.ts";
import { type MetricDefinition, metric, numbers } from "../../metric.ts";
import { surveyAnswer, type SurveyAnswerField } from "../../record-kinds/survey-answer.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

/** Questions answered from 0 to 10. */
const questions = ["NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME"];

function answersTo(question: string) {
  return {
    version: 1,
    better: "UP",
    of: surveyAnswer,
    cohort: "answered_at",
    population: is<SurveyAnswerField>("question", question),
    settlement: atMonthEnd,
  } as const;
}

/** Share of 9 or 10 less share of 0 to 6, from -100 to 100. */
const netPromoterScore = metric({
  ...answersTo("NPS"),
  code: "NET_PROMOTER_SCORE",
  shape: "SCORE",
  unit: "SCORE",
  denominator: all(),
  numerator: all(filled("score"), filled("promotion")),
  amount: numbers("promotion"),
});

function metricsOf(question: string): MetricDefinition<SurveyAnswerField>[] {
  const answers = answersTo(question);
  return [
    metric({
      ...answers,
      code: `${question}_MEAN`,
      shape: "MEAN",
      unit: "POINTS",
      denominator: all(),
      numerator: filled("score"),
      amount: numbers("score"),
    }),
    metric({
      ...answers,
      code: `${question}_TOP_SHARE`,
      shape: "PROPORTION",
      unit: "PERCENT",
      denominator: all(),
      numerator: numberFrom("score", 9),
    }),
    metric({ ...answers, code: `${question}_ANSWERS`, shape: "COUNT", unit: "COUNT", numerator: all() }),
  ];
}

export const surveyMetrics: readonly MetricDefinition[] = [netPromoterScore, ...questions.flatMap(metricsOf)];
