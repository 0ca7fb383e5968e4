import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { columnOf, type RecordField } from "./record-field.ts";
import type { ServiceRecordKind, ServiceRecordRow } from "./service-record-kind.ts";

/** SQL that is true where the field has become known by the instant asked for; undefined where it always was. */
function known(name: string, { stamp }: RecordField): string | undefined {
  if (stamp === undefined) return undefined;
  const [field, on] = typeof stamp === "string" ? [name, stamp === "OWN_DAY" ? "DAY" : "INSTANT"] : [stamp.field, stamp.on];
  return `r.${columnOf(field)} <= ${on === "DAY" ? "($3::timestamptz AT TIME ZONE d.time_zone)::date" : "$3::timestamptz"}`;
}

function statement({ table, fields }: ServiceRecordKind): Statement {
  const columns = Object.entries(fields).map(([name, field]) => {
    const [column, when] = [columnOf(name), field.nullable ? known(name, field) : undefined];
    return when === undefined ? `r.${column}` : `CASE WHEN (${when}) IS NOT FALSE THEN r.${column} END AS ${column}`;
  });
  const born = Object.entries(fields).flatMap(([name, field]) => (field.nullable ? [] : (known(name, field) ?? [])));
  // PostgreSQL must know the type of an instant that nothing is held against.
  const conditions = ["$3::timestamptz IS NOT NULL", ...born];
  return named(
    table,
    `SELECT r.dealer_id, r.id, ${columns.join(", ")}
     FROM unnest($1::text[], $2::text[]) AS key(dealer_id, id) JOIN ${table} r ON r.dealer_id = key.dealer_id AND r.id = key.id
     JOIN dealer d ON d.id = r.dealer_id WHERE ${conditions.join(" AND ")}`,
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
