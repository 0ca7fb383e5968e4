import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { kilometresSql } from "../assignment/great-circle.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";
import { toldColumns, type ToldRequestRow } from "../service-request/service-request.reader.ts";
import { type OwnerSight, ownerSight } from "./owner-sight.sql.ts";

/** What an opportunity shows of its request. */
export interface AskedRequestRow extends ToldRequestRow {
  readonly dealer_id: string;
  readonly opportunity_id: string;
  readonly sight: OwnerSight;
  readonly kilometres: number | null;
}

const distance = kilometresSql({ latitude: "r.latitude", longitude: "r.longitude" }, { latitude: "d.latitude", longitude: "d.longitude" });

/** Parameters: now, as of, whether all is seen, dealers and ids. */
export const sightOfGiven = `
  unnest($4::text[], $5::text[]) AS key(dealer_id, id) JOIN opportunity o ON o.dealer_id = key.dealer_id AND o.id = key.id
  CROSS JOIN LATERAL (SELECT CASE WHEN $3 THEN 'CONTACT' ELSE ${ownerSight("$1::timestamptz", "$2::timestamptz")} END AS level) sight`;

// The place itself says where an owner lives: it becomes a distance before it is given away.
const requests: Statement = {
  name: "asked_requests",
  text: `SELECT o.dealer_id, o.id AS opportunity_id, sight.level AS sight, ${toldColumns}, round((${distance})::numeric)::float8 AS kilometres
    FROM ${sightOfGiven} JOIN service_request r ON r.id = o.request_id JOIN dealer d ON d.id = o.dealer_id
    WHERE sight.level <> 'NOTHING'`,
};

export function sightParameters(scope: DealerScope, keys: readonly OpportunityKey[], now: Date, asOf: Date): unknown[] {
  return [now, asOf, scope.kind === "STAFF", keys.map(({ dealerId }) => dealerId), keys.map(({ id }) => id)];
}

/** The requests of opportunities as far as they may be seen: one that is sealed is absent, as one that is not known. */
export async function readAskedRequests(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly OpportunityKey[],
  now: Date,
  asOf: Date,
): Promise<AskedRequestRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(requests, sightParameters(scope, readable, now, asOf));
}
