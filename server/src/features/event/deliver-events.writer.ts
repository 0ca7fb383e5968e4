import type { DataSource } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { sendWebhook } from "./send-webhook.ts";
import type { WebhookReach } from "./webhook-address.ts";

/** Events sent at the same time, and of these how many to one dealer: one that answers slowly holds up no other. */
const sentTogether = 50;
const ofOneDealer = 5;
/** Each takes as long as the slowest answer, ten seconds at most: less than a run of the job may. */
const mostRounds = 8;

/** Longer than sending may take: an event whose process died is tried again after that. */
const claimedForSeconds = 60;
const minute = 60_000;
const longestDelay = 12 * 60 * minute;
const longestError = 500;

/** Nobody wants to be told at once of something that old. */
export const triedForDays = 7;

interface ClaimedEvent {
  readonly dealer_id: string;
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, string | null>>;
  readonly occurred_at: Date;
  /** This one included. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
}

const giveUp = `
  UPDATE outbox_event SET next_attempt_at = NULL, given_up_at = $1
  WHERE next_attempt_at <= $1 AND created_at < $1::timestamptz - interval '${triedForDays} days'`;

// The conditions on `event` are asked again of a row that another process has just changed; those on `due` are not.
const claim = `
  UPDATE outbox_event claimed SET attempts = claimed.attempts + 1, next_attempt_at = $1::timestamptz + interval '${claimedForSeconds} seconds'
  FROM (
    SELECT event.dealer_id, event.id, due.url, due.secret FROM (
      SELECT outbox_event.dealer_id, outbox_event.id, outbox_event.next_attempt_at AS due_at, webhook.url, webhook.secret,
        row_number() OVER (PARTITION BY dealer_id ORDER BY next_attempt_at, outbox_event.id) AS place
      FROM outbox_event JOIN webhook USING (dealer_id) WHERE next_attempt_at <= $1 AND webhook.url IS NOT NULL
    ) due JOIN outbox_event event ON event.dealer_id = due.dealer_id AND event.id = due.id
    WHERE due.place <= ${ofOneDealer} AND event.next_attempt_at <= $1
    ORDER BY due.due_at, event.dealer_id, event.id LIMIT ${sentTogether} FOR UPDATE OF event SKIP LOCKED
  ) taken
  WHERE claimed.dealer_id = taken.dealer_id AND claimed.id = taken.id
  RETURNING claimed.dealer_id, claimed.id, claimed.type, claimed.payload, claimed.occurred_at, claimed.attempts, taken.url, taken.secret`;

const delivered = `
  UPDATE outbox_event SET delivered_at = $3, next_attempt_at = NULL, last_error = NULL WHERE dealer_id = $1 AND id = $2`;

const failed = `
  UPDATE outbox_event SET last_error = $3, next_attempt_at = $4 WHERE dealer_id = $1 AND id = $2 AND delivered_at IS NULL`;

function claimEvents(scope: DealerScope, dataSource: DataSource, now: Date): Promise<ClaimedEvent[]> {
  return workerTransaction(scope, dataSource, async (manager) => {
    await manager.query(giveUp, [now]);
    const [rows]: [ClaimedEvent[], number] = await manager.query(claim, [now]);
    return rows;
  });
}

/** Twice as long after each attempt, from a minute to half a day. */
function delayAfter(attempts: number): number {
  return Math.min(minute * 2 ** (attempts - 1), longestDelay);
}

function bodyOf({ type, occurred_at, payload }: ClaimedEvent): string {
  return JSON.stringify({ type, timestamp: occurred_at.toISOString(), data: payload });
}

/** Tells whether it was delivered; what came of it is noted with the event. */
async function deliver(
  scope: DealerScope,
  dataSource: DataSource,
  event: ClaimedEvent,
  clock: Clock,
  reach: WebhookReach,
): Promise<boolean> {
  const { dealer_id, id, url, secret, attempts } = event;
  const note = (statement: string, ...values: readonly unknown[]) =>
    workerTransaction(scope, dataSource, (manager) => manager.query(statement, [dealer_id, id, ...values]));
  try {
    await sendWebhook({ url, secret, id, body: bodyOf(event) }, clock.now(), reach);
  } catch (error) {
    const message = error instanceof Error && error.message !== "" ? error.message : "The connection failed.";
    await note(failed, message.slice(0, longestError), new Date(clock.now().getTime() + delayAfter(attempts)));
    return false;
  }
  await note(delivered, clock.now());
  return true;
}

/**
 * Sends what is due to the dealers' webhooks. An event is sent until an answer of 2xx comes, for a week at most, and at least once:
 * the receiver knows one that comes again by its id. Any number of processes may do so at once; none sends what another one has taken.
 */
export async function deliverEvents(
  scope: DealerScope,
  dataSource: DataSource,
  clock: Clock,
  reach: WebhookReach,
): Promise<{ delivered: number; failed: number }> {
  const outcomes: boolean[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const events = await claimEvents(scope, dataSource, clock.now());
    if (events.length === 0) break;
    outcomes.push(...(await Promise.all(events.map((event) => deliver(scope, dataSource, event, clock, reach)))));
  }
  const successes = outcomes.filter(Boolean).length;
  return { delivered: successes, failed: outcomes.length - successes };
}
