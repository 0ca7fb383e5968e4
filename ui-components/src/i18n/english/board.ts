import type { BoardMessages } from "../messages.ts";

/** What the elements of a board say. */
export const boardEnglish: BoardMessages = {
  program: "Program",
  trendOf: "{metric}, month by month",
  trendUp: "Up from {from} in {fromMonth} to {to} in {toMonth}.",
  trendDown: "Down from {from} in {fromMonth} to {to} in {toMonth}.",
  trendSame: "Unchanged at {to} from {fromMonth} to {toMonth}.",
  trendOne: "{to} in {toMonth}.",
  trendNone: "No month is final with a value yet.",
  trendMet: { one: "Goal met in {met} of {count} month.", other: "Goal met in {met} of {count} months." },
  monthsOf: "Months of {metric}",
  showValues: "Show the values",
  hideValues: "Hide the values",
  causesOf: "Known causes of a missed goal: {metric}",
  noCauses: "No causes are known for this metric.",
  speaksFor: "Speaks for this cause",
  speaksAgainst: "Speaks against it",
  notMeasured: "Not measured",
  noVerdict: "Says neither",
  higherBetter: "Higher is better",
  lowerBetter: "Lower is better",
  more: "Trend",
  moreWithCauses: "Trend and causes",
  moreOf: "{what}: {metric}",
  goalsMet: "{met} of {count} goals met",
  why: "Why it is watched: {why}",
};
