import type { AsOfMessages } from "../as-of-messages.ts";

/** What is said while a reader looks back. */
export const asOfEnglish: AsOfMessages = {
  asOfLookBack: "Look back",
  asOfInstant: "As of {instant}: later events are not seen.",
  asOfNow: "This is now. Choose a past day to see what was known then.",
  asOfClosed: "Nothing can be changed while you look back.",
  asOfToday: "Now",
  asOfDay: "Day",
  asOfTime: "Exact time",
  asOfBackToNow: "Back to now",
  asOfNoTime: "Choose a time from {from} to now.",
};
