import type { OutlookMessages } from "../outlook-messages.ts";

/** What an outlook says. */
export const outlookEnglish: OutlookMessages = {
  outlook: "What it can still become",
  outlookRange: {
    one: "From {least} to {most}: {count} record is still open.",
    other: "From {least} to {most}: {count} records are still open.",
  },
  outlookFixed: "{value}: nothing that is still open changes it.",
  outlookExpected: "Expected: {expected}.",
  outlookOfDealer: "As records of the dealer’s own finished months ended that were open at the same age.",
  outlookOfAll: "As records of all dealers’ finished months ended that were open at the same age.",
  outlookUntold: "Finished months say too little to expect anything.",
  outlookSoFar: "The month has not ended: this is about its records so far.",
  outlookGoal: "What the goal takes: {sentence}",
  outlookNone: "It cannot come to have a value.",
  keyPossible: "Possible",
  keyExpected: "Expected",
  keyItsGoal: "Goal: {goal}",
};
