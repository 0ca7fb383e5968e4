import { type DecidedAtAge, fewestDealersBehind } from "../../kpi/results/expected-share.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** Records of a dealer's finished months of a metric; of all dealers' under a blank id. */
export interface DecidedRow extends DecidedAtAge {
  readonly dealer_id: string;
  readonly program: string;
  readonly metric: string;
  readonly definition_version: number;
}

export interface DecidedKey {
  readonly program: string;
  readonly metric: string;
  /** Of the definition: records that ended by another one say nothing of how they end by this one. */
  readonly version: number;
  readonly dealerId: string;
}

const decidedAtAges: Statement = {
  name: "decided_at_ages",
  text: `SELECT c.dealer_id, c.program, c.metric, c.definition_version, u.age, u.standing, u.place, sum(u.change)::int AS change
    FROM outlook_cohort c CROSS JOIN LATERAL unnest(c.ages, c.standings, c.places, c.changes) AS u(age, standing, place, change)
    WHERE (c.dealer_id = '' AND c.dealers >= ${fewestDealersBehind} OR c.dealer_id = ANY($1::text[])) AND c.final_at <= $5
      AND (c.program, c.metric, c.definition_version) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::int[]))
    GROUP BY c.dealer_id, c.program, c.metric, c.definition_version, u.age, u.standing, u.place HAVING sum(u.change) <> 0 ORDER BY c.dealer_id, u.age`,
};

/** By age, where records of months that were final by an instant stood and ended, of dealers and of all together: one statement. */
export async function readDecided(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly DecidedKey[],
  asOf: Date,
): Promise<DecidedRow[]> {
  const dealers = [...new Set(keys.map(({ dealerId }) => dealerId))].filter((dealerId) => mayRead(scope, dealerId));
  const metrics = [...new Map(keys.map((key) => [`${key.program} ${key.metric} ${key.version}`, key])).values()];
  if (dealers.length === 0) return [];
  return runner.query(decidedAtAges, [
    dealers,
    metrics.map(({ program }) => program),
    metrics.map(({ metric }) => metric),
    metrics.map(({ version }) => version),
    asOf,
  ]);
}
