import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OpportunityKey } from "../opportunity/opportunity-key.ts";
import { sightOfGiven, sightParameters } from "./asked-request.reader.ts";

/** An owner's contact data. */
export interface OwnerContactRow {
  readonly request_id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly street: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferences: string | null;
}

/** Those seen through an opportunity. */
export interface SeenContactRow extends OwnerContactRow {
  readonly dealer_id: string;
  readonly opportunity_id: string;
}

const columns = "c.first_name, c.last_name, c.street, c.phone, c.email, c.preferences";

/** A dealer's role reads them by a view alone, which has those of opportunities that a dealer of its own has in hand. */
const ofDealers: Statement = {
  name: "owner_contacts",
  text: `SELECT o.dealer_id, o.id AS opportunity_id, c.request_id, ${columns}
    FROM ${sightOfGiven} JOIN owner_contact c ON c.dealer_id = o.dealer_id AND c.opportunity_id = o.id WHERE sight.level = 'CONTACT'`,
};

const ofAll: Statement = {
  name: "owner_contacts_of_all",
  text: `SELECT o.dealer_id, o.id AS opportunity_id, c.id AS request_id, ${columns}
    FROM ${sightOfGiven} JOIN service_request c ON c.id = o.request_id WHERE sight.level = 'CONTACT' AND c.erased_at IS NULL`,
};

/** Contact data of the owners of opportunities, where they may be seen. Whoever is given them must be recorded first. */
export async function readOwnerContacts(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly OpportunityKey[],
  now: Date,
  asOf: Date,
): Promise<SeenContactRow[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(scope.kind === "STAFF" ? ofAll : ofDealers, sightParameters(scope, readable, now, asOf));
}

const ofRequests: Statement = {
  name: "owner_contacts_of_requests",
  text: `SELECT c.id AS request_id, ${columns} FROM service_request c WHERE c.id = ANY($1::text[]) AND c.erased_at IS NULL`,
};

/** Contact data of requests: only staff see any. */
export async function readRequestContacts(
  scope: DealerScope,
  runner: StatementRunner,
  requestIds: readonly string[],
): Promise<OwnerContactRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query(ofRequests, [requestIds]);
}
