import type { OnDemandMessages } from "../messages.ts";

/** What is shown on demand says. */
export const onDemandEnglish: OnDemandMessages = {
  period: "{metric}: months or weeks",
  byMonth: "Months",
  byWeek: "Weeks",
  weeksOf: "{metric}, week by week",
  weeksNote: "From today’s records: weeks are never published.",
  weeksNewest: "{value} in the newest settled week, {week}.",
  weeksNone: "No week is settled with a value yet.",
  weeksMet: { one: "Goal met in {met} of {count} week.", other: "Goal met in {met} of {count} weeks." },
  noWeeks: "No records in these weeks.",
  week: "Week",
  settled: "Settled",
  canChange: "Can still change",
};
