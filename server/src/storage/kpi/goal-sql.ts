import { goalPrecedence } from "../../kpi/goal-in-force.ts";
import { literal } from "./passes.ts";

const rankOf = (source: string) => `array_position(ARRAY[${goalPrecedence.map(literal).join(", ")}], ${source})`;

/**
 * The goal in force on the last day of a row's month, at most one row, for a lateral join: of those set by the row's instant
 * `since` the narrowest that is not withdrawn, else the catalogue's (`goal_value`, `goal_direction`, `goal_strict`, `goal_currency` of the row).
 */
export function goalInForceSql(row: string, dealer: string, program: string): string {
  return `SELECT value, direction, strict FROM (
    SELECT * FROM (
      SELECT DISTINCT ON (g.scope) ${rankOf("g.scope")} AS rank, g.value, g.direction, g.strict FROM metric_goal g
      WHERE g.program = ${program} AND g.dealer_id IN ('', ${dealer}.id) AND g.metric = ${row}.metric
        AND g.country IN ('', ${dealer}.country) AND g.currency IN ('', ${row}.currency)
        AND g.valid_from < ${row}.month + interval '1 month' AND g.set_at <= ${row}.since
      ORDER BY g.scope, g.valid_from DESC, g.id DESC
    ) newest WHERE value IS NOT NULL
    UNION ALL SELECT ${rankOf("'CATALOGUE'")}, ${row}.goal_value, ${row}.goal_direction, ${row}.goal_strict
      WHERE ${row}.goal_value IS NOT NULL AND ${row}.goal_currency IN ('', ${row}.currency)
  ) goals ORDER BY rank LIMIT 1`;
}
