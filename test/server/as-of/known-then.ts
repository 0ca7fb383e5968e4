import type { FieldValue, StoredRecord } from "server/kpi/formula/evaluate.ts";
import { datesOf, isStored, type RecordKind, valueType } from "server/kpi/formula/record-kind.ts";
import { dayOf } from "server/kpi/period.ts";
import type { RandomKind } from "../kpi/random-records.ts";

/** Records of every kind of one dealer, by the code of the kind. */
export type DealerRecords = Readonly<Record<string, readonly StoredRecord[]>>;

interface Instant {
  readonly at: Date;
  readonly timeZone: string;
}

const isAhead = (value: FieldValue | undefined, { at, timeZone }: Instant): boolean =>
  value instanceof Date ? value > at : typeof value === "string" && value > dayOf(at, timeZone);

/** What a record's row held before the later events had been written into it; undefined before there was a row. */
function rowThen(kind: RecordKind, columns: RandomKind["columns"], record: StoredRecord, instant: Instant): StoredRecord | undefined {
  if (kind.born !== null && isAhead(record[kind.born], instant)) return undefined;
  const entries = Object.entries(record).map(([name, value]) => {
    const field = kind.fields[name];
    const required = columns.find((column) => column.name === name)?.required;
    if (required || !isStored(field)) return [name, value] as const;
    const stamp = field.source === "event" || field.source === "eventDay" ? name : "stampedBy" in field ? field.stampedBy : undefined;
    return [name, stamp !== undefined && isAhead(record[stamp], instant) ? null : value] as const;
  });
  return Object.fromEntries(entries) as StoredRecord;
}

/** Of what belongs to another record: it was not there while that one's event was ahead, and every date of its own. */
function followsLater(kind: RecordKind, record: StoredRecord, all: DealerRecords, instant: Instant): boolean {
  const { follows } = kind;
  if (!follows) return false;
  const theirs = all[follows.kind().code]?.find(({ id }) => id === record[follows.by]);
  const event = theirs?.[follows.event] ?? null;
  if (!theirs || !(event === null || isAhead(event, instant))) return false;
  return datesOf(kind).every((date) => {
    const value = record[date] ?? null;
    return value === null || (["instant", "day"].includes(valueType(kind, date) ?? "") && isAhead(value, instant));
  });
}

/** The rows that a dealer had at an instant at which the later ones of its events had not happened. */
export function knownThen(
  kinds: readonly { readonly kind: RecordKind; readonly columns: RandomKind["columns"] }[],
  all: DealerRecords,
  instant: Instant,
): DealerRecords {
  return Object.fromEntries(
    kinds.map(({ kind, columns }) => [
      kind.code,
      (all[kind.code] ?? [])
        .filter((record) => !followsLater(kind, record, all, instant))
        .map((record) => rowThen(kind, columns, record, instant))
        .filter((record) => record !== undefined),
    ]),
  );
}
