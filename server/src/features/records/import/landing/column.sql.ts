import pg from "pg";
import type { PlannedColumn } from "../mapping/column-plan.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { type InstantReading, instantExamples, instantSql } from "../mapping/instant.sql.ts";
import { MappedText, type StagedColumns } from "../mapping/text.sql.ts";

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

export interface ReadingContext {
  readonly mapping: ImportMapping;
  readonly staged: StagedColumns;
  readonly now: Date;
  /** Impossible dates give a fault instead of an error, at a price. */
  readonly careful: boolean;
}

/** An earlier event is a slip of the pen, and every month since would be history to compute. */
const earliest = "1970-01-01T00:00:00.000Z";

export function columnSql(planned: PlannedColumn, context: ReadingContext): ColumnSql {
  const { column, sources, label } = planned;
  const { stored } = column;
  const text = mappedText(stored);
  const mapped = new MappedText(context.staged, context.mapping.missing);
  const texts: Record<string, string> = { [text]: mapped.first(sources) };
  const faults: RowFault[] = [];
  for (const [index, { from, unmapped, value, expected }] of mapped.unmapped(sources).entries()) {
    const written = `unmapped_${index}_${stored}`;
    texts[written] = `CASE WHEN ${unmapped} THEN ${value} END`;
    faults.push({ label: from, broken: `${written} IS NOT NULL`, value: written, expected });
  }
  if (column.required) faults.push({ label, broken: `${text} IS NULL`, value: "NULL", expected: "a value" });
  if (column.type === "TEXT") {
    const { longest } = column;
    // Bytes are counted first, because they are at hand and characters are not.
    const unreadable = mayBeLonger(planned, context.staged, longest)
      ? `octet_length(${text}) > ${longest} AND char_length(${text}) > ${longest}`
      : "false";
    faults.push({ label, broken: unreadable, value: `left(${text}, 200)`, expected: `at most ${longest} characters` });
    return { texts, typed: text, stored, faults, unreadable };
  }
  if (column.type === "CHOICE") {
    const choices = Object.keys(column.choices);
    const kept = Object.entries(column.choices).flatMap(([choice, keep]) =>
      keep === null ? [] : [`WHEN ${pg.escapeLiteral(choice)} THEN ${pg.escapeLiteral(keep)}`],
    );
    const unreadable = `${text} NOT IN (${choices.map((choice) => pg.escapeLiteral(choice)).join(", ")})`;
    faults.push({ label, broken: unreadable, value: text, expected: `${choices.join(", ")} or blank` });
    return { texts, typed: `CASE ${text} ${kept.join(" ")} END`, stored, faults, unreadable };
  }
  const reading = instantReading(planned, context);
  const unreadable = `${text} IS NOT NULL AND ${stored} IS NULL`;
  faults.push({ label, broken: unreadable, value: text, expected: instantExamples(reading) });
  if (column.event) {
    const now = context.now.toISOString();
    faults.push({ label, broken: `${stored} > '${now}'::timestamptz`, value: text, expected: `a time not after now, ${now}` });
    faults.push({ label, broken: `${stored} < '${earliest}'::timestamptz`, value: text, expected: `a time not before ${earliest}` });
  }
  return {
    texts,
    typed: instantSql(text, reading),
    stored: column.default === undefined ? stored : `coalesce(${stored}, (${column.default})::timestamptz(3))`,
    faults,
    unreadable,
  };
}

export function mappedText(stored: string): string {
  return `text_${stored}`;
}

function mayBeLonger({ sources }: PlannedColumn, staged: StagedColumns, longest: number): boolean {
  return sources.some(
    ({ from, constant, values }) =>
      (from !== undefined && (staged.get(from)?.profile.longest ?? 0) > longest) ||
      [constant, ...Object.values(values ?? {})].some((text) => (text ?? "").length > longest),
  );
}

function instantReading({ sources }: PlannedColumn, { mapping, staged, careful }: ReadingContext): InstantReading {
  const [first] = sources;
  return {
    formats: first?.dateFormat ?? mapping.dateFormat,
    timeZone: first?.timeZone ?? mapping.timeZone,
    plain: sources.every(
      ({ from, values }) => from !== undefined && values === undefined && (staged.get(from)?.profile.plainInstants ?? true),
    ),
    careful,
  };
}
