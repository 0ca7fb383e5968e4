import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

export interface DealerRow {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly time_zone: string;
  readonly currency: string;
}

const dealersById: Statement = {
  name: "dealers_by_id",
  text: "SELECT id, name, country, time_zone, currency FROM dealer WHERE id = ANY($1::text[])",
};

/** Dealers by id; one that is not there and one that may not be seen are both absent. */
export async function readDealers(scope: DealerScope, runner: StatementRunner, dealerIds: readonly string[]): Promise<DealerRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  return readable.length === 0 ? [] : runner.query<DealerRow>(dealersById, [readable]);
}
