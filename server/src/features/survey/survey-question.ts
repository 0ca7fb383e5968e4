export type RelationshipQuestion = "NPS" | "HELPS_REACH_GOALS" | "SEEKS_TO_UNDERSTAND_GOALS" | "OFFERS_HELP_EVERY_TIME";

/** What is asked: `CSAT` of one opportunity, the others of no one transaction. */
export type Question = "CSAT" | RelationshipQuestion;

/** In the order they are asked in. */
export const relationshipQuestions: readonly RelationshipQuestion[] = [
  "NPS",
  "HELPS_REACH_GOALS",
  "SEEKS_TO_UNDERSTAND_GOALS",
  "OFFERS_HELP_EVERY_TIME",
];

/** All scores of a question's scale, the least first. */
export function scoresOf(question: Question): number[] {
  const [least, best] = question === "CSAT" ? [1, 5] : [0, 10];
  return Array.from({ length: best - least + 1 }, (_, index) => least + index);
}
