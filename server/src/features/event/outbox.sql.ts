/** Nobody wants to be told at once of something that old. */
const triedForDays = 7;

/** Longer than sending may take: an event whose process died is tried again after that. */
const claimedForSeconds = 20;

/** An event that a process has taken to send it. */
export interface ClaimedEvent {
  /** The dealer; blank for the operator. */
  readonly receiver: string;
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, string | null>>;
  readonly occurred_at: Date;
  /** This one included. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
}

/** Events that are to be sent, and where to: statements about one pair of tables. */
export interface Outbox {
  /** Parameter: now. */
  readonly giveUp: string;
  /**
   * Takes events that are due, so that nobody else sends them, of receivers that are not busy, and gives `ClaimedEvent`s.
   * Parameters: now, the busy receivers, how many at most.
   */
  readonly claim: string;
  /** Parameters of both: receiver and id, then when it was delivered, or why not and when to try again. */
  readonly delivered: string;
  readonly failed: string;
  /** Makes what could not be delivered to another address due again. Parameters: receiver and now. */
  readonly dueAgain: string;
  /** Sets where events are sent. Parameters: receiver, URL, secret, when and by whom. */
  readonly setWebhook: string;
}

interface Tables {
  readonly events: string;
  readonly webhook: string;
  /** SQL of the receiver of a row of either. */
  readonly receiver: (row: string) => string;
  readonly key: { readonly columns: string; readonly values: string };
  /** Sent to one receiver at the same time. */
  readonly together: number;
}

function outboxOf({ events, webhook, receiver, key, together }: Tables): Outbox {
  const ofReceiver = `${receiver(events)} = $1`;
  return {
    giveUp: `
      UPDATE ${events} SET next_attempt_at = NULL, given_up_at = $1
      WHERE next_attempt_at <= $1 AND created_at < $1::timestamptz - interval '${triedForDays} days'`,
    // The conditions on `event` are asked again of a row that another process has just changed; those on `due` are not.
    claim: `
      UPDATE ${events} claimed SET attempts = claimed.attempts + 1, next_attempt_at = $1::timestamptz + interval '${claimedForSeconds} seconds'
      FROM (
        SELECT ${receiver("event")} AS receiver, event.id, due.url, due.secret FROM (
          SELECT ${receiver("webhook")} AS receiver, first.id, first.due_at, webhook.url, webhook.secret FROM ${webhook} webhook CROSS JOIN LATERAL (
            SELECT waiting.id, waiting.next_attempt_at AS due_at FROM ${events} waiting
            WHERE ${receiver("waiting")} = ${receiver("webhook")} AND waiting.next_attempt_at <= $1
            ORDER BY waiting.next_attempt_at, waiting.id LIMIT ${together}
          ) first
          WHERE webhook.url IS NOT NULL AND NOT ${receiver("webhook")} = ANY ($2::text[])
        ) due JOIN ${events} event ON ${receiver("event")} = due.receiver AND event.id = due.id
        WHERE event.next_attempt_at <= $1
        ORDER BY due.due_at, due.receiver, event.id LIMIT $3 FOR UPDATE OF event SKIP LOCKED
      ) taken
      WHERE ${receiver("claimed")} = taken.receiver AND claimed.id = taken.id
      RETURNING taken.receiver, claimed.id, claimed.type, claimed.payload, claimed.occurred_at, claimed.attempts, taken.url, taken.secret`,
    delivered: `
      UPDATE ${events} SET delivered_at = $3, next_attempt_at = NULL, last_error = NULL WHERE ${ofReceiver} AND id = $2`,
    failed: `
      UPDATE ${events} SET last_error = $3, next_attempt_at = $4 WHERE ${ofReceiver} AND id = $2 AND delivered_at IS NULL`,
    dueAgain: `
      UPDATE ${events} SET next_attempt_at = $2, attempts = 0, last_error = NULL
      WHERE ${ofReceiver} AND delivered_at IS NULL AND created_at >= $2::timestamptz - interval '${triedForDays} days'`,
    setWebhook: `
      INSERT INTO ${webhook} (${key.columns}, url, secret, set_at, set_by) VALUES (${key.values}, $2, $3, $4, $5)
      ON CONFLICT (${key.columns}) DO UPDATE SET url = excluded.url, secret = excluded.secret, set_at = excluded.set_at, set_by = excluded.set_by`,
  };
}

/** Of each dealer, to its own webhook. */
export const dealersOutbox = outboxOf({
  events: "outbox_event",
  webhook: "webhook",
  receiver: (row) => `${row}.dealer_id`,
  key: { columns: "dealer_id", values: "$1" },
  together: 5,
});

/** Of all dealers and requests, to the operator's own systems. */
export const operatorOutbox = outboxOf({
  events: "operator_event",
  webhook: "operator_webhook",
  receiver: () => "''::text",
  key: { columns: "only_one", values: "$1::text = ''" },
  together: 25,
});
