import type { ImportColumn } from "../import-kind.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";
import type { ColumnSource } from "../mapping/import-mapping.ts";
import { MappedText } from "../mapping/text.sql.ts";
import { type ReadingContext, sqlTypes, typedSql } from "./typed.sql.ts";

/** Something that can be wrong with a row, in SQL over mapped texts and typed values. */
export interface RowFault {
  readonly label: string;
  readonly broken: string;
  readonly value: string;
  readonly expected: string;
  /** Said after what is expected, of a row that is stored already. */
  readonly ifStored?: string;
}

/** One column of a kind, from staged text to what is stored. */
export interface ColumnSql {
  /** Its mapped text and what the mapping knows no meaning for: expressions over staged text, by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Over its mapped text; null where unreadable. */
  readonly typed: string;
  /** Over typed values. */
  readonly stored: string;
  readonly faults: readonly RowFault[];
  /** True where the text has no typed value. */
  readonly unreadable: string;
}

/** An earlier event is a slip of the pen, and every month since would be history to compute. */
const earliest = "1970-01-01T00:00:00.000Z";

export function mappedText(stored: string): string {
  return `text_${stored}`;
}

/** How a stored value is told; SQL. */
export function storedText({ type }: ImportColumn, value: string): string {
  if (type === "LIST") return `array_to_string(${value}, '; ')`;
  return type === "INSTANT" ? `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `${value}::text`;
}

export function columnSql(planned: PlannedColumn, context: ReadingContext): ColumnSql {
  const { column, sources, label } = planned;
  const [only] = sources;
  if (only?.sum !== undefined) return sumSql(planned, only, context);
  const text = mappedText(column.stored);
  const mapped = new MappedText(context.staged, context.mapping.missing);
  const texts: Record<string, string> = { [text]: mapped.first(sources) };
  const faults: RowFault[] = [];
  for (const [index, { from, unmapped, value, expected }] of mapped.unmapped(sources).entries()) {
    const written = `unmapped_${index}_${column.stored}`;
    texts[written] = `CASE WHEN ${unmapped} THEN ${value} END`;
    faults.push({ label: from, broken: `${written} IS NOT NULL`, value: written, expected });
  }
  const { typed, unreadable, expected } = typedSql(planned, text, context);
  const shown = column.type === "TEXT" || column.type === "LIST" ? `left(${text}, 200)` : text;
  faults.push(
    ...blankFault(planned, text),
    { label, broken: unreadable, value: shown, expected },
    ...boundFaults(planned, text, context.now),
  );
  return { texts, typed, stored: withDefault(column, column.stored, context), faults, unreadable };
}

/** A default stands for a blank value. */
export function withDefault(column: ImportColumn, value: string, { mapping }: Pick<ReadingContext, "mapping">): string {
  return column.default === undefined ? value : `coalesce(${value}, (${column.default(mapping)})::${sqlTypes[column.type]})`;
}

/** Each number is read on its own; blank ones add nothing, and where all are blank the sum is. */
function sumSql(planned: PlannedColumn, source: ColumnSource, context: ReadingContext): ColumnSql {
  const { column, label } = planned;
  const text = mappedText(column.stored);
  const added = new MappedText(context.staged, context.mapping.missing).added(source);
  const parts = added.map((value, index) => {
    const written = `${text}_${index}`;
    const { typed, expected } = typedSql(planned, written, context);
    return {
      label: source.sum?.[index] ?? label,
      value,
      written,
      typed,
      expected,
      unreadable: `${written} IS NOT NULL AND ${typed} IS NULL`,
    };
  });
  const unreadable = parts.map((part) => `(${part.unreadable})`).join(" OR ");
  const shown = `nullif(concat_ws(' + ', ${added.join(", ")}), '')`;
  const total = parts.map(({ typed }) => `coalesce(${typed}, 0)`).join(" + ");
  const faults = parts.map(
    (part): RowFault => ({ label: part.label, broken: part.unreadable, value: part.written, expected: part.expected }),
  );
  return {
    texts: { [text]: shown, ...Object.fromEntries(parts.map(({ written, value }) => [written, value])) },
    typed: `CASE WHEN ${text} IS NOT NULL AND NOT (${unreadable}) THEN ${total} END`,
    stored: withDefault(column, column.stored, context),
    faults: [...blankFault(planned, text), ...faults],
    unreadable,
  };
}

function blankFault({ column, label }: PlannedColumn, text: string): RowFault[] {
  return column.required ? [{ label, broken: `${text} IS NULL`, value: "NULL", expected: "a value" }] : [];
}

function boundFaults({ column, label }: PlannedColumn, value: string, now: Date): RowFault[] {
  const { stored } = column;
  if (column.type === "NUMBER" && column.atMost !== undefined) {
    return [{ label, broken: `${stored} > ${column.atMost}`, value, expected: `at most ${column.atMost}` }];
  }
  if (column.type === "LIST") {
    const { most, longest } = column;
    const ofIds = (what: string) => `(SELECT ${what} FROM unnest(${stored}) one)`;
    return [
      { label, broken: `cardinality(${stored}) > ${most}`, value, expected: `at most ${most} ids` },
      { label, broken: `cardinality(${stored}) > ${ofIds("count(DISTINCT one)")}`, value, expected: "each id once" },
      { label, broken: `${ofIds("max(char_length(one))")} > ${longest}`, value, expected: `ids of at most ${longest} characters` },
    ].map((fault) => ({ ...fault, value: `left(${value}, 200)` }));
  }
  if (column.type === "DEGREES") {
    const { atMost } = column;
    return [{ label, broken: `abs(${stored}) > ${atMost}`, value, expected: `from -${atMost} to ${atMost} degrees` }];
  }
  if ((column.type !== "INSTANT" && column.type !== "DAY") || !column.event) return [];
  if (column.type === "INSTANT") {
    const latest = now.toISOString();
    return [
      { label, broken: `${stored} > '${latest}'::timestamptz`, value, expected: `a time not after now, ${latest}` },
      { label, broken: `${stored} < '${earliest}'::timestamptz`, value, expected: `a time not before ${earliest}` },
    ];
  }
  // Where the day begins first, it is today already.
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  const first = earliest.slice(0, 10);
  return [
    { label, broken: `${stored} > '${latest}'::date`, value, expected: `a day not after today, ${latest} at the latest` },
    { label, broken: `${stored} < '${first}'::date`, value, expected: `a day not before ${first}` },
  ];
}
