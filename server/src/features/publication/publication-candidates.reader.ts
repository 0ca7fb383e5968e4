import type { EntityManager } from "typeorm";
import { metricOf } from "../../kpi/catalogue.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import { firstDay, type Month, monthOf, monthsBackTo } from "../../kpi/month.ts";
import { monthPeriod, type Period } from "../../kpi/period.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { settlesAt } from "../../kpi/settlement.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type Cell, cohortKey, inCellSql } from "../../storage/kpi/cohort-sql.ts";
import { type Pass, passesOf } from "../../storage/kpi/passes.ts";

const kindsRead = (metric: Metric) => recordKindsOf(metric).map(({ code }) => code);

/** Metrics of a program that count the same records and read the same kinds: they are published together. */
export function publishedTogether({ metrics }: Program): Metric[][] {
  const settling = metrics.filter(({ settlement }) => settlement !== "NEVER");
  return [...groupBy(settling, (metric) => [cohortKey(metric), ...kindsRead(metric)].join(" ")).values()];
}

interface SettlingMonth extends Period {
  readonly month: Month;
  /** When the first metric can settle, and how many can have by now. */
  readonly firstSettles: Date;
  readonly settled: number;
}

function settlingMonths(metrics: readonly Metric[], timeZone: string, oldest: Date, asOf: Date): SettlingMonth[] {
  return monthsBackTo(monthOf(asOf, timeZone), monthOf(oldest, timeZone), Number.POSITIVE_INFINITY).flatMap((month) => {
    const period = monthPeriod(month, timeZone);
    const instants = metrics.map((metric) => settlesAt(metric.settlement, period, null)?.getTime() ?? Number.POSITIVE_INFINITY);
    const settled = instants.filter((instant) => instant <= asOf.getTime()).length;
    return settled === 0 ? [] : [{ month, ...period, firstSettles: new Date(Math.min(...instants)), settled }];
  });
}

/** The dated cohorts that say in which months there is something to publish. */
function datedPasses(program: Program, metrics: readonly Metric[]): Pass[] {
  const dated = passesOf(metrics).filter(({ cohort }) => cohort !== "EVERY_PERIOD");
  // Who is employed, or a customer, is so in every month: those that have other records count.
  return dated.length > 0 ? dated : passesOf([metricOf(program, program.cohortMetric)]);
}

/** Dealers' months, oldest first, in which a metric may have become final and is not published. */
export async function findPublicationCandidates(
  manager: EntityManager,
  program: Program,
  metrics: readonly Metric[],
  asOf: Date,
): Promise<Cell[]> {
  const [first] = metrics;
  if (!first) return [];
  const passes = datedPasses(program, metrics);
  const oldest = passes.map(({ of, cohort }) => `(SELECT min(${cohort}) FROM ${of.table} WHERE dealer_id = d.id)::timestamptz`);
  const zones: { time_zone: string; oldest: Date | null }[] = await manager.query(
    `SELECT d.time_zone, min(least(${oldest.join(", ")})) AS oldest FROM dealer d GROUP BY d.time_zone`,
  );
  const months = zones.flatMap((zone) => (zone.oldest ? settlingMonths(metrics, zone.time_zone, zone.oldest, asOf) : []));
  const anyRecord = passes.map(
    (pass) => `EXISTS (SELECT FROM ${pass.of.table} r WHERE r.dealer_id = d.id AND ${inCellSql(pass, "r", "m")})`,
  );
  const rows: { dealer_id: string; position: number }[] = await manager.query(
    `SELECT d.id AS dealer_id, m.position::int - 1 AS position
     FROM unnest($1::text[], $2::date[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::int[]) WITH ORDINALITY
       AS m(time_zone, month, next_day, starts_at, ends_at, first_settles, settled, position)
     JOIN dealer d ON d.time_zone = m.time_zone
     LEFT JOIN (SELECT dealer_id, min(complete_through) AS through FROM record_completeness
       WHERE record_kind = ANY($8::text[]) GROUP BY dealer_id) c ON c.dealer_id = d.id
     LEFT JOIN (SELECT dealer_id, month, count(DISTINCT metric) AS published FROM metric_result
       WHERE program = $9 AND metric = ANY($10::text[]) AND edition = 1 GROUP BY dealer_id, month) p
       ON p.dealer_id = d.id AND p.month = m.month
     WHERE (c.through IS NULL OR c.through >= m.first_settles) AND coalesce(p.published, 0) < m.settled AND (${anyRecord.join(" OR ")})
     ORDER BY m.month, d.id`,
    [
      months.map(({ timeZone }) => timeZone),
      months.map(({ month }) => firstDay(month)),
      months.map(({ nextDay }) => nextDay),
      months.map(({ start }) => start),
      months.map(({ end }) => end),
      months.map(({ firstSettles }) => firstSettles),
      months.map(({ settled }) => settled),
      recordKindsOf(first).map(({ code }) => code),
      program.code,
      metrics.map(({ code }) => code),
    ],
  );
  return rows.flatMap(({ dealer_id, position }) => {
    const month = months[position];
    return month ? [{ dealerId: dealer_id, ...month }] : [];
  });
}
