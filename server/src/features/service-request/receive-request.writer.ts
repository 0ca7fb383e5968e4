import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { newWebhookSecret } from "../../platform/webhook-secret.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { requestFromBody } from "./request-body.ts";
import { senderNames } from "./request-sender.writer.ts";
import { keepRequest, type KeptRequest } from "./submit-request.writer.ts";

/** A webhook as it came: nothing of it is believed yet. */
export interface DeliveredWebhook {
  readonly sender: string;
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks; undefined where there are none. */
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** As Standard Webhooks advises, in either direction. */
const toleranceSeconds = 300;
const longestId = 200;

/** What an unknown sender's signature is held against, so that it takes as long to be refused. */
const nobodysSecret = newWebhookSecret();

const unauthenticated = (message: string): Failure => new Failure("UNAUTHENTICATED", message);

async function findSecret(manager: EntityManager, sender: string): Promise<string | null> {
  if (!senderNames.test(sender)) return null;
  const rows: { secret: string | null }[] = await manager.query("SELECT secret FROM request_sender WHERE name = $1", [sender]);
  return rows[0]?.secret ?? null;
}

/** Of a header of several signatures, each `version,signature`, whether one is ours. All are looked at. */
function anySigned(header: string, expected: Buffer): boolean {
  const signatures = header.split(" ").flatMap((each) => (each.startsWith("v1,") ? [Buffer.from(each.slice("v1,".length), "base64")] : []));
  return signatures.filter((given) => given.length === expected.length && timingSafeEqual(given, expected)).length > 0;
}

function isSigned(secret: string, { id = "", timestamp = "", signature = "", body }: DeliveredWebhook): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  return anySigned(signature, expected);
}

/** Fails with `UNAUTHENTICATED`, for an unknown sender as for a signature that is not its own. Gives the webhook's id. */
async function checkSigned(manager: EntityManager, webhook: DeliveredWebhook, now: Date): Promise<string> {
  const { id = "", timestamp = "" } = webhook;
  const secret = await findSecret(manager, webhook.sender);
  const signed = isSigned(secret ?? nobodysSecret, webhook);
  if (secret === null || !signed || id === "" || id.length > longestId || !/^\d{1,12}$/.test(timestamp)) {
    throw unauthenticated(
      "The signature is not that of a sender: expected webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks.",
    );
  }
  if (Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > toleranceSeconds) {
    throw unauthenticated(
      "`webhook-timestamp` is more than 5 minutes from now; expected when this attempt is sent, in seconds since 1970.",
    );
  }
  return id;
}

interface Delivery {
  readonly sender: string;
  readonly webhookId: string;
  readonly bodyHash: Buffer;
}

/** The request that a webhook of this id brought; null where none did. One with another body is refused. */
async function findDelivered(manager: EntityManager, { sender, webhookId, bodyHash }: Delivery): Promise<string | null> {
  const rows: { request_id: string; same: boolean }[] = await manager.query(
    "SELECT request_id, coalesce(body_hash = $3, true) AS same FROM request_delivery WHERE sender = $1 AND webhook_id = $2",
    [sender, webhookId, bodyHash],
  );
  const [delivered] = rows;
  if (delivered && !delivered.same) {
    throw new Failure("CONFLICT", "A webhook of this `webhook-id` came before, with another body. Nothing has changed.");
  }
  return delivered?.request_id ?? null;
}

/**
 * Keeps the request that a sender's webhook brings, for which a dealer is then to be looked for. The same webhook again changes nothing. Fails
 * with `UNAUTHENTICATED` for what no sender has signed within 5 minutes, `BAD_USER_INPUT` for what is no request and `CONFLICT` where the
 * webhook's id, or the sender's id of the request, stands for something else.
 */
export function receiveRequest(scope: DealerScope, dataSource: DataSource, webhook: DeliveredWebhook, now: Date): Promise<KeptRequest> {
  return workerTransaction(scope, dataSource, async (manager) => {
    const { sender, body } = webhook;
    const webhookId = await checkSigned(manager, webhook, now);
    const delivery = { sender, webhookId, bodyHash: createHash("sha256").update(body).digest() };
    // The same webhook may come twice at once: the second waits for the first.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, hashtextextended($2, 0)))", [webhookId, sender]);
    const delivered = await findDelivered(manager, delivery);
    if (delivered !== null) return { id: delivered, isNew: false };
    const kept = await keepRequest(manager, requestFromBody(body), { from: sender, sender }, now);
    await manager.query(
      "INSERT INTO request_delivery (sender, webhook_id, request_id, body_hash, received_at) VALUES ($1, $2, $3, $4, $5)",
      [sender, webhookId, kept.id, delivery.bodyHash, now],
    );
    return kept;
  });
}
