import type { DecidingLeaf } from "../formula/explain.ts";
import type { SeenRecord } from "../formula/evaluate.ts";
import { milliseconds } from "../formula/duration.ts";
import { elapsedText } from "./elapsed-text.ts";
import type { Language } from "./language.ts";
import { text } from "./texts.ts";

/** For whom a reason is told: the language, and the clocks of the dealer. */
export interface Audience {
  readonly language: Language;
  readonly timeZone: string;
}

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

/** Every field as it is told; an answer and the end of its window are told apart. */
function fieldTexts(record: SeenRecord, audience: Audience): Record<string, string> {
  const texts = Object.fromEntries(
    Object.entries(record.values).map(([field, value]) => [field, value instanceof Date ? instantText(audience, value) : (value ?? "–")]),
  );
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

/** The catalogue key of the sentence that a deciding leaf calls for. */
export function reasonKey({ leaf, holds }: DecidingLeaf, record: SeenRecord): string {
  const fieldKey = "field" in leaf ? `reason.${record.kind.code}.${leaf.field}` : "";
  switch (leaf.op) {
    case "is":
      return `${fieldKey}.${String(record.values[leaf.field])}`;
    case "filled":
      return `${fieldKey}.${holds ? "filled" : "missing"}`;
    case "passed":
      return `${fieldKey}.${holds ? "passed" : "ahead"}`;
    case "within": {
      if (holds) return "reason.within.met";
      if (instantAt(record, leaf.event)) return "reason.within.exceeded";
      const start = instantAt(record, leaf.start)?.getTime() ?? 0;
      return record.asOf.getTime() > start + milliseconds(leaf.window) ? "reason.within.ended" : "reason.within.waiting";
    }
    case "notAfter":
      if (holds) return "reason.notAfter.met";
      return instantAt(record, leaf.event) ? "reason.notAfter.exceeded" : "reason.notAfter.missing";
  }
}

function leafTexts({ leaf }: DecidingLeaf, record: SeenRecord, audience: Audience): Record<string, string> {
  const label = (field: string) => text(audience.language, `label.${record.kind.code}.${field}`);
  const told = (field: string) => {
    const instant = instantAt(record, field);
    return instant ? instantText(audience, instant) : "–";
  };
  if (leaf.op === "notAfter") {
    const [eventAt, limitAt] = [instantAt(record, leaf.event), instantAt(record, leaf.limit)];
    const [event, limit] = eventAt && limitAt ? instantTexts(audience, eventAt, limitAt) : [told(leaf.event), told(leaf.limit)];
    return { eventLabel: label(leaf.event), event, limitLabel: label(leaf.limit), limit };
  }
  if (leaf.op !== "within") return fieldTexts(record, audience);
  const window = milliseconds(leaf.window);
  const start = instantAt(record, leaf.start)?.getTime() ?? 0;
  const event = instantAt(record, leaf.event)?.getTime() ?? start;
  return {
    startLabel: label(leaf.start),
    start: told(leaf.start),
    eventLabel: label(leaf.event),
    event: told(leaf.event),
    elapsed: elapsedText(audience.language, event - start, window),
    limit: new Intl.NumberFormat(audience.language, { style: "unit", unit: leaf.window.unit, unitDisplay: "long" }).format(
      leaf.window.amount,
    ),
    deadline: instantText(audience, new Date(start + window)),
  };
}

/** One sentence: why the record stands where it stands. */
export function reasonText(deciding: DecidingLeaf, record: SeenRecord, audience: Audience): string {
  const sentence = text(audience.language, reasonKey(deciding, record), leafTexts(deciding, record, audience));
  return sentence.charAt(0).toLocaleUpperCase(audience.language) + sentence.slice(1);
}
