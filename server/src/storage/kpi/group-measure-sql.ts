import { milliseconds } from "../../kpi/formula/duration.ts";
import { fieldsOfMeasure } from "../../kpi/metric-fields.ts";
import { denominatorOf, isMiddle, type Metric, numeratorOf, type Settlement } from "../../kpi/metric.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import type { Statement } from "../read-snapshot.ts";
import { cohortRecordsSql, named } from "./cohort-sql.ts";
import { asOfParameter } from "./condition-sql.ts";
import { amountSql, measuredCellsSql, squares } from "./measure-sql.ts";
import { literal } from "./passes.ts";
import { selectedCells } from "./selected-cells-sql.ts";

/** One row a month, metric and currency: published parts as they were published, the others as the records are. */
export interface GroupRow {
  readonly month: string;
  readonly metric: string;
  readonly currency: string;
  /** How many dealers have a part of it. */
  readonly dealers: number;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Null where a published part of a score was stored without. */
  readonly squares: string | null;
  /** Whether a dealer's part is not published, or records of a dealer without any may still come. */
  readonly open: boolean;
  readonly final_at: string | null;
  /** Whether all published parts were held against the same goal, or all against none; it stands in the next three. */
  readonly one_goal: boolean | null;
  readonly goal_value: string | null;
  readonly goal_at_least: boolean | null;
  readonly goal_strict: boolean | null;
}

/** How long after a month's end a metric settles at the earliest; of calendar days, the longest that so many can take. */
function waitSql(settlement: Settlement): string {
  if (settlement === "NEVER") return "NULL::interval";
  if ("calendarDays" in settlement) return `interval '${settlement.calendarDays * 24 + 1} hours'`;
  return `interval '${milliseconds(settlement.atLeast) + milliseconds(settlement.window)} milliseconds'`;
}

/** Medians of all records of a month together: those of dealers do not add up. */
function mediansSql(medians: readonly Metric[]): string {
  const selects = medians.map((metric) => {
    const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
    if (!denominator) throw new Error(`${metric.code} has no denominator.`);
    const fields = [...fieldsOfMeasure(numerator), ...fieldsOfMeasure(denominator)];
    return `SELECT cell_month AS month, ${literal(metric.code)} AS metric, ${metric.currency ?? "''"} AS currency,
    ${amountSql(numerator)} AS numerator, ${amountSql(denominator)}::numeric AS denominator
  FROM (SELECT cell.month AS cell_month, cohort.* FROM ${selectedCells} CROSS JOIN LATERAL (${cohortRecordsSql(metric, fields)}) cohort) r
  GROUP BY 1, 2, 3`;
  });
  return selects.join("\n  UNION ALL ");
}

/** What the sums come to, over `sums`, with the medians in place of theirs. */
function resultsSql(medians: readonly Metric[]): string {
  if (medians.length === 0) return " SELECT * FROM sums";
  const isMedian = `metric IN (${medians.map(({ code }) => literal(code)).join(", ")})`;
  const number = (name: string) => `CASE WHEN ${isMedian} THEN coalesce(m.${name}, 0) ELSE s.${name} END AS ${name}`;
  return `, medians AS (${mediansSql(medians)})
SELECT month, metric, currency, dealers, ${number("numerator")}, ${number("denominator")}, squares, open, final_at,
  one_goal, goal_value, goal_at_least, goal_strict
FROM sums s LEFT JOIN medians m USING (month, metric, currency)`;
}

/** Of a part without records they are 0, whether or not they were kept when it was published. */
const squaresOfPart = "CASE WHEN p.dealer_id IS NULL THEN t.squares WHEN p.denominator = 0 THEN 0 ELSE p.squares END";

/**
 * Sums of metrics over a selection of dealers, by month. Rates are made from the sums, never averaged; medians from all records.
 * Parameters: `asOf`, those of `selectedCells`, and the program (9).
 */
export function groupMeasureStatement(metrics: readonly Metric[]): Statement {
  const codes = metrics.map(({ code }) => literal(code));
  const waits = metrics.flatMap((metric) =>
    recordKindsOf(metric).map((kind) => `(${literal(metric.code)}, ${literal(kind.code)}, ${waitSql(metric.settlement)})`),
  );
  const key = "dealer_id, month, metric, currency";
  const inMoney = metrics.filter(({ currency }) => currency !== undefined).map(({ code }) => literal(code));
  // What a sum in money is divided by may stand alone: it then belongs to the dealer's own currency.
  const currency =
    inMoney.length === 0
      ? "currency"
      : `CASE WHEN currency = '' AND metric IN (${inMoney.join(", ")}) THEN (SELECT d.currency FROM dealer d WHERE d.id = dealer_id) ELSE currency END`;
  return named(
    "group_measure",
    `WITH today AS (
  SELECT dealer_id, month, metric, ${currency} AS currency, numerator, denominator, squares, final_at FROM (${measuredCellsSql(metrics, selectedCells, [squares])}) m
), published AS (
  SELECT DISTINCT ON (p.dealer_id, p.month, p.metric, p.currency)
    p.dealer_id, p.month, p.metric, p.currency, p.numerator, p.denominator, p.squares, p.final_at,
    p.goal_value, p.goal_direction = 'AT_LEAST' AS at_least, p.goal_strict AS strict
  FROM ${selectedCells}
  JOIN metric_result p ON p.dealer_id = cell.dealer_id AND p.program = $9 AND p.month = cell.month
    AND p.metric IN (${codes.join(", ")}) AND p.published_at <= ${asOfParameter}
  ORDER BY p.dealer_id, p.month, p.metric, p.currency, p.edition DESC
), incomplete AS (
  SELECT DISTINCT cell.month, w.metric
  FROM ${selectedCells}
  JOIN record_completeness r ON r.dealer_id = cell.dealer_id
  JOIN (VALUES ${waits.join(", ")}) AS w(metric, record_kind, wait) ON w.record_kind = r.record_kind
  WHERE r.complete_through < cell.ends_at + w.wait
), sums AS (
SELECT month, metric, currency, count(*)::int AS dealers, sum(coalesce(p.numerator, t.numerator)) AS numerator,
  sum(CASE WHEN p.dealer_id IS NULL THEN t.denominator ELSE p.denominator END) AS denominator,
  CASE WHEN bool_and(${squaresOfPart} IS NOT NULL) THEN sum(${squaresOfPart}) END AS squares,
  bool_or(p.dealer_id IS NULL) OR (month, metric) IN (SELECT i.month, i.metric FROM incomplete i) AS open, max(coalesce(p.final_at, t.final_at)) AS final_at,
  count(p.goal_value) IN (0, count(p.dealer_id)) AND (min(p.goal_value), bool_and(p.at_least), bool_and(p.strict))
    IS NOT DISTINCT FROM (max(p.goal_value), bool_or(p.at_least), bool_or(p.strict)) AS one_goal,
  min(p.goal_value) AS goal_value, bool_and(p.at_least) AS goal_at_least, bool_and(p.strict) AS goal_strict
FROM today t FULL JOIN published p USING (${key})
GROUP BY month, metric, currency
)${resultsSql(metrics.filter(isMiddle))}`,
  );
}
