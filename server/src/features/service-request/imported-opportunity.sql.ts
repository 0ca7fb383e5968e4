import { writtenErased } from "../opportunity/erased-text.sql.ts";
import { expiredAt, hasEvents } from "../opportunity/opportunity-standing.sql.ts";
import type { ImportedLive } from "./imported-live.ts";

/** Rows of the file whose owner's data are erased, by the request that they name or that is stored. */
const ofErased = `
  SELECT line FROM import_row JOIN service_request r ON r.id = import_row.request_id WHERE r.erased_at IS NOT NULL
  UNION
  SELECT line FROM import_row JOIN opportunity o USING (dealer_id, id) JOIN service_request r ON r.id = o.request_id WHERE r.erased_at IS NOT NULL`;

/** A request that is handed out here has one opportunity at a time, and no dealer twice. */
const handedOutHere = `
  WITH handed_out AS MATERIALIZED (
    SELECT line, dealer_id, id, request_id FROM import_row
    WHERE request_id IN (SELECT a.request_id FROM assignment a WHERE a.opportunity_id IS NOT NULL)
  )
  SELECT line, 'another request, or blank: this one is handed out here, which is when it gets its opportunities' AS expected
  FROM handed_out h WHERE NOT EXISTS (SELECT FROM opportunity o WHERE o.dealer_id = h.dealer_id AND o.id = h.id AND o.request_id = h.request_id)`;

const notExpired = (now: string) => `
  SELECT line, CASE WHEN o.response IS NOT NULL THEN o.response || ', as recorded here' ELSE 'blank: its time to answer is not over' END AS expected
  FROM import_recorded JOIN import_row USING (line) JOIN opportunity o USING (dealer_id, id)
  WHERE import_row.response IS NULL AND NOT (${expiredAt(now)})`;

/** A request that was history has nobody any more: a dealer is looked for. */
const lookForLeft = `
  UPDATE service_request r SET assign_at = $1
  WHERE r.assign_at IS NULL AND r.cancelled_at IS NULL AND r.erased_at IS NULL
    AND NOT EXISTS (SELECT FROM opportunity o WHERE o.request_id = r.id) AND NOT EXISTS (SELECT FROM assignment a WHERE a.request_id = r.id)`;

/** Opportunities of which steps are taken here as well. */
export const importedOpportunities: ImportedLive = {
  lock: (rows, written) => [
    `SELECT FROM service_request r WHERE r.id IN (
       SELECT o.request_id FROM opportunity o JOIN ${written} written USING (dealer_id, id)
       ${rows === "import_row" ? `UNION ALL SELECT request_id FROM ${written} written` : ""})
     ORDER BY r.id FOR UPDATE`,
    `SELECT FROM opportunity o JOIN ${written} written USING (dealer_id, id) FOR UPDATE OF o`,
  ],
  settle: [
    `UPDATE import_row SET ${writtenErased}
     FROM (${ofErased}) about WHERE about.line = import_row.line`,
  ],
  contradictions: (now) => [
    { column: "request_id", select: handedOutHere },
    { column: "response", says: "EXPIRED", select: notExpired(now) },
  ],
  recorded: hasEvents,
  afterwards: lookForLeft,
  inUse: `(${hasEvents("opportunity")} OR EXISTS (
    SELECT FROM survey_invitation i WHERE i.dealer_id = opportunity.dealer_id AND i.opportunity_id = opportunity.id))`,
};
