import type { DataSource } from "typeorm";
import { findMetric } from "../../kpi/catalogue.ts";
import { addsUp } from "../../kpi/improvement/period-numbers.ts";
import { countsAgain, firstMonthSince } from "../../kpi/improvement/plan-months.ts";
import { hasDenominator } from "../../kpi/metric.ts";
import { firstDay } from "../../kpi/month.ts";
import { fewestRecords, isJudgedByRecords } from "../../kpi/results/metric-result.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { fewestDealers } from "../comparison/fewest-dealers.ts";

/** Longer than any transaction that writes: what it writes carries the instant at which it began. */
const longestWriting = "10 minutes";

const since = (instant: string) => `${instant} >= c.computed_at - interval '${longestWriting}'`;

/** Plans whose comparison is missing, or older than what it is made from. */
const stale = `
  SELECT p.dealer_id, p.number, p.program, p.metric, p.currency, p.starts_on::text AS starts_on, b.months::text[] AS months, b.definition_version,
    (SELECT d.decided_on::text FROM improvement_decision d WHERE d.dealer_id = p.dealer_id AND d.plan = p.number AND d.decision = 'STOP') AS until
  FROM improvement_plan p
  JOIN metric_baseline b ON (b.dealer_id, b.program, b.metric, b.currency, b.number) = (p.dealer_id, p.program, p.metric, p.currency, p.baseline)
  LEFT JOIN plan_comparison c ON c.dealer_id = p.dealer_id AND c.plan = p.number
  WHERE c.plan IS NULL
    OR EXISTS (SELECT FROM metric_result r WHERE r.program = p.program AND r.metric = p.metric AND ${since("r.published_at")})
    OR EXISTS (SELECT FROM improvement_plan o LEFT JOIN improvement_decision d ON d.dealer_id = o.dealer_id AND d.plan = o.number
      WHERE o.program = p.program AND o.metric = p.metric AND (${since("o.recorded_at")} OR ${since("d.decided_at")}))`;

interface StalePlan {
  readonly dealer_id: string;
  readonly number: number;
  readonly program: string;
  readonly metric: string;
  readonly currency: string;
  readonly starts_on: string;
  readonly months: readonly string[];
  readonly definition_version: number;
  readonly until: string | null;
}

/** A side's value at a dealer, as of a month's result that is held against others. */
const sideValue = `CASE WHEN sum(n.denominator) = 0 OR bool_or(p.judged) AND sum(n.denominator) < ${fewestRecords} THEN NULL
    ELSE sum(n.numerator) / sum(n.denominator) END`;

/** A plan is over when something is decided of it. */
const ended = "(SELECT min(d.decided_on) FROM improvement_decision d WHERE d.dealer_id = o.dealer_id AND d.plan = o.number)";

