import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";
import type { PausedDay } from "./response-window.ts";

interface PauseRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly paused: readonly PausedDay[];
}

const pauses: Statement = {
  name: "response_pauses",
  text: `SELECT o.dealer_id, o.id, a.paused
    FROM unnest($1::text[], $2::text[]) AS key(dealer_id, id) JOIN opportunity o ON o.dealer_id = key.dealer_id AND o.id = key.id
    JOIN assignment a ON a.request_id = o.request_id AND a.asked_dealer_id = o.dealer_id AND a.opportunity_id = o.id`,
};

/** The days that did not count of opportunities' time to answer; of those that were not handed out here none is known. */
export async function readResponsePauses(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly OpportunityKey[],
): Promise<PauseRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(pauses, [readable.map(({ dealerId }) => dealerId), readable.map(({ id }) => id)]);
}
