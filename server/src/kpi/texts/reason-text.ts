import type { Leaf } from "../formula/condition.ts";
import { type Duration, days, hours, milliseconds, minutes } from "../formula/duration.ts";
import type { DecidingLeaf } from "../formula/explain.ts";
import type { SeenRecord } from "../formula/evaluate.ts";
import { valueType } from "../formula/record-kind.ts";
import { addDays, dayOf } from "../period.ts";
import { elapsedText } from "./elapsed-text.ts";
import type { Language } from "./language.ts";
import { numberText } from "./number-text.ts";
import { hasText, text } from "./texts.ts";

/** For whom a reason is told: the language, and the clocks of the dealer. */
export interface Audience {
  readonly language: Language;
  readonly timeZone: string;
}

type LimitLeaf = Extract<Leaf, { op: "notAfter" | "notBefore" }>;
type WindowLeaf = Extract<Leaf, { op: "within" | "withinDays" }>;

/** From the usual to the finest: minutes, seconds, milliseconds. */
const precisions: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: "medium", timeStyle: "short" },
  { dateStyle: "medium", timeStyle: "medium" },
  { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 },
];

const instantFormats = new Map<string, Intl.DateTimeFormat>();

function instantFormat({ language, timeZone }: Audience, precision: number): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${precision}`;
  const format = instantFormats.get(key) ?? new Intl.DateTimeFormat(language, { ...precisions[precision], timeZone });
  instantFormats.set(key, format);
  return format;
}

/** As fine as it takes to tell two different instants apart: "12:00, after 12:00" explains nothing. */
function instantTexts(audience: Audience, first: Date, second: Date): [string, string] {
  const finest = first.getTime() === second.getTime() ? 0 : precisions.length - 1;
  for (let precision = 0; ; precision += 1) {
    const format = instantFormat(audience, precision);
    const told: [string, string] = [format.format(first), format.format(second)];
    if (precision === finest || told[0] !== told[1]) return told;
  }
}

function instantText(audience: Audience, instant: Date): string {
  return instantFormat(audience, 0).format(instant);
}

const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** A calendar day has no zone: it is told as it stands. */
export function dayText({ language }: Pick<Audience, "language">, day: string): string {
  const format = dayFormats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  dayFormats.set(language, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** Time that passed, in hours, or in minutes where it is less than one. */
function timeText(language: Language, elapsed: number): string {
  const [unit, size] = Math.abs(elapsed) < milliseconds(hours(1)) ? (["minute", minutes(1)] as const) : (["hour", hours(1)] as const);
  return numberText(language, elapsed / milliseconds(size), unit, 2);
}

/** A value as it is told; a known word has a text of its own. */
function valueText(record: SeenRecord, field: string, audience: Audience): string {
  const value = record.values[field] ?? null;
  if (value === null) return "–";
  if (value instanceof Date) return instantText(audience, value);
  const type = valueType(record.kind, field);
  if (type === "day") return dayText(audience, String(value));
  if (record.kind.fields[field]?.source === "elapsed") return timeText(audience.language, Number(value));
  const key = `value.${record.kind.code}.${field}.${String(value)}`;
  if (hasText(audience.language, key)) return text(audience.language, key);
  if (type === "number") return numberText(audience.language, Number(value));
  return String(value);
}

/** Every field as it is told; an answer and the end of its window are told apart. */
function fieldTexts(record: SeenRecord, audience: Audience): Record<string, string> {
  const texts = Object.fromEntries(Object.keys(record.values).map((field) => [field, valueText(record, field, audience)]));
  for (const [event, deadline] of record.kind.compared) {
    const [one, other] = [instantAt(record, event), instantAt(record, deadline)];
    if (one && other) [texts[event], texts[deadline]] = instantTexts(audience, one, other);
  }
  return texts;
}

function instantAt(record: SeenRecord, field: string): Date | undefined {
  const value = record.values[field];
  return value instanceof Date ? value : undefined;
}

/** The end of the time that an event has, by a leaf that sets it one: an instant or a day. */
function deadlineOf(leaf: LimitLeaf, record: SeenRecord): Date | string | undefined {
  const limit = record.values[leaf.limit] ?? undefined;
  return limit instanceof Date ? new Date(limit.getTime() - milliseconds(leaf.lead)) : typeof limit === "string" ? limit : undefined;
}

/** Whether a window that nothing has come in yet is still open. */
function isWaiting({ leaf }: DecidingLeaf, record: SeenRecord): boolean {
  const { asOf, period } = record.view;
  if (leaf.op === "notAfter") {
    const deadline = deadlineOf(leaf, record);
    // A limit that is an event itself has come by now.
    return deadline instanceof Date ? asOf < deadline : deadline !== undefined && dayOf(asOf, period.timeZone) <= deadline;
  }
  if (leaf.op === "withinDays") {
    const start = record.values[leaf.start];
    return typeof start === "string" && dayOf(asOf, period.timeZone) <= addDays(start, leaf.days);
  }
  return leaf.op === "within" && asOf.getTime() <= (instantAt(record, leaf.start)?.getTime() ?? 0) + milliseconds(leaf.window);
}

/** Whether what starts a window came after what it waits for. */
function isEarly(leaf: WindowLeaf, { values }: SeenRecord): boolean {
  const [event, start] = [values[leaf.event] ?? null, values[leaf.start] ?? null];
  return event !== null && start !== null && event < start;
}

/** The stable code of the reason that a deciding leaf gives. */
export function reasonCode(deciding: DecidingLeaf, record: SeenRecord): string {
  const { leaf, holds } = deciding;
  const own = (variant: string) => ("field" in leaf ? `${record.kind.code}.${leaf.field}.${variant}` : "");
  const missing = "field" in leaf && (record.values[leaf.field] ?? null) === null;
  switch (leaf.op) {
    case "is":
      return own(missing ? "missing" : String(record.values[leaf.field]));
    case "yes":
      return own(missing ? "missing" : holds ? "yes" : "no");
    case "filled":
      return own(holds ? "filled" : "missing");
    case "atLeast":
    case "atMost":
      return own(missing ? "missing" : `${leaf.op}.${holds ? "met" : "missed"}`);
    case "passed":
      return own(holds ? "passed" : "ahead");
    case "within":
    case "withinDays":
      if (holds) return isEarly(leaf, record) ? "within.early" : "within.met";
      if ((record.values[leaf.start] ?? null) === null) return "within.notStarted";
      if ((record.values[leaf.event] ?? null) !== null) return "within.exceeded";
      return isWaiting(deciding, record) ? "within.waiting" : "within.ended";
    case "notAfter":
    case "notBefore": {
      const name = leaf.lead.amount === 0 ? leaf.op : `${leaf.op}Lead`;
      if (holds) return `${name}.met`;
      if ((record.values[leaf.event] ?? null) !== null) return `${name}.exceeded`;
      return isWaiting(deciding, record) ? "notAfter.waiting" : "notAfter.missing";
    }
  }
}

/** Reasons that need no sentence of their own: the field's label says enough. */
const generalReasons: Readonly<Record<Leaf["op"], string>> = {
  is: "value",
  yes: "value",
  filled: "value",
  atLeast: "atLeast",
  atMost: "atMost",
  passed: "passed",
  within: "within",
  withinDays: "within",
  notAfter: "notAfter",
  notBefore: "notBefore",
};

/** The catalogue key of the sentence: the field's own where it has one, else the general one. */
function sentenceKey(deciding: DecidingLeaf, record: SeenRecord): string {
  const code = reasonCode(deciding, record);
  const { leaf } = deciding;
  // "After it was the last day of the month" is no sentence: a point of the calendar was never anything.
  if ("limit" in leaf && record.kind.fields[leaf.limit]?.source === "period") return `reason.calendar.${code}`;
  if (!("field" in deciding.leaf) || hasText("en", `reason.${code}`)) return `reason.${code}`;
  const variant = code.split(".").at(-1) ?? "";
  if (deciding.leaf.op === "is") return variant === "missing" ? "reason.value.missing" : "reason.value.filled";
  return `reason.${generalReasons[deciding.leaf.op]}.${variant}`;
}

function durationText({ language }: Audience, { amount, unit }: Duration): string {
  return numberText(language, amount, unit);
}

function limitTexts(leaf: LimitLeaf, record: SeenRecord, audience: Audience, told: (field: string) => string): Record<string, string> {
  const [eventAt, limitAt] = [instantAt(record, leaf.event), instantAt(record, leaf.limit)];
  const [event, limit] = eventAt && limitAt ? instantTexts(audience, eventAt, limitAt) : [told(leaf.event), told(leaf.limit)];
  const deadline = deadlineOf(leaf, record);
  const until = deadline instanceof Date ? instantText(audience, deadline) : deadline === undefined ? "–" : dayText(audience, deadline);
  return { event, limit, lead: durationText(audience, leaf.lead), deadline: until };
}

function windowTexts(leaf: Extract<Leaf, { op: "within" }>, record: SeenRecord, audience: Audience): Record<string, string> {
  const window = milliseconds(leaf.window);
  const start = instantAt(record, leaf.start)?.getTime() ?? 0;
  const event = instantAt(record, leaf.event)?.getTime() ?? start;
  return {
    elapsed: elapsedText(audience.language, Math.abs(event - start), window),
    limit: durationText(audience, leaf.window),
    deadline: instantText(audience, new Date(start + window)),
  };
}

function dayWindowTexts(leaf: Extract<Leaf, { op: "withinDays" }>, record: SeenRecord, audience: Audience): Record<string, string> {
  const start = String(record.values[leaf.start] ?? "1970-01-01");
  const event = String(record.values[leaf.event] ?? start);
  const passed = Math.abs(Date.parse(event) - Date.parse(start)) / milliseconds(days(1));
  return {
    elapsed: durationText(audience, days(passed)),
    limit: durationText(audience, days(leaf.days)),
    deadline: dayText(audience, addDays(start, leaf.days)),
  };
}

function leafTexts({ leaf }: DecidingLeaf, record: SeenRecord, audience: Audience): Record<string, string> {
  const label = (field: string) => {
    const key = `label.${record.kind.code}.${field}`;
    return hasText(audience.language, key) ? text(audience.language, key) : field;
  };
  const told = (field: string) => valueText(record, field, audience);
  switch (leaf.op) {
    case "notAfter":
    case "notBefore":
      return {
        eventLabel: label(leaf.event),
        limitLabel: label(leaf.limit),
        ...limitTexts(leaf, record, audience, told),
      };
    case "within":
    case "withinDays":
      return {
        startLabel: label(leaf.start),
        start: told(leaf.start),
        eventLabel: label(leaf.event),
        event: told(leaf.event),
        ...(leaf.op === "within" ? windowTexts(leaf, record, audience) : dayWindowTexts(leaf, record, audience)),
      };
    default:
      return {
        ...fieldTexts(record, audience),
        label: label(leaf.field),
        value: told(leaf.field),
        limit: "value" in leaf ? String(leaf.value) : "",
      };
  }
}

/** One sentence: why the record stands where it stands. */
export function reasonText(deciding: DecidingLeaf, record: SeenRecord, audience: Audience): string {
  const sentence = text(audience.language, sentenceKey(deciding, record), leafTexts(deciding, record, audience));
  // A date may end in a full stop of its own.
  return sentence.charAt(0).toLocaleUpperCase(audience.language) + sentence.slice(1).replace(/\.\.$/, ".");
}
