import { answeredByLink } from "../survey/open-invitation.sql.ts";
import type { ImportedLive } from "./imported-live.ts";

/** The opportunities that answers are about, as stored and as the file says. */
const about = (rows: "import_row" | "import_noted") => `
  SELECT a.dealer_id, a.opportunity_id AS id FROM survey_answer a JOIN ${rows} USING (dealer_id, id) WHERE a.opportunity_id IS NOT NULL
  ${rows === "import_row" ? "UNION SELECT dealer_id, opportunity_id FROM import_row WHERE opportunity_id IS NOT NULL" : ""}`;

const ofErased = `
  SELECT line FROM import_row JOIN opportunity o ON o.dealer_id = import_row.dealer_id AND o.id = import_row.opportunity_id
    JOIN service_request r ON r.id = o.request_id WHERE r.erased_at IS NOT NULL
  UNION
  SELECT line FROM import_row JOIN survey_answer a USING (dealer_id, id) JOIN opportunity o ON o.dealer_id = a.dealer_id AND o.id = a.opportunity_id
    JOIN service_request r ON r.id = o.request_id WHERE r.erased_at IS NOT NULL`;

/** An owner answers about an opportunity once. */
const answeredHere = `
  SELECT line, format('another opportunity, or blank: its owner has answered by link, at %s',
    to_char(given.answered_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS expected
  FROM import_row JOIN survey_answer given ON given.dealer_id = import_row.dealer_id AND given.opportunity_id = import_row.opportunity_id
  WHERE import_row.question = 'CSAT' AND given.question = 'CSAT' AND given.id <> import_row.id AND ${answeredByLink("given")}`;

/** Answers, which owners and customers also give here, by links. */
export const importedAnswers: ImportedLive = {
  // As whoever issues a link, answers by one or erases an owner's data does.
  lock: (rows) => [
    `SELECT FROM service_request r WHERE r.id IN (SELECT o.request_id FROM opportunity o JOIN (${about(rows)}) about USING (dealer_id, id))
     ORDER BY r.id FOR UPDATE`,
    `SELECT FROM opportunity o JOIN (${about(rows)}) about USING (dealer_id, id) FOR UPDATE OF o`,
    `SELECT FROM survey_invitation i JOIN (${about(rows)}) about ON about.dealer_id = i.dealer_id AND about.id = i.opportunity_id
     FOR UPDATE OF i`,
  ],
  settle: [`UPDATE import_row SET comment = NULL FROM (${ofErased}) about WHERE about.line = import_row.line`],
  contradictions: () => [{ column: "opportunity_id", select: answeredHere }],
  recorded: answeredByLink,
};
