import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { newWebhookSecret } from "../../platform/webhook-secret.ts";
import { workerTransaction, workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { dealersOutbox, operatorOutbox, type Outbox } from "./outbox.sql.ts";
import { type WebhookReach, webhookUrl } from "./webhook-address.ts";

interface GivenAddress {
  /** Null: events are sent nowhere any more. */
  readonly url: string | null;
  readonly setBy: string;
}

interface GivenWebhook extends GivenAddress {
  readonly dealerId: string;
}

/** Stores an address, and makes due again what could not be delivered to another one; gives the secret, a new one at every call. */
async function store(
  within: (work: (manager: EntityManager) => Promise<void>) => Promise<void>,
  outbox: Outbox,
  receiver: string,
  { url, setBy }: GivenAddress,
  now: Date,
  reach: WebhookReach,
): Promise<string | null> {
  const allowed = url === null ? null : webhookUrl(url, reach).href;
  const secret = allowed === null ? null : newWebhookSecret();
  await within(async (manager) => {
    await manager.query(outbox.setWebhook, [receiver, allowed, secret, now, setBy]);
    if (allowed !== null) await manager.query(outbox.dueAgain, [receiver, now]);
  });
  return secret;
}

/**
 * Sets where a dealer's events are sent and gives the secret that they are signed with; every call makes a new one.
 * Fails with `BAD_USER_INPUT` for a URL that is not allowed and `NOT_FOUND` for a dealer that may not be seen.
 */
export function setWebhook(
  scope: DealerScope,
  dataSource: DataSource,
  given: GivenWebhook,
  now: Date,
  reach: WebhookReach,
): Promise<string | null> {
  const { dealerId } = given;
  const within = (work: (manager: EntityManager) => Promise<void>) => workerTransactionForDealer(scope, dataSource, dealerId, work);
  return store(within, dealersOutbox, dealerId, given, now, reach);
}

/**
 * Sets where the events of all dealers are sent, for the operator's own systems. Fails with `FORBIDDEN` for who is not staff and
 * `BAD_USER_INPUT` for a URL that is not allowed.
 */
export async function setOperatorWebhook(
  scope: DealerScope,
  dataSource: DataSource,
  given: GivenAddress,
  now: Date,
  reach: WebhookReach,
): Promise<string | null> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff say where the operator's systems get events.");
  return store((work) => workerTransaction(scope, dataSource, work), operatorOutbox, "", given, now, reach);
}
