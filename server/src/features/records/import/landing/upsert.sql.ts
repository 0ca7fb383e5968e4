import { identitySql, type ImportColumn, type ImportKind } from "../import-kind.ts";
import { overwritten, rowHash, valueColumns } from "./change.sql.ts";

/** Whether a stored row is the one of the file. */
function same({ table, key }: ImportKind, stored: string = table): string {
  return `(${key.map((column) => `${stored}.${column}`).join(", ")}) = (${key.map((column) => `import_row.${column}`).join(", ")})`;
}

/** Unless more than one row has the key, both are the same. A hash of the key takes a tenth of the time of comparing keys. */
export const countKeys = `
  SELECT count(*) AS rows, count(DISTINCT hashtextextended(id, hashtextextended(dealer_id, 0))) AS keys
  FROM import_row WHERE dealer_id IS NOT NULL AND id IS NOT NULL`;

function differs(kind: ImportKind, supplied: readonly ImportColumn[], stored: string = kind.table): string {
  const of = (rows: string) => valueColumns(kind, supplied).map((column) => `${rows}.${column}`);
  // A file may say of a record no more than that it is there.
  return valueColumns(kind, supplied).length === 0
    ? "false"
    : `(${of("import_row").join(", ")}) IS DISTINCT FROM (${of(stored).join(", ")})`;
}

/** Whether any record of these dealers is stored: one look into the index for each. */
export function anyStored(kind: ImportKind): string {
  if (kind.operators) return `SELECT FROM ${kind.table}`;
  return `SELECT FROM import_dealer, LATERAL (SELECT FROM ${kind.table} WHERE ${kind.table}.${kind.key[0]} = import_dealer.dealer_id LIMIT 1) stored`;
}

/** Where no record is stored, every row is new. */
export const countNew = "SELECT count(*) AS rows, count(*) AS new, 0 AS changed FROM import_row";

/** Rows of which a record is stored: whether they differ from it in a supplied column, and whether anything of it was recorded here. */
export function createCompared(
  kind: ImportKind,
  supplied: readonly ImportColumn[],
  recorded: (row: string) => string = () => "false",
): string {
  return `
    CREATE TEMPORARY TABLE import_compared ON COMMIT DROP AS
    SELECT line, ${differs(kind, supplied)} AS differs, ${recorded(kind.table)} AS recorded FROM import_row JOIN ${kind.table} ON ${same(kind)}`;
}

/** Once they were compared: rows that are to be written. */
export const writtenRows = `(
  WITH written AS MATERIALIZED (
    SELECT line FROM import_row LEFT JOIN import_compared compared USING (line) WHERE compared.line IS NULL OR compared.differs AND NOT compared.recorded
  ) SELECT import_row.* FROM import_row JOIN written USING (line))`;

/** As `countChanges`, of rows that were compared; one that was made the same since counts as one that differs. */
export const countCompared = `
  SELECT count(*) AS rows, count(*) FILTER (WHERE compared.line IS NULL) AS new, count(*) FILTER (WHERE compared.differs) AS changed
  FROM import_row LEFT JOIN import_compared compared USING (line)`;

/** How many rows are new, and how many differ in a supplied column from what is stored. */
export function countChanges(kind: ImportKind, supplied: readonly ImportColumn[]): string {
  return `
    SELECT count(*) AS rows, count(*) FILTER (WHERE ${kind.table}.${kind.key[0]} IS NULL) AS new,
      count(*) FILTER (WHERE ${kind.table}.${kind.key[0]} IS NOT NULL AND ${differs(kind, supplied)}) AS changed
    FROM import_row LEFT JOIN ${kind.table} ON ${same(kind)}`;
}

/** Key and hash of the rows that a statement has written; without what people recorded on them, where anything is. */
function written(kind: ImportKind, recorded: boolean): string {
  const { table, key, columns, kept } = kind;
  const { dealer, id } = identitySql(kind, table);
  const values = valueColumns({ key }, Object.values(columns));
  const hash = recorded && kept ? kept.hash(values) : rowHash(table, values);
  return `${dealer} AS dealer_id, ${id} AS id, ${hash} AS hash`;
}

/**
 * Dealer by dealer, whatever the order of the file: the indexes, which the dealer leads, then grow page by page, which halves
 * the time. One number to sort by takes half the time of two texts. `allNew`: no row is stored yet.
 * `made`: columns beside those of a file.
 */
export function insertNew(kind: ImportKind, allNew: boolean, made: Readonly<Record<string, string>> = {}): string {
  const columns = [...kind.key, ...valueColumns(kind, Object.values(kind.columns))].join(", ");
  const names = [columns, ...Object.keys(made)].join(", ");
  const values = [columns, ...Object.values(made)].join(", ");
  const unknown = `WHERE NOT EXISTS (SELECT FROM ${kind.table} WHERE ${same(kind)})`;
  return `
    INSERT INTO ${kind.table} (${names}) SELECT ${values} FROM import_row JOIN import_dealer USING (dealer_id) ${allNew ? "" : unknown}
    ORDER BY dealer_place << 40 | line RETURNING ${written(kind, false)}`;
}

/**
 * Rows that say the same are not written again, nor are columns that are not supplied. Dealer by dealer, as `insertNew`. What they held before
 * is read beside: nothing but an import, and what it keeps out, writes records. What was recorded here meanwhile stays. `recorded`: people have
 * recorded something on rows of the kind.
 */
export function updateChanged(kind: ImportKind, supplied: readonly ImportColumn[], recorded: boolean): string {
  const columns = valueColumns(kind, supplied);
  const { live } = kind;
  const stays = live?.recorded ? ` AND NOT (${live.recorded("before")})` : "";
  return `
    UPDATE ${kind.table} SET ${columns.map((column) => `${column} = import_row.${column}`).join(", ")}
    FROM (
      SELECT import_row.*, ${overwritten("before", columns)} AS was
      FROM import_row JOIN import_dealer USING (dealer_id) JOIN ${kind.table} before ON ${same(kind, "before")}
      WHERE ${differs(kind, supplied, "before")}${stays} ORDER BY import_dealer.dealer_place << 40 | line
    ) import_row
    WHERE ${same(kind)} RETURNING ${written(kind, recorded)}, import_row.was`;
}
