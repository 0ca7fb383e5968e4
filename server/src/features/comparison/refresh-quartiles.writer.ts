import type { DataSource } from "typeorm";
import { programs } from "../../kpi/catalogue.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { comparableValue, definitionParameters, definitionsSql, quartileSql } from "../../storage/kpi/comparable-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { fewestDealers } from "./fewest-dealers.ts";

/** Longer than any transaction that publishes: what it writes carries the instant at which it began. */
const longestPublishing = "10 minutes";

const ofEnough = (share: 0.25 | 0.5 | 0.75) => `CASE WHEN count(value) >= ${fewestDealers} THEN ${quartileSql(share)} END`;

const refresh = `
  WITH changed AS (
    SELECT DISTINCT program, month FROM metric_result
    WHERE published_at >= (SELECT coalesce(max(computed_at), '-infinity') - interval '${longestPublishing}' FROM metric_quartiles)
  ), newest AS (
    SELECT DISTINCT ON (p.program, p.month, p.metric, p.currency, p.dealer_id) p.*
    FROM changed JOIN metric_result p USING (program, month)
    ORDER BY p.program, p.month, p.metric, p.currency, p.dealer_id, p.edition DESC
  ), valued AS (
    SELECT p.program, p.month, p.metric, p.currency, p.published_at, ${comparableValue} AS value
    FROM newest p JOIN ${definitionsSql(2)} USING (program, metric)
  )
  INSERT INTO metric_quartiles (program, month, metric, currency, dealers, lower, median, upper, computed_at, published_through)
  SELECT program, month, metric, currency, count(value), ${ofEnough(0.25)}, ${ofEnough(0.5)}, ${ofEnough(0.75)}, $1, max(published_at) FROM valued
  GROUP BY program, month, metric, currency
  ON CONFLICT (program, month, metric, currency) DO UPDATE
  SET dealers = excluded.dealers, lower = excluded.lower, median = excluded.median, upper = excluded.upper, computed_at = excluded.computed_at,
    published_through = excluded.published_through`;

/**
 * Computes the quartiles over all dealers of the months of which results were published or restated since the last time.
 * Safe to run again and in several processes at once.
 */
export async function refreshQuartiles(scope: DealerScope, dataSource: DataSource, now: Date): Promise<void> {
  const metrics = programs.flatMap((program) => program.metrics);
  await workerTransaction(scope, dataSource, async (manager) => {
    // One after another: the later one sees all that was published before, so what it writes last is what holds.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('refresh quartiles', 0))");
    await manager.query(refresh, [now, ...definitionParameters(metrics)]);
  });
}
