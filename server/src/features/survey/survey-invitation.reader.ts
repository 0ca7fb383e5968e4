import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { completed } from "./open-invitation.sql.ts";
import type { Question } from "./survey-question.ts";

/** Instants as PostgreSQL prints them; what came after the instant asked for is null. */
export interface SurveyInvitationRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly opportunity_id: string | null;
  readonly customer_id: string | null;
  readonly questions: readonly Question[];
  readonly respondent_level: string | null;
  readonly respondent_function: string | null;
  readonly language: Language | null;
  readonly issued_at: string;
  readonly issued_by: string;
  readonly expires_at: string;
  readonly answered_at: string | null;
  readonly revoked_at: string | null;
  readonly expired: boolean;
}

const columns = (asOf: string) => `
  i.dealer_id, i.id, i.opportunity_id, i.customer_id, i.questions, i.respondent_level, i.respondent_function, i.language, i.issued_at, i.issued_by,
  i.expires_at, CASE WHEN i.answered_at <= ${asOf} THEN i.answered_at END AS answered_at, CASE WHEN i.revoked_at <= ${asOf} THEN i.revoked_at END AS revoked_at,
  i.expires_at < ${asOf} AS expired`;

const invitations: Statement = {
  name: "survey_invitations",
  text: `
    SELECT page.* FROM unnest($1::text[]) AS key(dealer_id) CROSS JOIN LATERAL (
      SELECT ${columns("$2::timestamptz")} FROM survey_invitation i
      WHERE i.dealer_id = key.dealer_id AND i.issued_at <= $2 AND ($3::text[] IS NULL OR (i.issued_at, i.id) < ($3[1]::timestamptz, $3[2]))
      ORDER BY i.issued_at DESC, i.id DESC LIMIT $4
    ) page ORDER BY page.dealer_id, page.issued_at DESC, page.id DESC`,
};

export interface InvitationPage {
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

/** Dealers' invitations issued up to an instant, newest first; of each dealer one more than the page holds. */
export async function readSurveyInvitations(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  asOf: Date,
  page: InvitationPage,
): Promise<SurveyInvitationRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return runner.query(invitations, [readable, asOf, page.after ?? null, page.first + 1]);
}

const byId: Statement = {
  name: "survey_invitation",
  text: `SELECT ${columns("$3::timestamptz")} FROM survey_invitation i WHERE i.dealer_id = $1 AND i.id = $2`,
};

/** One invitation; undefined where it may not be seen, as where it is not there. */
export async function readSurveyInvitation(
  scope: DealerScope,
  runner: StatementRunner,
  dealerId: string,
  id: string,
  now: Date,
): Promise<SurveyInvitationRow | undefined> {
  if (!mayRead(scope, dealerId)) return undefined;
  const [row] = await runner.query<SurveyInvitationRow>(byId, [dealerId, id, now]);
  return row;
}

/** Instants as PostgreSQL prints them. */
export interface SurveyDueRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly request_id: string | null;
  readonly outcome_at: string;
}

const due: Statement = {
  name: "surveys_due",
  text: `
    SELECT o.dealer_id, o.id, o.request_id, o.outcome_at FROM opportunity o
    WHERE ${completed} AND o.outcome_at >= $1 AND o.outcome_at <= $2
      AND NOT EXISTS (SELECT FROM service_request r WHERE r.id = o.request_id AND r.erased_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM survey_invitation i WHERE i.dealer_id = o.dealer_id AND i.opportunity_id = o.id)
      AND NOT EXISTS (SELECT FROM survey_answer a WHERE a.dealer_id = o.dealer_id AND a.opportunity_id = o.id AND a.question = 'CSAT')
      AND ($3::text[] IS NULL OR (o.outcome_at, o.dealer_id, o.id) > ($3[1]::timestamptz, $3[2], $3[3]))
    ORDER BY o.outcome_at, o.dealer_id, o.id LIMIT $4`,
};

/**
 * Opportunities completed since an instant whose owners were not asked yet and have not answered otherwise, the first completed first; one
 * more than the page holds. For staff alone.
 */
export async function readSurveysDue(
  scope: DealerScope,
  runner: StatementRunner,
  since: Date,
  now: Date,
  page: InvitationPage,
): Promise<SurveyDueRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query(due, [since, now, page.after ?? null, page.first + 1]);
}
