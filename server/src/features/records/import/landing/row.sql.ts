import pg from "pg";
import type { ImportKind } from "../import-kind.ts";
import type { PlannedColumn } from "../mapping/column-plan.ts";
import { columnSql, mappedText, type ReadingContext, type RowFault } from "./column.sql.ts";

/** The statements that turn staged text into rows of a kind, and say what is wrong with bad ones. */
export class RowSql {
  /** Every row marked `faulty` or not, with the kind's stored columns. */
  readonly createRows: string;
  /** `line, place, written, expected` of all that is wrong with the faulty rows; a line that is no record has no other fault. */
  readonly selectFaults: string;

  constructor(kind: ImportKind, columns: readonly PlannedColumn[], context: ReadingContext) {
    const sql = new Map(columns.map((planned) => [planned.name, { planned, ...columnSql(planned, context) }]));
    const all = [...sql.values()];
    const rules = kind.rules.flatMap(({ column, broken, reads, expected }): RowFault[] => {
      const own = sql.get(column);
      if (own === undefined) return [];
      const readable = [column, ...reads].map((read) => `(${sql.get(read)?.unreadable ?? "false"}) IS NOT TRUE`);
      const value = mappedText(own.planned.column.stored);
      return [{ label: own.planned.label, broken: `(${broken}) AND ${readable.join(" AND ")}`, value, expected }];
    });
    const texts = all.flatMap((one) => Object.entries(one.texts).map(([name, expression]) => `${expression} AS ${name}`));
    const typed = all.map((one) => `${one.typed} AS ${one.planned.column.stored}`);
    const stored = all.map((one) => `${one.stored} AS ${one.planned.column.stored}`);
    const plain = all.every((one) => Object.values(one.texts).every((text) => /^\w+(::text)?$/.test(text)));
    // OFFSET 0: each value is computed once, however often it is read further out. Values that are only copied need it not.
    const rows = `(SELECT *, ${typed.join(", ")} FROM (SELECT line, fault, ${texts.join(", ")} FROM import_text ${plain ? "" : "OFFSET 0"}) mapped OFFSET 0) typed`;
    const faults = [...all.flatMap((one) => one.faults), ...rules].filter(({ broken }) => broken !== "false");
    // A rule broken only where another column is unreadable changes nothing here: that row is bad anyway.
    const broken = [...all.flatMap((one) => one.faults), ...kind.rules].map((one) => `(${one.broken})`);
    this.createRows = `
      CREATE TEMPORARY TABLE import_row ON COMMIT DROP AS
      SELECT line, ${stored.join(", ")}, fault IS NOT NULL OR coalesce(${broken.join(" OR ")}, false) AS faulty FROM ${rows}`;
    this.selectFaults = `
      SELECT line, place, written, expected
      FROM (SELECT * FROM ${rows} WHERE line IN (SELECT line FROM import_row WHERE faulty)) bad,
      LATERAL (VALUES (fault IS NOT NULL, '', NULL, fault),
        ${faults
          .map(
            (one) => `(fault IS NULL AND (${one.broken}), ${pg.escapeLiteral(one.label)}, ${one.value}, ${pg.escapeLiteral(one.expected)})`,
          )
          .join(",\n        ")}
      ) found (broken, place, written, expected)
      WHERE found.broken`;
  }
}
