import type { DataSource } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { newWebhookSecret } from "../../platform/webhook-secret.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";

/** Part of an address. */
export const senderNames = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

interface SenderOrder {
  readonly name: string;
  readonly by: string;
  readonly now: Date;
}

function check(scope: DealerScope, name: string): void {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff say who sends service requests.");
  if (!senderNames.test(name)) throw refused("name", "Expected 1 to 63 small letters, digits and hyphens, no hyphen first or last.");
}

const set = `
  INSERT INTO request_sender (name, secret, set_at, set_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (name) DO UPDATE SET secret = excluded.secret, set_at = excluded.set_at, set_by = excluded.set_by, removed_at = NULL`;

/**
 * Lets a system send service requests, and gives the secret that it signs with; every call makes a new one, and the one before holds no more.
 * Fails with `FORBIDDEN` for who is not staff and `BAD_USER_INPUT` for a name that is none.
 */
export async function setRequestSender(scope: DealerScope, dataSource: DataSource, { name, by, now }: SenderOrder): Promise<string> {
  check(scope, name);
  const secret = newWebhookSecret();
  await workerTransaction(scope, dataSource, (manager) => manager.query(set, [name, secret, now, by]));
  return secret;
}

const remove = `
  UPDATE request_sender SET secret = NULL, removed_at = $2, set_by = $3 WHERE name = $1 AND removed_at IS NULL RETURNING name`;

/** Lets a system send no more; what it sent stays. False where there is none. Fails as `setRequestSender` does. */
export async function removeRequestSender(scope: DealerScope, dataSource: DataSource, { name, by, now }: SenderOrder): Promise<boolean> {
  check(scope, name);
  const [rows] = await workerTransaction(scope, dataSource, (manager) => manager.query<[unknown[], number]>(remove, [name, now, by]));
  return rows.length > 0;
}
