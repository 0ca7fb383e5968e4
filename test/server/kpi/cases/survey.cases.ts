import { answer } from "./case-records.ts";
import { atMonthBounds, fieldService, type MetricCase } from "./metric-case.ts";

function questionCases(question: string): MetricCase[] {
  const scored = (...scores: readonly number[]) => scores.map((score) => answer({ question, score }));
  const other = answer({ question: question === "NPS" ? "HELPS_REACH_GOALS" : "NPS", score: 10 });
  const satisfied = answer({ question: "CSAT", score: 5 });
  const bounds = (inside: string) => atMonthBounds((answered_at) => [answer({ question, score: 9, answered_at })], inside);
  return [
    ...fieldService(`${question}_MEAN`, [
      ["points of three answers", scored(10, 7, 0), "17/3"],
      ["other questions are not mixed in", [...scored(6), other, satisfied], "6/1"],
      ["no answer to this question", [other], "nothing"],
      ...bounds("9/1"),
    ]),
    ...fieldService(`${question}_TOP_SHARE`, [
      ["answers of 9 and 10", scored(10, 9, 8, 0), "2/4"],
      ["other questions are not mixed in", [...scored(6), other, satisfied], "0/1"],
      ["no answer to this question", [other], "nothing"],
      ...bounds("1/1"),
    ]),
    ...fieldService(`${question}_ANSWERS`, [
      ["whatever they say", scored(10, 0), "2"],
      ["other questions are not mixed in", [...scored(6), other, satisfied], "1"],
      ["no answer to this question", [other], "nothing"],
      ...bounds("1"),
    ]),
  ];
}

const scored = (...scores: readonly number[]) => scores.map((score) => answer({ score }));

export const surveyCases: readonly MetricCase[] = [
  ...fieldService("NET_PROMOTER_SCORE", [
    ["promoters only", scored(9, 10), "200/2"],
    ["detractors only", scored(0, 6), "-200/2"],
    ["7 and 8 are neither", scored(7, 8), "0/2"],
    ["promoters less detractors", scored(9, 10, 10, 8, 6), "200/5"],
    [
      "other questions are not mixed in",
      [answer({ score: 9 }), answer({ question: "CSAT", score: 5 }), answer({ question: "OFFERS_HELP_EVERY_TIME", score: 0 })],
      "100/1",
    ],
    ["no answer to this question", [answer({ question: "CSAT", score: 5 })], "nothing"],
    ...atMonthBounds((answered_at) => [answer({ answered_at })], "100/1"),
  ]),
  ...["NPS", "HELPS_REACH_GOALS", "SEEKS_TO_UNDERSTAND_GOALS", "OFFERS_HELP_EVERY_TIME"].flatMap(questionCases),
];
