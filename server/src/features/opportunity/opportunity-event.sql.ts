import { eventIdSql, tellDealers, tellOperator } from "../../storage/outbox-sql.ts";
import { expiredAt, hasEvents } from "./opportunity-standing.sql.ts";

/** What a dealer is told of; what is kept beside these, such as a flag for staff, the operator's systems alone are told of. */
const toldKinds = ["ASSIGNED", "ACCEPTED", "DECLINED", "STATUS_UPDATED", "COMPLETED", "WITHDRAWN", "ENROLLED", "CANCELLED"] as const;

/** Ids and instants alone: what is sealed by the state of an opportunity, and what people wrote, the receiver asks the API for. */
const dealerPayload = `jsonb_build_object('dealerID', o.dealer_id, 'opportunityID', o.id,
  'expiresAt', to_char(o.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;
const operatorPayload = `${dealerPayload} || jsonb_build_object('requestID', o.request_id)`;

/** Where `events` gives `dealer_id, opportunity_id, id, type, occurred_at, written_at`. */
const about = (events: string, payload: string, which: string) =>
  `(SELECT e.dealer_id, e.id, e.type, ${payload} AS payload, e.occurred_at, e.written_at
    FROM ${events} e JOIN opportunity o ON o.dealer_id = e.dealer_id AND o.id = e.opportunity_id WHERE ${which}) about`;

/**
 * One statement that keeps steps of opportunities, each with its opportunity's next number, and writes the events that tell of them.
 * `steps` gives `dealer_id, opportunity_id, kind, note, happened_at, author, update_id`, at most one of an opportunity; `before` names
 * what comes before it, such as the change itself.
 */
export function keepSteps(steps: string, before?: string): string {
  const kinds = toldKinds.map((kind) => `'${kind}'`).join(", ");
  return `
    WITH ${before === undefined ? "" : `${before}, `}kept AS (
      INSERT INTO opportunity_event (dealer_id, opportunity_id, number, kind, note, happened_at, author, update_id)
      SELECT s.dealer_id, s.opportunity_id, coalesce((
          SELECT max(e.number) FROM opportunity_event e WHERE e.dealer_id = s.dealer_id AND e.opportunity_id = s.opportunity_id
        ), 0) + 1, s.kind, s.note, s.happened_at, s.author, s.update_id
      FROM (${steps}) s
      RETURNING dealer_id, opportunity_id, number, kind, happened_at
    ), told AS (
      SELECT dealer_id, opportunity_id, kind, ${eventIdSql("'opportunity'", "dealer_id", "opportunity_id", "number")} AS id,
        'opportunity.' || lower(kind) AS type, happened_at AS occurred_at, happened_at AS written_at
      FROM kept
    ), dealers AS (${tellDealers(about("told", dealerPayload, `e.kind IN (${kinds})`))})
    ${tellOperator(about("told", operatorPayload, "true"))}`;
}

/** The id of the event that tells of an expiry, of which there is one at most. SQL over `opportunity o`. */
export const expiryEventId = eventIdSql("'opportunity'", "o.dealer_id", "o.id", "'EXPIRED'");

/**
 * Tells of those of requests' opportunities that nobody can answer any more, once. Parameters: ids of the requests, which are locked, and now.
 * An opportunity expires a millisecond after the last instant of an answer.
 */
export const tellExpired = `
  WITH expired AS (
    SELECT o.dealer_id, o.id AS opportunity_id, ${expiryEventId} AS id, 'opportunity.expired' AS type,
      o.expires_at + interval '1 ms' AS occurred_at, $2::timestamptz AS written_at
    FROM opportunity o
    WHERE o.request_id = ANY ($1::text[]) AND ${expiredAt("$2::timestamptz")}
      AND ${hasEvents("o")}
  ), dealers AS (${tellDealers(about("expired", dealerPayload, "true"))} ON CONFLICT (dealer_id, id) DO NOTHING)
  ${tellOperator(about("expired", operatorPayload, "true"))}`;
