import pg from "pg";
import { inHand, pendingAt } from "../opportunity/opportunity-standing.sql.ts";
import type { ImportedLive } from "./imported-live.ts";

/** What an erasure leaves blank, and no file brings back. */
export const erasedColumns = [
  "first_name",
  "last_name",
  "street",
  "phone",
  "email",
  "preferences",
  "serial_number",
  "town",
  "postal_code",
  "latitude",
  "longitude",
] as const;

/** What an update of its row sets to erase that. */
export const personalErased = erasedColumns.map((column) => `${column} = NULL`).join(", ");

/** Of requests that a file cannot cancel. */
const cancelledHere = (now: string) => `
  SELECT line, 'blank, because a dealer is asked, has accepted or has completed it; cancelServiceRequest takes it back from a dealer' AS expected
  FROM import_row WHERE cancelled_at IS NOT NULL AND id IN (
    SELECT r.id FROM service_request r JOIN opportunity o ON o.request_id = r.id WHERE r.cancelled_at IS NULL AND (${pendingAt(now)} OR ${inHand}))`;

const notedBy = (what: string) => `
  SELECT noted.id FROM import_change c, unnest(c.ids) AS noted(id) WHERE c.dealer_id = '' AND c.run = $1 AND c.file = $2 AND c.what ${what}`;

export const importedRequests: ImportedLive = {
  // Whoever takes a step of an opportunity, or hands a request out, comes before or after.
  lock: (rows) => [`SELECT FROM service_request r WHERE r.id IN (SELECT id FROM ${rows}) ORDER BY r.id FOR UPDATE`],
  settle: [
    "UPDATE import_row SET cancelled_at = r.cancelled_at FROM service_request r WHERE r.id = import_row.id AND r.cancelled_at IS NOT NULL",
    `UPDATE import_row SET ${personalErased}
     FROM service_request r WHERE r.id = import_row.id AND r.erased_at IS NOT NULL`,
  ],
  contradictions: (now) => [{ column: "cancelled_at", select: cancelledHere(now) }],
  inUse: `(EXISTS (SELECT FROM assignment a WHERE a.request_id = service_request.id)
    OR EXISTS (SELECT FROM opportunity o WHERE o.request_id = service_request.id))`,
  goesOn: {
    made: (now, by) => ({
      received_at: `'${now.toISOString()}'::timestamptz`,
      received_from: pg.escapeLiteral(by),
      assign_at: `'${now.toISOString()}'::timestamptz`,
    }),
    // One that a dealer was asked for already is history.
    landed: `
    UPDATE service_request r SET assign_at = CASE WHEN r.cancelled_at IS NULL AND NOT (added.id IS NOT NULL AND EXISTS (
        SELECT FROM opportunity o WHERE o.request_id = r.id)) THEN r.assign_at END,
      cancelled_by = CASE WHEN r.cancelled_at IS NOT NULL THEN coalesce(r.cancelled_by, $3) END
    FROM (${notedBy("IN ('ADDED', 'CHANGED')")}) noted LEFT JOIN (${notedBy("= 'ADDED'")}) added ON added.id = noted.id
    WHERE r.id = noted.id`,
    restored: `
    UPDATE service_request r SET assign_at = $1, cancelled_by = NULL FROM import_noted noted
    WHERE noted.what = 'CHANGED' AND noted.dealer_id = '' AND noted.id = r.id AND noted.was ? 'cancelled_at' AND r.cancelled_at IS NULL`,
  },
};
