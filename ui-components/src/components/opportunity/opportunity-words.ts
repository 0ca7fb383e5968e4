import type { CommonMessages } from "../../i18n/messages.ts";
import type { OpportunityMessages } from "../../i18n/opportunity-messages.ts";
import { numberFormat } from "../../i18n/intl-cache.ts";
import { dayText } from "../../model/day-text.ts";
import { inMiles, kilometresInMile } from "../../model/format.ts";
import type { AskedRequest, OpenOpportunity, OpportunityStepKind, PausedDay } from "../../model/opportunity-types.ts";

/** What words need of the element they stand in. */
export interface OpportunityView {
  readonly locale: string;
  readonly timeZone: string;
  readonly text: (key: keyof (CommonMessages & OpportunityMessages), values?: Readonly<Record<string, string | number>>) => string;
}

export const stepWords = {
  ACCEPT: "stepAccept",
  DECLINE: "stepDecline",
  UPDATE_STATUS: "stepUpdate",
  COMPLETE: "stepComplete",
  WITHDRAW: "stepWithdraw",
  ENROL: "stepEnrol",
} as const satisfies Record<OpportunityStepKind, keyof OpportunityMessages>;

const minute = 60_000;

/** What the API leaves of what people wrote of an owner whose data are erased. */
const erased = "(erased)";

/** "Service: G-22". */
export function needText(text: OpportunityView["text"], { need: what, model }: Pick<AskedRequest, "need" | "model">): string {
  const need = text(what === "SERVICE" ? "needService" : "needMaintenance");
  return model ? text("opportunityNeed", { need, model }) : need;
}

/** The same, or its own id where nothing of the request may be seen. */
export function opportunityName(
  { text }: OpportunityView,
  { request, internalID }: Pick<OpenOpportunity, "request" | "internalID">,
): string {
  return request ? needText(text, request) : text("needUnknown", { id: internalID });
}

/** What somebody wrote, or that it is erased. */
export const writtenText = (text: OpportunityView["text"], written: string): string =>
  written === erased ? text("writtenErased") : written;

/** "12 km", in miles where those are usual. */
export function distanceText(locale: string, kilometres: number): string {
  const miles = inMiles(locale, { shape: "MEAN", unit: "KILOMETRES" });
  const format = numberFormat(locale, { style: "unit", unit: miles ? "mile" : "kilometer", maximumFractionDigits: 0 });
  return format.format(miles ? kilometres / kilometresInMile : kilometres);
}

/** "53188 Waukesha, 12 km away"; undefined where nothing is known of it. */
export function placeText(
  { locale, text }: Omit<OpportunityView, "timeZone">,
  { town, postalCode, kilometres }: Pick<AskedRequest, "town" | "postalCode" | "kilometres">,
): string | undefined {
  const place = [postalCode, town].filter(Boolean).join(" ");
  if (kilometres === null) return place || undefined;
  const distance = distanceText(locale, kilometres);
  return place ? text("placeFrom", { place, distance }) : text("placeAway", { distance });
}

/** "1 d 4 h", "4 h 20 min", "20 min": rounded down, so that no more is promised than there is. */
export function leftText({ text }: OpportunityView, milliseconds: number): string {
  if (milliseconds <= 0) return text("timeOver");
  const minutes = Math.floor(milliseconds / minute);
  const hours = Math.floor(minutes / 60);
  const left =
    hours >= 24
      ? text("daysLeft", { days: Math.floor(hours / 24), hours: hours % 24 })
      : hours > 0
        ? text("hoursLeft", { hours, minutes: minutes % 60 })
        : text("minutesLeft", { minutes });
  return text("timeLeft", { left });
}

/** Which days do not count, and how many hours of them; undefined where all do. */
export function pausedText({ locale, text }: OpportunityView, paused: readonly PausedDay[]): string | undefined {
  if (paused.length === 0) return undefined;
  const hours = Math.round(paused.reduce((sum, day) => sum + day.hours, 0) * 10) / 10;
  const days = paused.map(({ day, holiday }) =>
    holiday === null ? text("pausedWeekend", { day: dayText(locale, day) }) : `${dayText(locale, day)} (${holiday})`,
  );
  return text("pausedDays", { count: hours, days: days.join(", ") });
}
