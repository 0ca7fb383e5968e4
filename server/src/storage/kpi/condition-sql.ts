import pg from "pg";
import type { Condition, Leaf } from "../../kpi/formula/condition.ts";
import { type Duration, milliseconds } from "../../kpi/formula/duration.ts";
import { blanks } from "../../kpi/formula/evaluate.ts";
import { type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";

/** SQL of the instant asked for: always the first parameter. */
export const asOfParameter = "$1::timestamptz";

/** The same instant where it says what has passed by then: an outlook looks on from an earlier one at what is recorded by this one. */
export const passedBy = `(${asOfParameter})`;

/** PostgreSQL refuses a parameter that is never mentioned, and not every kind of record has instants to hold against this one. */
export const asOfGiven = `${asOfParameter} IS NOT NULL`;

/** The calendar day, on the dealer's clocks, of the instant asked for: where a `cell` can be seen. */
export const today = `(${asOfParameter} AT TIME ZONE cell.time_zone)::date`;

/** Blank characters as an SQL literal: the evaluator trims the same ones. */
const blanksSql = `E'${blanks.replaceAll("\t", "\\t").replaceAll("\r", "\\r").replaceAll("\n", "\\n")}'`;

/** Milliseconds, never days: a day of PostgreSQL's follows the session's clocks. */
export function intervalSql(duration: Duration): string {
  return `interval '${milliseconds(duration)} milliseconds'`;
}

function leafSql(leaf: Leaf, kind: RecordKind): string {
  switch (leaf.op) {
    case "is":
      return `${leaf.field} = ${pg.escapeLiteral(leaf.value)}`;
    case "yes":
      return leaf.field;
    case "filled":
      return valueType(kind, leaf.field) === "text" ? `btrim(${leaf.field}, ${blanksSql}) <> ''` : `${leaf.field} IS NOT NULL`;
    case "atLeast":
      return `${leaf.field} >= ${leaf.value}`;
    case "atMost":
      return `${leaf.field} <= ${leaf.value}`;
    case "within":
      return `${leaf.event} <= ${leaf.start} + ${intervalSql(leaf.window)}`;
    case "withinDays":
      return `${leaf.event} <= ${leaf.start} + ${leaf.days}`;
    case "notAfter":
    case "notBefore": {
      const limit = leaf.lead.amount === 0 ? leaf.limit : `${leaf.limit} - ${intervalSql(leaf.lead)}`;
      return `${leaf.event} ${leaf.op === "notAfter" ? "<=" : ">="} ${limit}`;
    }
    case "passed":
      if (valueType(kind, leaf.field) === "day")
        return `${leaf.field} + ${leaf.after.amount} < (${passedBy} AT TIME ZONE cell.time_zone)::date`;
      return leaf.after.amount === 0 ? `${leaf.field} < ${passedBy}` : `${leaf.field} + ${intervalSql(leaf.after)} < ${passedBy}`;
  }
}

/** Conditions that are decided already, as columns. */
export type Decided = ReadonlyMap<Condition, string>;

/** The condition as an SQL expression over columns named like the kind's fields; it is never null. */
export function conditionSql(condition: Condition, kind: RecordKind, decided?: Decided): string {
  const known = decided?.get(condition);
  if (known !== undefined) return known;
  switch (condition.op) {
    case "all":
      return condition.conditions.length === 0
        ? "true"
        : `(${condition.conditions.map((part) => conditionSql(part, kind, decided)).join(" AND ")})`;
    case "any":
      return condition.conditions.length === 0
        ? "false"
        : `(${condition.conditions.map((part) => conditionSql(part, kind, decided)).join(" OR ")})`;
    case "not":
      return `(NOT ${conditionSql(condition.condition, kind, decided)})`;
    default:
      return `((${leafSql(condition, kind)}) IS TRUE)`;
  }
}
