import { dateFormat } from "../i18n/intl-cache.ts";
import type { DateText, InstantText } from "./types.ts";

/** A minute on a zone's clocks, as `2026-06-03T14:00`. */
export type WallText = string;

const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** What the clocks of a zone show at an instant, to the minute. */
export function wallAt(instant: Date, timeZone: string): WallText {
  const parts = dateFormat("en", { ...fields, timeZone }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`;
}

/** The instant at which the clocks of a zone show it; of a minute that they skip, the one as long after the change. */
export function instantAt(wall: WallText, timeZone: string): Date {
  const shown = Date.parse(`${wall}Z`);
  const ahead = (at: number) => Date.parse(`${wallAt(new Date(at), timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const first = shown - ahead(shown);
  const second = shown - ahead(first);
  // Of a minute that is skipped the two differ: by the clocks of before the change it is the later one.
  return new Date(wallAt(new Date(second), timeZone) === wall ? second : Math.max(first, second));
}

/** The last millisecond of a day on the clocks of a zone. */
export function endOfDay(day: DateText, timeZone: string): InstantText {
  return new Date(instantAt(`${dayAfter(day, 1)}T00:00`, timeZone).getTime() - 1).toISOString();
}

const millisecondsADay = 86_400_000;

/** Days since an epoch: two of them tell how many lie between. */
export const dayNumber = (day: DateText): number => Date.parse(`${day}T00:00:00Z`) / millisecondsADay;

export function dayAfter(day: DateText, days: number): DateText {
  return new Date((dayNumber(day) + days) * millisecondsADay).toISOString().slice(0, 10);
}

/** The same day of another month, or its last where it has none such. */
export function monthsAfter(day: DateText, months: number): DateText {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}
