import type { EntityManager } from "typeorm";
import type { Metric } from "../../kpi/metric.ts";
import { firstDay, type Month, monthBounds, monthOf, monthsBackTo } from "../../kpi/month.ts";
import { settlesAt } from "../../kpi/settlement.ts";
import type { Cell } from "../../storage/kpi/cohort-sql.ts";

interface SettlingMonth {
  readonly timeZone: string;
  readonly month: Month;
  readonly start: Date;
  readonly end: Date;
  /** When the first metric can settle, and how many can have by now. */
  readonly firstSettles: Date;
  readonly settled: number;
}

function settlingMonths(metrics: readonly Metric[], timeZone: string, oldest: Date, asOf: Date): SettlingMonth[] {
  return monthsBackTo(monthOf(asOf, timeZone), monthOf(oldest, timeZone), Number.POSITIVE_INFINITY).flatMap((month) => {
    const bounds = monthBounds(month, timeZone);
    const instants = metrics.map((metric) => settlesAt(metric.settlement, bounds, null)?.getTime() ?? Number.POSITIVE_INFINITY);
    const settled = instants.filter((instant) => instant <= asOf.getTime()).length;
    return settled === 0 ? [] : [{ timeZone, month, ...bounds, firstSettles: new Date(Math.min(...instants)), settled }];
  });
}

/** Dealers' months, oldest first, in which a metric may have become final and is not published. Metrics share a cohort. */
export async function findPublicationCandidates(
  manager: EntityManager,
  program: string,
  metrics: readonly Metric[],
  asOf: Date,
): Promise<Cell[]> {
  const [first] = metrics;
  if (!first) return [];
  const { of, cohort } = first;
  const zones: { time_zone: string; oldest: Date | null }[] = await manager.query(
    `SELECT d.time_zone, min(r.first) AS oldest FROM dealer d
     CROSS JOIN LATERAL (SELECT min(${cohort}) AS first FROM ${of.table} WHERE dealer_id = d.id) r GROUP BY d.time_zone`,
  );
  const months = zones.flatMap(({ time_zone, oldest }) => (oldest ? settlingMonths(metrics, time_zone, oldest, asOf) : []));
  const rows: { dealer_id: string; position: number }[] = await manager.query(
    `SELECT d.id AS dealer_id, m.position::int - 1 AS position
     FROM unnest($1::text[], $2::date[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::int[]) WITH ORDINALITY
       AS m(time_zone, month, starts_at, ends_at, first_settles, settled, position)
     JOIN dealer d ON d.time_zone = m.time_zone
     LEFT JOIN record_completeness c ON c.dealer_id = d.id AND c.record_kind = $7
     LEFT JOIN (SELECT dealer_id, month, count(*) AS published FROM metric_result 
       WHERE program = $8 AND metric = ANY($9::text[]) AND edition = 1 GROUP BY dealer_id, month) p
       ON p.dealer_id = d.id AND p.month = m.month
     WHERE (c.complete_through IS NULL OR c.complete_through >= m.first_settles) AND coalesce(p.published, 0) < m.settled
       AND EXISTS (SELECT 1 FROM ${of.table} r WHERE r.dealer_id = d.id AND r.${cohort} >= m.starts_at AND r.${cohort} < m.ends_at)
     ORDER BY m.month, d.id`,
    [
      months.map(({ timeZone }) => timeZone),
      months.map(({ month }) => firstDay(month)),
      months.map(({ start }) => start),
      months.map(({ end }) => end),
      months.map(({ firstSettles }) => firstSettles),
      months.map(({ settled }) => settled),
      of.code,
      program,
      metrics.map(({ code }) => code),
    ],
  );
  return rows.flatMap(({ dealer_id, position }) => {
    const month = months[position];
    return month ? [{ dealerId: dealer_id, month: month.month, start: month.start, end: month.end }] : [];
  });
}