const refresh = `
  WITH plan AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::date[], $8::date[], $9::boolean[], $10::boolean[], $14::boolean[])
      WITH ORDINALITY AS p(dealer_id, number, program, metric, currency, version, starts, until, judged, comparable, again, place)
  ), own AS (
    SELECT DISTINCT ON (p.place, r.month, r.currency) p.place, r.month, r.definition_version = p.version AS same
    FROM plan p JOIN metric_result r ON r.dealer_id = p.dealer_id AND r.program = p.program AND r.month >= p.starts AND r.metric = p.metric
    WHERE r.published_at <= $13 AND (p.until IS NULL OR (r.month + interval '1 month')::date <= p.until)
    ORDER BY p.place, r.month, r.currency, r.edition DESC
  ), cell AS (
    SELECT DISTINCT own.place, month, true AS after FROM own JOIN plan p USING (place)
    WHERE same AND (NOT p.again OR month = (SELECT max(month) FROM own newest WHERE newest.place = own.place AND newest.same))
    UNION ALL SELECT place, month, false FROM unnest($11::int[], $12::date[]) AS b(place, month)
  ), span AS (
    SELECT place, count(*) FILTER (WHERE after) AS months_after, count(*) FILTER (WHERE NOT after) AS months_before, min(month) AS first_day,
      (max(month) + interval '1 month')::date AS next_day, coalesce(array_agg(month ORDER BY month) FILTER (WHERE after), '{}') AS months
    FROM cell GROUP BY place
  ), newest AS (
    SELECT DISTINCT ON (cell.place, cell.after, cell.month, r.dealer_id) cell.place, cell.after, r.dealer_id, r.numerator, r.denominator,
      r.definition_version = p.version AS same
    FROM cell JOIN plan p USING (place)
    JOIN metric_result r ON r.program = p.program AND r.month = cell.month AND r.metric = p.metric AND r.currency = p.currency
    WHERE p.comparable AND r.dealer_id <> p.dealer_id AND r.published_at <= $13
    ORDER BY cell.place, cell.after, cell.month, r.dealer_id, r.edition DESC
  ), side AS (
    SELECT n.place, n.after, n.dealer_id, count(*) AS months, ${sideValue} AS value
    FROM newest n JOIN plan p USING (place) WHERE n.same GROUP BY n.place, n.after, n.dealer_id
  ), changed AS (
    SELECT p.place, (later.value - earlier.value)::float8 AS change
    FROM plan p JOIN span USING (place)
    JOIN side later ON later.place = p.place AND later.after AND later.months = span.months_after
    JOIN side earlier ON earlier.place = p.place AND NOT earlier.after AND earlier.months = span.months_before AND earlier.dealer_id = later.dealer_id
    WHERE NOT EXISTS (SELECT FROM improvement_plan o WHERE o.dealer_id = later.dealer_id AND o.program = p.program AND o.metric = p.metric
      AND o.starts_on < span.next_day AND coalesce(${ended} >= span.first_day, true))
  )
  INSERT INTO plan_comparison (dealer_id, plan, months, dealers, change, computed_at)
  SELECT p.dealer_id, p.number, span.months, count(changed.change),
    CASE WHEN count(changed.change) >= ${fewestDealers} THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY changed.change) END, $13
  FROM plan p JOIN span USING (place) LEFT JOIN changed USING (place)
  GROUP BY p.dealer_id, p.number, span.months
  ON CONFLICT (dealer_id, plan) DO UPDATE
  SET months = excluded.months, dealers = excluded.dealers, change = excluded.change, computed_at = excluded.computed_at`;

function parametersOf(plans: readonly StalePlan[], now: Date): unknown[] {
  const metrics = plans.map(({ program, metric }) => findMetric(program, metric));
  const places = plans.flatMap(({ months }, index) => months.map((month) => [index + 1, month] as const));
  return [
    plans.map(({ dealer_id }) => dealer_id),
    plans.map(({ number }) => number),
    plans.map(({ program }) => program),
    plans.map(({ metric }) => metric),
    plans.map(({ currency }) => currency),
    plans.map(({ definition_version }) => definition_version),
    plans.map(({ starts_on }, index) => {
      const metric = metrics[index];
      return metric ? firstDay(firstMonthSince(metric, starts_on)) : starts_on;
    }),
    plans.map(({ until }) => until),
    metrics.map((metric) => metric !== undefined && isJudgedByRecords(metric)),
    metrics.map((metric) => metric !== undefined && hasDenominator(metric) && addsUp(metric)),
    places.map(([place]) => place),
    places.map(([, month]) => month),
    now,
    metrics.map((metric) => metric !== undefined && countsAgain(metric)),
  ];
}

/**
 * Computes how the metrics of plans changed at comparable dealers: those with final results in all months of both periods and no
 * plan of their own on the metric. Of dealers' changes the middle one is kept, of five or more. Counts and sums, which go by how
 * much a dealer has to do, have none, nor have medians, which do not add up. Safe to run again and in several processes at once.
 */
export async function refreshPlanComparisons(scope: DealerScope, dataSource: DataSource, now: Date): Promise<void> {
  await workerTransaction(scope, dataSource, async (manager) => {
    // One after another: the later one sees all that was written before, so what it writes last is what holds.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('refresh plan comparisons', 0))");
    const plans: StalePlan[] = await manager.query(stale);
    if (plans.length > 0) await manager.query(refresh, parametersOf(plans, now));
  });
}
