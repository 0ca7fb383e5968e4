import pg from "pg";
import type { ImportColumn } from "../import-kind.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";
import { dayExamples, daySql } from "../mapping/day.sql.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { type InstantReading, instantExamples, instantSql } from "../mapping/instant.sql.ts";
import { degreesExample, numberExample, numberSql, wholeSql } from "../mapping/number.sql.ts";
import type { StagedColumns } from "../mapping/text.sql.ts";

export interface ReadingContext {
  readonly mapping: ImportMapping;
  readonly staged: StagedColumns;
  readonly now: Date;
  /** Impossible dates give a fault instead of an error, at a price. */
  readonly careful: boolean;
}

/** How a text becomes a value. */
export interface TypedSql {
  /** Over the text. */
  readonly typed: string;
  /** Over text and typed value: true where the text has none. */
  readonly unreadable: string;
  readonly expected: string;
}

export const sqlTypes: Readonly<Record<ImportColumn["type"], string>> = {
  TEXT: "text",
  CHOICE: "text",
  CODE: "text",
  INSTANT: "timestamptz(3)",
  DAY: "date",
  FLAG: "boolean",
  LIST: "text[]",
  NUMBER: "numeric",
  DEGREES: "double precision",
  WHOLE: "integer",
};

export function typedSql(planned: PlannedColumn, text: string, context: ReadingContext): TypedSql {
  const { column, sources } = planned;
  const { mapping, staged, careful } = context;
  const unreadable = `${text} IS NOT NULL AND ${column.stored} IS NULL`;
  switch (column.type) {
    case "TEXT": {
      const { longest } = column;
      // Bytes are counted first, because they are at hand and characters are not.
      const tooLong = `octet_length(${text}) > ${longest} AND char_length(${text}) > ${longest}`;
      const expected = `at most ${longest} characters`;
      return { typed: text, unreadable: mayBeLonger(planned, staged, longest) ? tooLong : "false", expected };
    }
    case "CHOICE": {
      const choices = Object.keys(column.choices);
      const kept = Object.entries(column.choices).flatMap(([choice, keep]) =>
        keep === null ? [] : [`WHEN ${pg.escapeLiteral(choice)} THEN ${pg.escapeLiteral(keep)}`],
      );
      return {
        typed: `CASE ${text} ${kept.join(" ")} END`,
        unreadable: `${text} NOT IN (${choices.map((choice) => pg.escapeLiteral(choice)).join(", ")})`,
        expected: `${choices.join(", ")}${column.required ? "" : " or blank"}`,
      };
    }
    case "CODE":
      return { typed: text, unreadable: column.unknown(text), expected: column.expected };
    case "INSTANT": {
      const reading = instantReading(planned, context);
      return { typed: instantSql(text, reading), unreadable, expected: instantExamples(reading) };
    }
    case "DAY": {
      const formats = sources[0]?.dateFormat ?? mapping.dateFormat;
      return { typed: daySql(text, { formats, careful }), unreadable, expected: dayExamples(formats) };
    }
    case "FLAG": {
      const typed = `CASE WHEN lower(${text}) IN ('true', 'yes', '1') THEN true WHEN lower(${text}) IN ('false', 'no', '0') THEN false END`;
      return { typed, unreadable, expected: `true, false, yes, no, 1, 0${column.required ? "" : " or blank"}` };
    }
    case "LIST": {
      const typed = `nullif(array_remove(regexp_split_to_array(${text}, '\\s*;\\s*'), ''), '{}')`;
      return { typed, unreadable, expected: "ids such as G-1; G-2" };
    }
    case "NUMBER": {
      const { numberFormat } = mapping;
      const { signed = false } = column;
      return { typed: numberSql(text, numberFormat, signed ? "+-" : "+"), unreadable, expected: numberExample(numberFormat, signed) };
    }
    case "DEGREES":
      return {
        typed: `${numberSql(text, mapping.numberFormat, "+-")}::double precision`,
        unreadable,
        expected: degreesExample(mapping.numberFormat),
      };
    case "WHOLE":
      return { typed: wholeSql(text, mapping.numberFormat), unreadable, expected: "a whole number such as 7, not negative" };
  }
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
