import pg from "pg";
import type { DerivedField, FieldDefinition, RecordKind } from "../../kpi/formula/record-kind.ts";
import { isStored } from "../../kpi/formula/record-kind.ts";
import { type ConditionContext, conditionSql } from "./condition-sql.ts";

export function conditionContext(kind: RecordKind, asOf: string): ConditionContext {
  return { asOf, isText: (field) => ["text", "cases"].includes(kind.fields[field]?.source ?? "") };
}

function storedSql(name: string, field: FieldDefinition, asOf: string): string {
  switch (field.source) {
    case "event":
      return `CASE WHEN r.${name} <= ${asOf} THEN r.${name} END AS ${name}`;
    case "text":
      return `CASE WHEN r.${field.stampedBy} <= ${asOf} THEN r.${name} END AS ${name}`;
    default:
      return `r.${name}`;
  }
}

function derivedSql(name: string, field: DerivedField, context: ConditionContext): string {
  if (field.source === "instantWhen") return `CASE WHEN ${conditionSql(field.when, context)} THEN ${field.instant} END AS ${name}`;
  const cases = field.cases.map(([when, then]) => `WHEN ${conditionSql(when, context)} THEN ${pg.escapeLiteral(then)}`).join(" ");
  return `CASE ${cases} ELSE ${field.otherwise === null ? "NULL" : pg.escapeLiteral(field.otherwise)} END AS ${name}`;
}

/**
 * A sub-select of a kind's records as they looked at `asOf`, one layer for each derived field that others build on.
 * `from` names the table as `r` and gives `extra` columns beside dealer_id, id and the fields.
 * `OFFSET 0` keeps PostgreSQL from writing a derived field out again at each of its uses.
 */
export function seenRecordsSql(kind: RecordKind, asOf: string, from: string, extra: readonly string[]): string {
  const context = conditionContext(kind, asOf);
  const fields = Object.entries<FieldDefinition>(kind.fields);
  const stored = fields.flatMap(([name, field]) => (isStored(field) ? [storedSql(name, field, asOf)] : []));
  const layers = fields.flatMap(([name, field]) => (isStored(field) ? [] : [derivedSql(name, field, context)]));
  const columns = ["r.dealer_id", "r.id", ...extra, ...stored].join(", ");
  return layers.reduce(
    (inner, derived) => `SELECT *, ${derived} FROM (${inner}) s OFFSET 0`,
    `SELECT ${columns} FROM ${from} WHERE r.${kind.born} <= ${asOf} OFFSET 0`,
  );
}
