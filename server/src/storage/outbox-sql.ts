/**
 * SQL that writes events of dealers to be sent, where `found` gives `dealer_id, id, type, payload, occurred_at, written_at`. The id is
 * what receivers know an event by that comes again.
 */
export const tellDealers = (found: string) => `
  INSERT INTO outbox_event (dealer_id, id, type, payload, occurred_at, created_at, next_attempt_at)
  SELECT dealer_id, id, type, payload, occurred_at, written_at, written_at FROM ${found}`;

/** The same for the operator's own systems, where `found` gives no dealer. */
export const tellOperator = (found: string) => `
  INSERT INTO operator_event (id, type, payload, occurred_at, created_at, next_attempt_at)
  SELECT id, type, payload, occurred_at, written_at, written_at FROM ${found} ON CONFLICT (id) DO NOTHING`;

/** The id of an event, the same for all who are told of it. `parts`: SQL of what makes it the only one. */
export const eventIdSql = (...parts: readonly string[]) => `md5(jsonb_build_array(${parts.join(", ")})::text)::uuid::text`;
