import { pluralRules } from "./intl-cache.ts";

/** A text, or one for each plural form that the language has, by its number `{count}`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** Words of the elements themselves; names of metrics come from the API. */
export interface Messages {
  readonly loading: Message;
  readonly failed: Message;
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
}

export const english: Messages = {
  loading: "Loading…",
  failed: "This could not be loaded.",
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
};

/** Fills `{places}`; `count` also chooses the plural form. */
export function messageText(message: Message, locale: string, values: Readonly<Record<string, string | number>> = {}): string {
  const form = typeof message === "string" ? message : pluralForm(message, locale, Number(values["count"] ?? 0));
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function pluralForm(message: Exclude<Message, string>, locale: string, count: number): string {
  return message[pluralRules(locale).select(count)] ?? message.other ?? "";
}
