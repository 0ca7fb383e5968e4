import type { MetricDefinition } from "../../kpi/metric.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";

/** Where a dealer's history begins, and how far it is known. */
export interface HistorySpan {
  readonly first: Date;
  /** The last record, or the instant imported records are complete through if later; `asOf` for those that follow the clock. */
  readonly through: Date;
}

interface SpanRow {
  readonly dealer_id: string;
  readonly first: string | null;
  readonly through: string;
}

/** The span of each dealer's records of a cohort, as of an instant. Dealers without records are absent. */
export async function readHistorySpans(
  scope: DealerScope,
  runner: StatementRunner,
  { of, cohort }: Pick<MetricDefinition, "of" | "cohort">,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<Map<string, HistorySpan>> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return new Map();
  const statement = named(
    "history_span",
    `SELECT d.id AS dealer_id, r.first, CASE WHEN c.dealer_id IS NULL THEN $2 ELSE least(greatest(c.complete_through, r.last), $2) END AS through
     FROM unnest($1::text[]) AS d(id)
     CROSS JOIN LATERAL (SELECT
       (SELECT min(${cohort}) FROM ${of.table} WHERE dealer_id = d.id AND ${cohort} <= $2) AS first,
       (SELECT max(${cohort}) FROM ${of.table} WHERE dealer_id = d.id AND ${cohort} <= $2) AS last) r
     LEFT JOIN record_completeness c ON c.dealer_id = d.id AND c.record_kind = $3`,
  );
  const rows = await runner.query<SpanRow>(statement, [readable, asOf, of.code]);
  return new Map(
    rows.flatMap(({ dealer_id, first, through }) =>
      first === null ? [] : [[dealer_id, { first: new Date(first), through: new Date(through) }] as const],
    ),
  );
}
