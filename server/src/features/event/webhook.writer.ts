import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { triedForDays } from "./deliver-events.writer.ts";
import { type WebhookReach, webhookUrl } from "./webhook-address.ts";

/** Standard Webhooks asks for 24 to 64. */
const secretBytes = 32;

export interface GivenWebhook {
  readonly dealerId: string;
  /** Null: events are sent nowhere any more. */
  readonly url: string | null;
  readonly setBy: string;
}

const setStatement = `
  INSERT INTO webhook (dealer_id, url, secret, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (dealer_id) DO UPDATE SET url = excluded.url, secret = excluded.secret, set_at = excluded.set_at, set_by = excluded.set_by`;

/** What could not be delivered to another address is due again. */
const dueAgain = `
  UPDATE outbox_event SET next_attempt_at = $2, attempts = 0, last_error = NULL
  WHERE dealer_id = $1 AND delivered_at IS NULL AND created_at >= $2::timestamptz - interval '${triedForDays} days'`;

/**
 * Sets where a dealer's events are sent and gives the secret that they are signed with; every call makes a new one.
 * Fails with `BAD_USER_INPUT` for a URL that is not allowed and `NOT_FOUND` for a dealer that may not be seen.
 */
export async function setWebhook(
  scope: DealerScope,
  dataSource: DataSource,
  { dealerId, url, setBy }: GivenWebhook,
  now: Date,
  reach: WebhookReach,
): Promise<string | null> {
  const allowed = url === null ? null : webhookUrl(url, reach).href;
  const secret = allowed === null ? null : `whsec_${randomBytes(secretBytes).toString("base64")}`;
  await workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    await manager.query(setStatement, [dealerId, allowed, secret, now, setBy]);
    if (allowed !== null) await manager.query(dueAgain, [dealerId, now]);
  });
  return secret;
}
