import pg from "pg";
import { identitySql, type ImportKind, type RowRule } from "../import-kind.ts";
import { isSupplied, type PlannedColumn } from "../mapping/column-plan.ts";
import { columnSql, mappedText, type RowFault, storedText, withDefault } from "./column.sql.ts";
import { type ReadingContext, sqlTypes } from "./typed.sql.ts";

/** The statements that turn staged text into rows of a kind, and say what is wrong with bad ones. */
export class RowSql {
  /**
   * Every row marked `faulty` or not, with the kind's stored columns. Columns that are not supplied hold what a new row gets,
   * or what is stored where a rule must know it. A dealer's row counts as its own.
   */
  readonly createRows: string;
  /** `line, place, written, expected` of all that is wrong with the faulty rows; a line that is no record has no other fault. */
  readonly selectFaults: string;
  /** `line, text` of each row: what the file has of a stored column. */
  readonly selectWritten: (stored: string) => string;

  constructor(kind: ImportKind, columns: readonly PlannedColumn[], context: ReadingContext) {
    const supplied = columns.filter((planned) => isSupplied(planned, context.staged));
    const missing = columns.filter((planned) => !supplied.includes(planned));
    const sql = new Map(supplied.map((planned) => [planned.name, { planned, ...columnSql(planned, context) }]));
    const all = [...sql.values()];
    // A rule of which the file says nothing judges nothing of the file.
    const rules = kind.rules.filter((rule) => concerns(rule).some((name) => sql.has(name)));
    const looked = missing.filter(({ name }) => rules.some((rule) => concerns(rule).includes(name)));
    const broken = rules.map((rule): RowFault => {
      const readable = concerns(rule).map((name) => `(${sql.get(name)?.unreadable ?? "false"}) IS NOT TRUE`);
      const stored = looked.filter(({ name }) => concerns(rule).includes(name)).map(({ label }) => `"${label}"`);
      return {
        ...place(rule.column, columns, sql.has(rule.column)),
        broken: `(${rule.broken}) AND ${readable.join(" AND ")}`,
        expected: rule.expected,
        ...(stored.length === 0 ? {} : { ifStored: `; the file has no ${stored.join(", ")}, so the stored one counts` }),
      };
    });
    const texts = all.flatMap((one) => Object.entries(one.texts).map(([name, expression]) => `${expression} AS ${name}`));
    const typed = all.map((one) => `${one.typed} AS ${one.planned.column.stored}`);
    const stored = [
      ...all.map((one) => `${one.stored} AS ${one.planned.column.stored}`),
      ...missing.map(({ column }) => {
        const value = looked.some((one) => one.column === column) ? column.stored : `NULL::${sqlTypes[column.type]}`;
        // A column with a default is never stored blank, so what is stored and what is new need not be told apart.
        return `${withDefault(column, value, context)} AS ${column.stored}`;
      }),
      ...identityOf(kind),
    ];
    const plain = all.every((one) => Object.values(one.texts).every((text) => /^\w+(::text)?$/.test(text)));
    // OFFSET 0: each value is computed once, however often it is read further out. Values that are only copied need it not.
    const read = `(SELECT *, ${typed.join(", ")} FROM (SELECT line, fault, ${texts.join(", ")} FROM import_text ${plain ? "" : "OFFSET 0"}) mapped OFFSET 0) typed`;
    const rows = looked.length === 0 ? read : withStored(kind, read, looked);
    const faults = [...all.flatMap((one) => one.faults), ...broken].filter((one) => one.broken !== "false");
    // A rule broken only where another column is unreadable changes nothing here: that row is bad anyway.
    const anyBroken = [
      ...all.flatMap((one) => one.faults.map((fault) => fault.broken)),
      ...rules.map(({ broken: condition }) => condition),
    ].map((condition) => `(${condition})`);
    this.selectWritten = (column) =>
      `SELECT line, ${all.find(({ planned }) => planned.column.stored === column)?.texts[mappedText(column)] ?? "NULL"} AS text FROM import_text`;
    this.createRows = `
      CREATE TEMPORARY TABLE import_row ON COMMIT DROP AS
      SELECT line, ${stored.join(", ")}, fault IS NOT NULL OR coalesce(${anyBroken.join(" OR ")}, false) AS faulty FROM ${rows}`;
    this.selectFaults = `
      SELECT line, found.place, found.written, found.expected
      FROM (SELECT * FROM ${rows} WHERE line IN (SELECT line FROM import_row WHERE faulty)) bad,
      LATERAL (VALUES (fault IS NOT NULL, '', NULL, fault),
        ${faults.map((one) => `(fault IS NULL AND (${one.broken}), ${pg.escapeLiteral(one.label)}, ${one.value}, ${expectedSql(one)})`).join(",\n        ")}
      ) found (broken, place, written, expected)
      WHERE found.broken`;
  }
}

/** What names a row, of which the kind's own columns do not. */
function identityOf(kind: ImportKind): string[] {
  if (kind.key[0] === "dealer_id") return [];
  const { dealer, id } = identitySql(kind, "typed");
  return [`${dealer} AS dealer_id`, ...(kind.key[0] === "id" ? [] : [`${id} AS id`])];
}

function concerns({ column, reads }: RowRule): readonly string[] {
  return [column, ...reads];
}

/** Of a rule's column: its label, and its value as the file has it or as it is stored. */
function place(name: string, columns: readonly PlannedColumn[], supplied: boolean): Pick<RowFault, "label" | "value"> {
  const planned = columns.find((one) => one.name === name);
  if (planned === undefined) throw new Error(`A rule names ${name}, which is no column.`);
  const { column, label } = planned;
  if (supplied) return { label, value: mappedText(column.stored) };
  return { label, value: storedText(column, column.stored) };
}

function withStored({ table, key, kept }: ImportKind, rows: string, columns: readonly PlannedColumn[]): string {
  const values = columns.map(({ column }) => `stored.${column.stored}`);
  const stored = kept?.without(columns.map(({ column }) => column.stored)) ?? table;
  return `(SELECT typed.*, ${values.join(", ")}, stored.${key[0]} IS NOT NULL AS is_stored
    FROM ${rows} LEFT JOIN ${stored} stored ON ${key.map((column) => `stored.${column} = typed.${column}`).join(" AND ")} OFFSET 0) typed`;
}

function expectedSql({ expected, ifStored }: RowFault): string {
  const text = pg.escapeLiteral(expected);
  return ifStored === undefined ? text : `CASE WHEN is_stored THEN ${pg.escapeLiteral(expected + ifStored)} ELSE ${text} END`;
}
