import type { Messages } from "../messages.ts";

/** What a tile says. */
export const tileEnglish = {
  noFinalResult: "No month is final yet.",
  goalAtLeast: "Goal {goal}",
  goalAbove: "Goal above {goal}",
  goalAtMost: "Goal at most {goal}",
  goalBelow: "Goal below {goal}",
  met: "Goal met",
  missed: "Goal missed",
  counted: "{counted} of {records}",
  few: "few records",
  tooFew: "too few records",
  month: "Month",
  value: "Value",
  chart: "{metric}, {count} months",
  showReceipt: "{metric}: how the number was made",
} satisfies Partial<Messages>;
