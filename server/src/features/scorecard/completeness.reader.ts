import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

const completeThrough: Statement = {
  name: "complete_through",
  text: `SELECT r.dealer_id, r.record_kind, r.complete_through FROM unnest($1::text[], $2::text[]) AS key(dealer_id, record_kind)
    JOIN record_completeness r USING (dealer_id, record_kind)`,
};

export interface CompletenessKey {
  readonly dealerId: string;
  readonly recordKind: string;
}

export interface CompletenessRow {
  readonly dealer_id: string;
  readonly record_kind: string;
  readonly complete_through: string;
}

/** Up to when records are known to be there; kinds that follow the clock are absent. */
export async function readCompleteness(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly CompletenessKey[],
): Promise<CompletenessRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(completeThrough, [readable.map(({ dealerId }) => dealerId), readable.map(({ recordKind }) => recordKind)]);
}
