import { eventIdSql, tellDealers } from "../../storage/outbox-sql.ts";

/** Events that follow from rows of a file, in SQL over the rows as they are stored and `import_row`. */
export interface RaisedEvents {
  /** Notes, before the rows land, those of which it is known already. */
  readonly note: string;
  /**
   * Writes events of the others, after the rows have landed, and gives them: also one that was sent before the import that
   * raised it was undone, which is not written again. `now` is an instant in ISO 8601.
   */
  readonly raise: (now: string) => string;
}

/** Older ones are history, which nobody wants to be told of at once. */
export const reportedForDays = 7;

/** A customer who was reached and said no; the dealer's own departments are no customers. SQL over `follow_up f`. */
export const unsatisfied = `f.reached AND NOT f.satisfied
  AND NOT EXISTS (SELECT FROM customer c WHERE c.dealer_id = f.dealer_id AND c.id = f.customer_id AND c.internal)`;

const ofFile = "follow_up f JOIN import_row USING (dealer_id, id)";

/** Events of a follow-up that an import raised and that still stand: that of an undone one may have been sent, and comes again. */
const standing = `
  SELECT count(*) FROM outbox_event e WHERE e.dealer_id = f.dealer_id AND e.payload ->> 'followUpID' = f.id AND EXISTS (
    SELECT FROM import_change c JOIN import_run r ON r.id = c.run
    WHERE c.dealer_id = e.dealer_id AND c.what = 'EVENT' AND e.id = ANY (c.ids) AND r.undone_at IS NULL)`;

/** The receiver knows by it an event that comes again, also after the import that first raised it was undone. */
const eventId = eventIdSql("'customer.unsatisfied'", "f.dealer_id", "f.id", `(${standing})`);

export const unsatisfiedCustomerEvents: RaisedEvents = {
  note: `
    CREATE TEMPORARY TABLE import_known ON COMMIT DROP AS
    SELECT dealer_id, id FROM ${ofFile} WHERE f.reached AND NOT f.satisfied`,
  raise: (now) => `
    ${tellDealers(`(
      SELECT f.dealer_id, ${eventId} AS id, 'customer.unsatisfied' AS type,
        jsonb_build_object('dealerID', f.dealer_id, 'followUpID', f.id, 'customerID', f.customer_id, 'workOrderID', f.work_order_id, 'channel', f.channel) AS payload,
        f.done_at AS occurred_at, '${now}'::timestamptz AS written_at
      FROM (SELECT f.* FROM ${ofFile}) f
      WHERE ${unsatisfied} AND f.done_at >= '${now}'::timestamptz - interval '${reportedForDays} days'
        AND (f.dealer_id, f.id) NOT IN (SELECT dealer_id, id FROM import_known)
    ) raised`)}
    ON CONFLICT (dealer_id, id) DO UPDATE SET type = excluded.type
    RETURNING dealer_id, id, type, payload, occurred_at, created_at AS written_at`,
};
