import type { Metric } from "../../kpi/metric.ts";
import { firstDay, type Month } from "../../kpi/month.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { comparableValue, definitionParameters, definitionsSql, quartileSql } from "../../storage/kpi/comparable-sql.ts";
import { selectionSql } from "../../storage/kpi/selected-cells-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { type DealerSelection, selectedIds } from "../dealer/dealer.reader.ts";
import { fewestDealers } from "./fewest-dealers.ts";

/** Of one metric, month and currency; blank where it has none. */
export interface QuartilesRow {
  readonly month: string;
  readonly metric: string;
  readonly currency: string;
  readonly dealers: number;
  readonly lower: number | null;
  readonly median: number | null;
  readonly upper: number | null;
}

const storedQuartiles: Statement = {
  name: "stored_quartiles",
  text: `SELECT month, metric, currency, dealers, lower, median, upper FROM metric_quartiles
    WHERE program = $1 AND month = ANY($2::date[]) AND coalesce(published_through, computed_at) <= $3 ORDER BY metric, currency`,
};

/** Quartiles over all dealers, as last computed, unless from what was published after an instant: those before are not kept. Whoever is no staff sees those only behind which enough dealers stand. */
export function readStoredQuartiles(
  _: DealerScope,
  runner: StatementRunner,
  program: string,
  months: readonly Month[],
  asOf: Date,
): Promise<QuartilesRow[]> {
  return runner.query(storedQuartiles, [program, months.map(firstDay), asOf]);
}

/** The newest editions of a selection's results by an instant, each with its value. */
const selectedValues = (metrics: string) => `
  SELECT p.dealer_id, p.metric, p.currency, ${comparableValue} AS value
  FROM (
    SELECT DISTINCT ON (r.metric, r.currency, r.dealer_id) r.* FROM metric_result r JOIN dealer d ON d.id = r.dealer_id
    WHERE r.program = $1 AND r.month = $2 AND r.metric = ANY(${metrics}) AND r.published_at <= $3 AND ${selectionSql(4, 5)}
    ORDER BY r.metric, r.currency, r.dealer_id, r.edition DESC
  ) p JOIN ${definitionsSql(6)} USING (program, metric)`;

const groupQuartiles: Statement = {
  name: "group_quartiles",
  text: `SELECT $2::date AS month, metric, currency, count(value)::int AS dealers,
      CASE WHEN count(value) >= $10 THEN ${quartileSql(0.25)} END AS lower, CASE WHEN count(value) >= $10 THEN ${quartileSql(0.5)} END AS median,
      CASE WHEN count(value) >= $10 THEN ${quartileSql(0.75)} END AS upper
    FROM (${selectedValues("$7::text[]")}) valued GROUP BY metric, currency ORDER BY metric, currency`,
};

export interface GroupMonth {
  readonly selection: DealerSelection;
  readonly program: string;
  readonly month: Month;
  readonly asOf: Date;
}

function groupParameters(scope: DealerScope, { selection, program, month, asOf }: GroupMonth, metrics: readonly Metric[]): unknown[] {
  const chosen = [selectedIds(scope, selection.ids), selection.countries ?? null];
  return [program, firstDay(month), asOf, ...chosen, ...definitionParameters(metrics)];
}

/** Quartiles over those dealers of a selection that may be seen: one statement for all metrics. */
export function readGroupQuartiles(
  scope: DealerScope,
  runner: StatementRunner,
  group: GroupMonth,
  metrics: readonly Metric[],
): Promise<QuartilesRow[]> {
  const fewest = scope.kind === "STAFF" ? 1 : fewestDealers;
  return runner.query(groupQuartiles, [...groupParameters(scope, group, metrics), fewest]);
}

export type DealerResultOrder = "HIGHEST_FIRST" | "LOWEST_FIRST";

const dealersByValue = (name: string, direction: "ASC" | "DESC", after: "<" | ">"): Statement => ({
  name,
  text: `SELECT dealer_id, value FROM (${selectedValues("$7::text[]")}) valued
    WHERE value IS NOT NULL AND currency = $10 AND ($11::numeric IS NULL OR (value, dealer_id) ${after} ($11::numeric, $12::text))
    ORDER BY value ${direction}, dealer_id ${direction} LIMIT $13`,
});

const orders: Readonly<Record<DealerResultOrder, Statement>> = {
  HIGHEST_FIRST: dealersByValue("dealers_by_highest_value", "DESC", "<"),
  LOWEST_FIRST: dealersByValue("dealers_by_lowest_value", "ASC", ">"),
};

/** Decimal text. */
export interface DealerValueRow {
  readonly dealer_id: string;
  readonly value: string;
}

/** Dealers in the order of their final results of a metric, those on too few records left out; one more than the page holds. */
export function readDealersByValue(
  scope: DealerScope,
  runner: StatementRunner,
  group: GroupMonth,
  { metric, currency, order }: { readonly metric: Metric; readonly currency: string | null; readonly order: DealerResultOrder },
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<DealerValueRow[]> {
  const [value, dealerId] = page.after ?? [];
  return runner.query(orders[order], [
    ...groupParameters(scope, group, [metric]),
    currency ?? "",
    value ?? null,
    dealerId ?? null,
    page.first + 1,
  ]);
}
