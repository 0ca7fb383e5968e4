import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { PageRunner, Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { columnOf, type RecordField } from "./record-field.ts";
import type { ServiceRecordKind, ServiceRecordRow } from "./service-record-kind.ts";

/** SQL that is true where the field has become known by the instant asked for; undefined where it always was. */
function known(name: string, { stamp }: RecordField, asOf: string): string | undefined {
  if (stamp === undefined) return undefined;
  const [field, on] = typeof stamp === "string" ? [name, stamp === "OWN_DAY" ? "DAY" : "INSTANT"] : [stamp.field, stamp.on];
  return `r.${columnOf(field)} <= ${on === "DAY" ? `(${asOf}::timestamptz AT TIME ZONE d.time_zone)::date` : `${asOf}::timestamptz`}`;
}

/** SQL that is true where the record was there at the instant. */
function wasThere({ fields }: ServiceRecordKind, asOf: string): string {
  const born = Object.entries(fields).flatMap(([name, field]) => (field.nullable ? [] : (known(name, field, asOf) ?? [])));
  // PostgreSQL must know the type of an instant that nothing is held against.
  return [`${asOf}::timestamptz IS NOT NULL`, ...born].join(" AND ");
}

function statement(kind: ServiceRecordKind): Statement {
  const { table, fields } = kind;
  const columns = Object.entries(fields).map(([name, field]) => {
    const [column, when] = [columnOf(name), field.nullable ? known(name, field, "$3") : undefined];
    return when === undefined ? `r.${column}` : `CASE WHEN (${when}) IS NOT FALSE THEN r.${column} END AS ${column}`;
  });
  return named(
    table,
    `SELECT r.dealer_id, r.id, ${columns.join(", ")}
     FROM unnest($1::text[], $2::text[]) AS key(dealer_id, id) JOIN ${table} r ON r.dealer_id = key.dealer_id AND r.id = key.id
     JOIN dealer d ON d.id = r.dealer_id WHERE ${wasThere(kind, "$3")}`,
  );
}

/** Records of a kind by dealer and id, as of an instant; those that may not be seen are absent, as those that are not there. */
export async function readServiceRecords(
  scope: DealerScope,
  runner: StatementRunner,
  kind: ServiceRecordKind,
  keys: readonly { readonly dealerId: string; readonly id: string }[],
  asOf: Date,
): Promise<ServiceRecordRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(statement(kind), [readable.map(({ dealerId }) => dealerId), readable.map(({ id }) => id), asOf]);
}

/** Which records of a kind: all of a dealer's, or those whose date lies in a period. */
export interface ServiceRecordList {
  readonly kind: ServiceRecordKind;
  readonly dealerId: string;
  /** The field with the date: records are in its order, those without it last. Absent: in order of id. */
  readonly date: string | undefined;
  /** From the first to before the second; an instant or a day, as the date is. */
  readonly within: readonly [Date | string, Date | string] | undefined;
}

const dateColumn = ({ date }: ServiceRecordList) => (date === undefined ? undefined : `r.${columnOf(date)}`);

function narrowedSql(list: ServiceRecordList): string {
  const column = dateColumn(list);
  return column !== undefined && list.within ? `r.dealer_id = $1 AND ${column} >= $2 AND ${column} < $3` : "r.dealer_id = $1";
}

function keysStatement(list: ServiceRecordList): Statement {
  const column = dateColumn(list);
  return { text: `SELECT r.id FROM ${list.kind.table} r WHERE ${narrowedSql(list)} ORDER BY ${column ? `${column}, ` : ""}r.id` };
}

/** Records of a kind as of an instant, `size` at a time at most. */
export async function* readServiceRecordPages(
  scope: DealerScope,
  runner: PageRunner,
  list: ServiceRecordList,
  asOf: Date,
  size: number,
): AsyncGenerator<ServiceRecordRow[]> {
  const { kind, dealerId, within } = list;
  if (!mayRead(scope, dealerId)) return;
  for await (const keys of runner.pages<{ id: string }>(keysStatement(list), [dealerId, ...(within ?? [])], size)) {
    const rows = await readServiceRecords(
      scope,
      runner,
      kind,
      keys.map(({ id }) => ({ dealerId, id })),
      asOf,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    yield keys.flatMap(({ id }) => byId.get(id) ?? []);
  }
}

/** How many records a list has as of an instant. */
export async function readServiceRecordCount(
  scope: DealerScope,
  runner: StatementRunner,
  list: ServiceRecordList,
  asOf: Date,
): Promise<number> {
  const { kind, dealerId, within } = list;
  if (!mayRead(scope, dealerId)) return 0;
  const there = wasThere(kind, within ? "$4" : "$2");
  const text = `SELECT count(*)::int AS count FROM ${kind.table} r JOIN dealer d ON d.id = r.dealer_id WHERE ${narrowedSql(list)} AND ${there}`;
  const [row] = await runner.query<{ count: number }>({ text }, [dealerId, ...(within ?? []), asOf]);
  return row?.count ?? 0;
}
