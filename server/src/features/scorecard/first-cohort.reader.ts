import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { MetricDefinition } from "../../kpi/metric.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** When each dealer's first record of a cohort came: where its history begins. Dealers without records are absent. */
export async function readFirstCohortDates(
  scope: DealerScope,
  runner: StatementRunner,
  { of, cohort }: Pick<MetricDefinition, "of" | "cohort">,
  dealerIds: readonly string[],
): Promise<Map<string, Date>> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return new Map();
  const statement = named(
    "first_cohort",
    `SELECT d.id AS dealer_id, (SELECT min(r.${cohort}) FROM ${of.table} r WHERE r.dealer_id = d.id) AS first
     FROM unnest($1::text[]) AS d(id)`,
  );
  const rows = await runner.query<{ dealer_id: string; first: string | null }>(statement, [readable]);
  return new Map(rows.flatMap(({ dealer_id, first }) => (first === null ? [] : [[dealer_id, new Date(first)] as const])));
}
