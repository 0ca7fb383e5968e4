import { pluralRules } from "./intl-cache.ts";

/** A text, or one for each plural form that the language has, by its number `{count}`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** Words of the elements themselves; names of metrics come from the API. */
export interface Messages {
  readonly loading: Message;
  readonly failed: Message;
  readonly unreachable: Message;
  readonly notAllowed: Message;
  readonly noDealer: Message;
  readonly retry: Message;
  readonly empty: Message;
  readonly noData: Message;
  readonly inProgress: Message;
  readonly finalOn: Message;
  readonly noFinalResult: Message;
  readonly goalAtLeast: Message;
  readonly goalAbove: Message;
  readonly goalAtMost: Message;
  readonly goalBelow: Message;
  readonly met: Message;
  readonly missed: Message;
  readonly counted: Message;
  readonly few: Message;
  readonly tooFew: Message;
  readonly month: Message;
  readonly value: Message;
  readonly chart: Message;
  readonly showReceipt: Message;
  readonly metricTiles: Message;
  readonly history: Message;
  readonly ofMonth: Message;
  readonly soFar: Message;
  readonly noValue: Message;
  readonly monthCounts: Message;
  readonly inProgressOf: Message;
  readonly viewDetails: Message;
  readonly viewDetailsOf: Message;
  readonly showOlder: Message;
  readonly monthsShown: Message;
  readonly howMade: Message;
  readonly close: Message;
  readonly finalSince: Message;
  readonly inProgressUntil: Message;
  readonly resultState: Message;
  readonly final: Message;
  readonly published: Message;
  readonly edition: Message;
  readonly restated: Message;
  readonly definition: Message;
  readonly version: Message;
  readonly asOf: Message;
  readonly completeThrough: Message;
  readonly interval: Message;
  readonly differs: Message;
  readonly records: Message;
  readonly listCounted: Message;
  readonly listNotCounted: Message;
  readonly listLeftOut: Message;
  readonly noRecords: Message;
  readonly shownOf: Message;
  readonly loadMore: Message;
  readonly loadMoreOf: Message;
  readonly openRecord: Message;
  readonly opportunitiesOf: Message;
  readonly filters: Message;
  readonly all: Message;
  readonly clearFilters: Message;
  readonly noMatch: Message;
  readonly assigned: Message;
  readonly opportunity: Message;
  readonly answer: Message;
  readonly outcome: Message;
  readonly enrolment: Message;
  readonly accepted: Message;
  readonly rejected: Message;
  readonly expired: Message;
  readonly pending: Message;
  readonly cancelled: Message;
  readonly completed: Message;
  readonly withdrawn: Message;
  readonly open: Message;
  readonly enrolled: Message;
  readonly notEnrolled: Message;
  readonly until: Message;
  readonly details: Message;
  readonly detailsOf: Message;
  readonly opportunities: Message;
  readonly opportunitiesShown: Message;
  readonly sortByDate: Message;
  readonly sortedBy: Message;
  readonly ascending: Message;
  readonly descending: Message;
}

export const english: Messages = {
  loading: "Loading…",
  failed: "This could not be loaded.",
  unreachable: "The server cannot be reached right now.",
  notAllowed: "Your sign-in has ended or does not allow this.",
  noDealer: "There is no such dealer, or you may not see it.",
  retry: "Try again",
  empty: "Nothing here yet.",
  noData: "no data",
  inProgress: "In progress",
  finalOn: "final on {date}",
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
  metricTiles: "Newest final results",
  history: "Scorecard history",
  ofMonth: "{metric}, {month}",
  soFar: "so far",
  noValue: "no value, because no record could count",
  monthCounts: "{month}, counts",
  inProgressOf: "In progress: {metric}",
  viewDetails: "View details",
  viewDetailsOf: "View details: {month}",
  showOlder: "Show older months",
  monthsShown: { one: "{count} month shown", other: "{count} months shown" },
  howMade: "How the number was made",
  close: "Close",
  finalSince: "Final since {date}",
  inProgressUntil: "In progress, final on {date}",
  resultState: "State",
  final: "Final",
  published: "Published",
  edition: "Edition {edition}, {date}",
  restated: "Restated by {who}: {why}",
  definition: "Definition",
  version: "Version {version}",
  asOf: "As of",
  completeThrough: "Records complete through",
  interval: "The underlying rate is likely between {lower} and {upper} (95% interval).",
  differs: "Today’s records give other numbers than were published. The published result stands until it is restated.",
  records: "Records behind the number",
  listCounted: "Counted",
  listNotCounted: "Not counted",
  listLeftOut: "Left out",
  noRecords: "No records.",
  shownOf: "{shown} of {total} shown",
  loadMore: "Load more",
  loadMoreOf: "Load more: {list}",
  openRecord: "Open {id}",
  opportunitiesOf: "Opportunities assigned in {month}",
  filters: "Filters",
  all: "All",
  clearFilters: "Clear filters",
  noMatch: "No opportunity matches these filters.",
  assigned: "Assigned",
  opportunity: "Opportunity",
  answer: "Answer",
  outcome: "Outcome",
  enrolment: "Enrolment",
  accepted: "Accepted",
  rejected: "Rejected",
  expired: "Expired",
  pending: "Pending",
  cancelled: "Cancelled",
  completed: "Completed",
  withdrawn: "Withdrawn",
  open: "Open",
  enrolled: "Enrolled",
  notEnrolled: "Not enrolled",
  until: "until {date}",
  details: "Details",
  detailsOf: "Details of {id}",
  opportunities: { one: "{number} opportunity", other: "{number} opportunities" },
  opportunitiesShown: { one: "{shown} of {number} opportunity", other: "{shown} of {number} opportunities" },
  sortByDate: "Sort by date",
  sortedBy: "Sorted by {column}, {direction}.",
  ascending: "ascending",
  descending: "descending",
};

/** Fills `{places}`; `count` also chooses the plural form. */
export function messageText(message: Message, locale: string, values: Readonly<Record<string, string | number>> = {}): string {
  const form = typeof message === "string" ? message : pluralForm(message, locale, Number(values["count"] ?? 0));
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function pluralForm(message: Exclude<Message, string>, locale: string, count: number): string {
  return message[pluralRules(locale).select(count)] ?? message.other ?? "";
}
