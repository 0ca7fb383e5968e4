import type { BaselineMessages } from "../improvement-messages.ts";

/** What baselines say. */
export const baselineEnglish: BaselineMessages = {
  baseline: "Baseline",
  baselineValue: "Baseline {value}",
  aboveBaseline: "The newest final month is {change} above the baseline of {value}, {months}.",
  belowBaseline: "The newest final month is {change} below the baseline of {value}, {months}.",
  atBaseline: "The newest final month is at the baseline of {value}, {months}.",
  againstBaseline: "Against the baseline of {value}",
  points: { one: "{number} percentage point", other: "{number} percentage points" },
  overMonths: { one: "{value} over {months}, from {count} record.", other: "{value} over {months}, from {count} records." },
  baselineSetBy: "Set by {who} on {date}.",
  noBaseline: "No baseline is set. One fixes the result of some final months as the point to compare against.",
  setBaseline: "Set baseline",
  saveBaseline: "Set this baseline",
  baselineMonths: "From which months",
  lastMonths: "The last final months, 3 as a rule",
  chosenMonths: "Months of my choice",
  note: "Note (optional)",
  earlierBaselines: { one: "Show {count} earlier baseline", other: "Show {count} earlier baselines" },
  hideEarlier: "Hide earlier baselines",
  noMonthChosen: "Choose at least one month.",
  noFinalMonth: "A baseline can be set once a month is final.",
  cancel: "Cancel",
  saving: "Saving…",
  baselineSaved: "The baseline is set: {value}.",
};
