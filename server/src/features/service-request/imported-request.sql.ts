import pg from "pg";
import { inHand, pendingAt } from "../opportunity/opportunity-standing.sql.ts";

/** Records of a file with which the product goes on by itself once they are there; SQL over the table and `import_row`. */
export interface ImportedLive {
  /** Before rows are compared with what is stored: locks that, and keeps of it what no file takes back. */
  readonly settle: readonly string[];
  /** Gives a row where one contradicts how its record stands at an instant. */
  readonly contradicted: (now: string) => string;
  /** Columns of a new record that no file tells. */
  readonly made: (now: Date, by: string) => Readonly<Record<string, string>>;
  /** What follows once all files have landed. Parameters: the run, the file and who imports. */
  readonly landed: string;
  /** Whether something stands on a record, so that it cannot be taken away. */
  readonly inUse: string;
  /** What follows once an undo has restored records, over `import_noted`. Parameter: now. */
  readonly restored: string;
}

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

/** Ids of requests that a file cannot cancel: a dealer can still answer, has it in hand or has completed it. */
export const notToBeCancelled = (now: string) => `
  SELECT r.id FROM service_request r JOIN opportunity o ON o.request_id = r.id
  WHERE r.cancelled_at IS NULL AND (${pendingAt(now)} OR ${inHand})`;

const notedBy = (what: string) => `
  SELECT noted.id FROM import_change c, unnest(c.ids) AS noted(id) WHERE c.dealer_id = '' AND c.run = $1 AND c.file = $2 AND c.what ${what}`;

export const importedRequests: ImportedLive = {
  settle: [
    // Whoever takes a step of an opportunity, or hands a request out, comes before or after the import.
    "SELECT FROM service_request r WHERE r.id IN (SELECT id FROM import_row) ORDER BY r.id FOR UPDATE",
    "UPDATE import_row SET cancelled_at = r.cancelled_at FROM service_request r WHERE r.id = import_row.id AND r.cancelled_at IS NOT NULL",
    `UPDATE import_row SET ${erasedColumns.map((column) => `${column} = NULL`).join(", ")}
     FROM service_request r WHERE r.id = import_row.id AND r.erased_at IS NOT NULL`,
  ],
  contradicted: (now) => `SELECT FROM import_row WHERE cancelled_at IS NOT NULL AND id IN (${notToBeCancelled(now)})`,
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
  inUse: `(EXISTS (SELECT FROM assignment a WHERE a.request_id = service_request.id)
    OR EXISTS (SELECT FROM opportunity o WHERE o.request_id = service_request.id))`,
  restored: `
    UPDATE service_request r SET assign_at = $1, cancelled_by = NULL FROM import_noted noted
    WHERE noted.what = 'CHANGED' AND noted.dealer_id = '' AND noted.id = r.id AND noted.was ? 'cancelled_at' AND r.cancelled_at IS NULL`,
};
