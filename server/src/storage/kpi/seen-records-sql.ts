import pg from "pg";
import type { Condition } from "../../kpi/formula/condition.ts";
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

function fieldsIn(condition: Condition): string[] {
  switch (condition.op) {
    case "all":
    case "any":
      return condition.conditions.flatMap(fieldsIn);
    case "not":
      return fieldsIn(condition.condition);
    case "within":
      return [condition.event, condition.start];
    case "notAfter":
      return [condition.event, condition.limit];
    default:
      return [condition.field];
  }
}

/** The fields that a derived field follows from. */
function sourcesOf(field: DerivedField): string[] {
  return field.source === "instantWhen" ? [field.instant, ...fieldsIn(field.when)] : field.cases.flatMap(([when]) => fieldsIn(when));
}

/** The derived fields, those first that follow from stored ones alone; each list needs only the lists before it. */
function derivedLayers(fields: readonly (readonly [string, FieldDefinition])[], context: ConditionContext): string[][] {
  const depths = new Map<string, number>();
  const layers: string[][] = [];
  for (const [name, field] of fields) {
    if (isStored(field)) continue;
    const depth = Math.max(0, ...sourcesOf(field).map((source) => (depths.get(source) ?? -1) + 1));
    depths.set(name, depth);
    layers[depth] = [...(layers[depth] ?? []), derivedSql(name, field, context)];
  }
  return layers;
}

/**
 * A sub-select of a kind's records as they looked at `asOf`: dealer_id, id and the fields, in one layer for each step of
 * derivation. `from` names the table as `r` and ends in a condition.
 * `OFFSET 0` keeps PostgreSQL from writing a derived field out again at each of its uses.
 */
export function seenRecordsSql(kind: RecordKind, asOf: string, from: string): string {
  const fields = Object.entries<FieldDefinition>(kind.fields);
  const stored = fields.flatMap(([name, field]) => (isStored(field) ? [storedSql(name, field, asOf)] : []));
  return derivedLayers(fields, conditionContext(kind, asOf)).reduce(
    (inner, derived) => `SELECT *, ${derived.join(", ")} FROM (${inner}) s OFFSET 0`,
    `SELECT r.dealer_id, r.id, ${stored.join(", ")} FROM ${from} AND r.${kind.born} <= ${asOf} OFFSET 0`,
  );
}
