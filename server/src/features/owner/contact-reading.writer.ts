import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
import { workerTransaction, workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";

/** That somebody is about to be shown an owner's contact data. */
export interface ContactReading {
  readonly requestId: string;
  /** What they are shown with; null of the request itself. */
  readonly through: OpportunityKey | null;
}

const insert = `
  INSERT INTO contact_reading (id, request_id, through_dealer_id, through_opportunity_id, read_at, read_by)
  SELECT gen_random_uuid(), request, dealer, opportunity, $4, $5 FROM unnest($1::text[], $2::text[], $3::text[]) AS read(request, dealer, opportunity)`;

/** Keeps who reads which contact data, in a transaction of its own: it is kept whatever becomes of the answer. */
export async function recordReadings(
  scope: DealerScope,
  dataSource: DataSource,
  readings: readonly ContactReading[],
  by: string,
  now: Date,
): Promise<void> {
  if (readings.length === 0) return;
  const record = (some: readonly ContactReading[]) => (manager: EntityManager) =>
    manager.query(insert, [
      some.map(({ requestId }) => requestId),
      some.map(({ through }) => through?.dealerId ?? null),
      some.map(({ through }) => through?.id ?? null),
      now,
      by,
    ]);
  if (scope.kind === "STAFF") {
    await workerTransaction(scope, dataSource, record(readings));
    return;
  }
  for (const [dealerId, some] of groupBy(readings, ({ through }) => through?.dealerId ?? "")) {
    await workerTransactionForDealer(scope, dataSource, dealerId, record(some));
  }
}
