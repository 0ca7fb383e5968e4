import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** Instants as PostgreSQL prints them. */
export interface WebhookRow {
  /** Null: the operator's. */
  readonly dealer_id: string | null;
  readonly url: string;
  readonly set_at: string;
  readonly waiting: number;
  readonly last_delivered_at: string | null;
  readonly last_error: string | null;
}

/** Whether an event waited at an instant: it was delivered or given up later, or waits still. */
const waits = `(delivered_at > $2 OR given_up_at > $2 OR next_attempt_at IS NOT NULL)`;

const webhooks: Statement = {
  name: "webhooks",
  text: `SELECT w.dealer_id, w.url, w.set_at, e.waiting, e.last_delivered_at, e.last_error
    FROM webhook w, LATERAL (
      SELECT count(*) FILTER (WHERE ${waits})::int AS waiting, max(delivered_at) FILTER (WHERE delivered_at <= $2) AS last_delivered_at,
        (array_agg(last_error ORDER BY next_attempt_at DESC) FILTER (WHERE next_attempt_at IS NOT NULL AND last_error IS NOT NULL))[1] AS last_error
      FROM outbox_event WHERE outbox_event.dealer_id = w.dealer_id AND created_at <= $2
    ) e
    WHERE w.dealer_id = ANY($1::text[]) AND w.url IS NOT NULL AND w.set_at <= $2`,
};

/** Where dealers want their events sent, and how that goes; those that want none, or have set it after an instant, are absent. */
export async function readWebhooks(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<WebhookRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  return readable.length === 0 ? [] : runner.query(webhooks, [readable, asOf]);
}

/** By what is waiting and by when it was delivered there are indexes: of all dealers' events there are many. */
const operatorWebhook: Statement = {
  name: "operator_webhook",
  text: `SELECT NULL AS dealer_id, w.url, w.set_at,
      (SELECT count(*) FROM operator_event WHERE next_attempt_at IS NOT NULL)::int AS waiting,
      (SELECT max(delivered_at) FROM operator_event) AS last_delivered_at,
      (SELECT last_error FROM operator_event WHERE next_attempt_at IS NOT NULL AND last_error IS NOT NULL
        ORDER BY next_attempt_at DESC LIMIT 1) AS last_error
    FROM operator_webhook w WHERE w.url IS NOT NULL`,
};

/** Where the operator's systems want the events of all dealers sent; null where nowhere. Only staff see it. */
export async function readOperatorWebhook(scope: DealerScope, runner: StatementRunner): Promise<WebhookRow | null> {
  if (scope.kind !== "STAFF") return null;
  const [row] = await runner.query<WebhookRow>(operatorWebhook, []);
  return row ?? null;
}
