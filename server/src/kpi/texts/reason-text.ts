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

const instantFormats = new Map<string, Intl.DateTimeFormat>();

function instantText({ language, timeZone }: Audience, instant: Date): string {
  const key = `${language} ${timeZone}`;
  const format = instantFormats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  instantFormats.set(key, format);
  return format.format(instant);
}

function fieldTexts(record: SeenRecord, audience: Audience): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record.values).map(([field, value]) => [field, value instanceof Date ? instantText(audience, value) : (value ?? "–")]),
  );
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
    return { eventLabel: label(leaf.event), event: told(leaf.event), limitLabel: label(leaf.limit), limit: told(leaf.limit) };
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
