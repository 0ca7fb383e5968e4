import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** Instants as PostgreSQL prints them. */
export interface ContactReadingRow {
  readonly id: string;
  readonly through_dealer_id: string | null;
  readonly through_opportunity_id: string | null;
  readonly read_at: string;
  readonly read_by: string;
}

const readings: Statement = {
  name: "contact_readings",
  text: `SELECT id, through_dealer_id, through_opportunity_id, read_at, read_by FROM contact_reading
    WHERE request_id = $1 AND ($2::text[] IS NULL OR (read_at, id) < ($2[1]::timestamptz, $2[2])) ORDER BY read_at DESC, id DESC LIMIT $3`,
};

/** Who was shown an owner's contact data, the last one first, one more than the page holds. Only staff see it. */
export async function readContactReadings(
  scope: DealerScope,
  runner: StatementRunner,
  requestId: string,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<ContactReadingRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query(readings, [requestId, page.after ?? null, page.first + 1]);
}
