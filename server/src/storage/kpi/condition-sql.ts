import pg from "pg";
import type { Condition, Leaf } from "../../kpi/formula/condition.ts";
import { milliseconds } from "../../kpi/formula/duration.ts";
import { blanks } from "../../kpi/formula/evaluate.ts";

/** Blank characters as an SQL literal: the evaluator trims the same ones. */
const blanksSql = `E'${blanks.replaceAll("\t", "\\t").replaceAll("\r", "\\r").replaceAll("\n", "\\n")}'`;

/** What the fold must know of its surroundings: the SQL of the instant asked for, and which fields are texts. */
export interface ConditionContext {
  readonly asOf: string;
  isText(field: string): boolean;
}

function leafSql(leaf: Leaf, context: ConditionContext): string {
  switch (leaf.op) {
    case "is":
      return `${leaf.field} = ${pg.escapeLiteral(leaf.value)}`;
    case "filled":
      return context.isText(leaf.field) ? `btrim(${leaf.field}, ${blanksSql}) <> ''` : `${leaf.field} IS NOT NULL`;
    case "within":
      // Milliseconds, never days: a day of PostgreSQL's follows the session's clocks.
      return `${leaf.event} <= ${leaf.start} + interval '${milliseconds(leaf.window)} milliseconds'`;
    case "notAfter":
      return `${leaf.event} <= ${leaf.limit}`;
    case "passed":
      return `${leaf.field} < ${context.asOf}`;
  }
}

/** The condition as an SQL expression over columns named like the fields; it is never null. */
export function conditionSql(condition: Condition, context: ConditionContext): string {
  switch (condition.op) {
    case "all":
      return condition.conditions.length === 0
        ? "true"
        : `(${condition.conditions.map((part) => conditionSql(part, context)).join(" AND ")})`;
    case "any":
      return condition.conditions.length === 0
        ? "false"
        : `(${condition.conditions.map((part) => conditionSql(part, context)).join(" OR ")})`;
    case "not":
      return `(NOT ${conditionSql(condition.condition, context)})`;
    default:
      return `((${leafSql(condition, context)}) IS TRUE)`;
  }
}
