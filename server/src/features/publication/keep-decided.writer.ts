import type { DataSource } from "typeorm";
import { programs } from "../../kpi/catalogue.ts";
import type { Month } from "../../kpi/month.ts";
import { hasOutlook } from "../../kpi/results/foresee.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { cellParameters, monthCell } from "../../storage/kpi/cohort-sql.ts";
import { keepDecidedSql } from "../../storage/kpi/decided-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";

/** Dealers' months in one run: what an import publishes at once is taken up over the next ones. */
const monthsARun = 300;

/** Longer than any transaction that publishes: what it writes carries the instant at which it began. */
const longestPublishing = "10 minutes";

interface Kept {
  readonly program: string;
  readonly metric: string;
  readonly month: string;
  readonly definition_version: number;
}

/** Months with a share published since all were kept, by the version in force, of which an earlier edition is kept or none, the newest first: those say most of what is open now. */
const unkept = `
  SELECT p.dealer_id, to_char(p.month, 'YYYY-MM') AS month, d.time_zone
  FROM metric_result p JOIN dealer d ON d.id = p.dealer_id
  JOIN unnest($1::text[], $2::text[], $3::int[]) AS share(program, metric, version)
    ON share.program = p.program AND share.metric = p.metric AND share.version = p.definition_version
  WHERE NOT EXISTS (SELECT FROM metric_result newer WHERE newer.dealer_id = p.dealer_id AND newer.program = p.program AND newer.month = p.month
      AND newer.metric = p.metric AND newer.edition > p.edition)
    AND p.published_at >= (SELECT coalesce(max(kept_through), '-infinity') - interval '${longestPublishing}' FROM outlook_upkeep)
    AND NOT EXISTS (SELECT FROM outlook_cohort c
      WHERE c.dealer_id = p.dealer_id AND c.program = p.program AND c.metric = p.metric AND c.month = p.month AND c.edition >= p.edition)
  GROUP BY p.dealer_id, p.month, d.time_zone ORDER BY p.month DESC, p.dealer_id LIMIT ${monthsARun}`;

const ofAllDealers = `
  INSERT INTO outlook_cohort (dealer_id, program, metric, month, definition_version, edition, final_at, ages, standings, places, changes,
    dealers)
  SELECT '', program, metric, month, definition_version, 0, final_at, coalesce(ages, '{}'), coalesce(standings, '{}'), coalesce(places, '{}'),
    coalesce(changes, '{}'), dealers
  FROM (
    SELECT c.program, c.metric, c.month, c.definition_version, max(c.final_at) AS final_at, sum(c.dealers) AS dealers FROM outlook_cohort c
    JOIN unnest($1::text[], $2::text[], $3::date[], $4::int[]) AS kept(program, metric, month, definition_version)
      USING (program, metric, month, definition_version)
    WHERE c.dealer_id <> '' GROUP BY c.program, c.metric, c.month, c.definition_version
  ) together CROSS JOIN LATERAL (
    SELECT array_agg(age) AS ages, array_agg(standing) AS standings, array_agg(place) AS places, array_agg(change) AS changes FROM (
      SELECT u.age, u.standing, u.place, sum(u.change)::int AS change
      FROM outlook_cohort c, unnest(c.ages, c.standings, c.places, c.changes) AS u(age, standing, place, change)
      WHERE c.dealer_id <> '' AND (c.program, c.metric, c.month, c.definition_version)
        = (together.program, together.metric, together.month, together.definition_version)
      GROUP BY u.age, u.standing, u.place HAVING sum(u.change) <> 0
    ) summed
  ) sums
  ON CONFLICT (dealer_id, program, metric, month) DO UPDATE SET definition_version = excluded.definition_version, final_at = excluded.final_at, ages = excluded.ages,
    standings = excluded.standings, places = excluded.places, changes = excluded.changes, dealers = excluded.dealers`;

const allKept = `
  INSERT INTO outlook_upkeep (id, kept_through) VALUES (true, $1)
  ON CONFLICT (id) DO UPDATE SET kept_through = greatest(outlook_upkeep.kept_through, excluded.kept_through)`;

/**
 * Keeps by age where the records of published shares stood and ended, of each dealer and of all together: what is open now is
 * expected to end as those did. A restated month is kept anew; one published by another version of the definition is not kept. Safe to run again and in several processes at once; gives how many
 * dealers' months were new.
 */
export async function keepDecided(scope: DealerScope, dataSource: DataSource, now: Date): Promise<number> {
  const metrics = programs.flatMap((program) => program.metrics).filter(hasOutlook);
  return workerTransaction(scope, dataSource, async (manager) => {
    // One after another: the later one sees all that is kept, so that what it writes of all dealers is what holds.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('keep decided', 0))");
    const rows: { dealer_id: string; month: Month; time_zone: string }[] = await manager.query(unkept, [
      metrics.map(({ program }) => program),
      metrics.map(({ code }) => code),
      metrics.map(({ version }) => version),
    ]);
    if (rows.length < monthsARun) await manager.query(allKept, [now]);
    if (rows.length === 0) return 0;
    const cells = rows.map(({ dealer_id, month, time_zone }) => monthCell(dealer_id, month, time_zone));
    const kept: Kept[] = await manager.query(keepDecidedSql(metrics), [now, ...cellParameters(cells)]);
    const months = [...new Map(kept.map((each) => [`${each.program} ${each.metric} ${each.month}`, each])).values()];
    await manager.query(ofAllDealers, [
      months.map(({ program }) => program),
      months.map(({ metric }) => metric),
      months.map(({ month }) => month),
      months.map(({ definition_version }) => definition_version),
    ]);
    return rows.length;
  });
}
