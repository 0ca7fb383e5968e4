import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { ApiServer, Asker } from "./api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "./opportunities.ts";

/** The server's address in links. */
export const publicUrl = "https://scorecards.example";

/** An opportunity of a dealer that was completed at an instant, but for what is said otherwise. */
export async function completedOpportunity(
  dataSource: DataSource,
  dealerId: string,
  completedAt: Date,
  of: Partial<OpportunityInput> = {},
): Promise<string> {
  const id = `SO-${randomUUID()}`;
  const assigned = plus(completedAt, -3 * day);
  const accepted = { response: "ACCEPTED", responded_at: plus(assigned, hour) } as const;
  const done = { id, assigned_at: assigned, ...accepted, outcome: "COMPLETED", outcome_at: completedAt, close_reason: "Repaired" } as const;
  await insertOpportunities(dataSource, dealerId, [{ ...done, ...of }]);
  return id;
}

interface Invitation {
  readonly internalID: string;
  readonly state: string;
  readonly questions: readonly string[];
  readonly expiresAt: string;
  readonly answeredAt: string | null;
  readonly revokedAt: string | null;
}

export interface IssuedLink {
  readonly link: string | null;
  readonly invitation: Invitation | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: readonly string[] | null }[];
}

const invitationFields = "invitation { internalID state questions expiresAt answeredAt revokedAt } userErrors { code message field }";

/** Sends a mutation about a link and gives its payload. */
async function send(api: ApiServer, mutation: string, type: string, input: object, as: Asker, link: boolean): Promise<IssuedLink> {
  const data = await api.ask<Record<string, IssuedLink>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${link ? "link" : ""} ${invitationFields} } }`,
    { variables: { input }, as },
  );
  const payload = data[mutation];
  if (!payload) throw new Error("No answer.");
  return payload;
}

export const issueLink = (api: ApiServer, dealerID: string, opportunityID: string, more: object = {}, as: Asker = "staff") =>
  send(api, "issueSurveyLink", "IssueSurveyLinkInput", { dealerID, opportunityID, ...more }, as, true);

export const issueRelationship = (api: ApiServer, dealerID: string, customerID: string, more: object = {}, as: Asker = [dealerID]) =>
  send(api, "issueRelationshipSurvey", "IssueRelationshipSurveyInput", { dealerID, customerID, ...more }, as, true);

export const revokeLink = (api: ApiServer, dealerID: string, invitationID: string, as: Asker = "staff") =>
  send(api, "revokeSurveyLink", "RevokeSurveyLinkInput", { dealerID, invitationID }, as, false);

/** What was issued: its path on the server, and its id. It must have been. */
export function issued({ link, invitation, userErrors }: IssuedLink): { readonly path: string; readonly id: string } {
  if (!link || !invitation) throw new Error(`No link was issued: ${JSON.stringify(userErrors)}`);
  return { path: link.slice(publicUrl.length), id: invitation.internalID };
}

/** Everybody asks from an address of their own. */
let people = 0;
function ownAddress(): string {
  people += 1;
  return `10.0.${people >> 8}.${people & 255}`;
}

export const open = (api: ApiServer, path: string, language = "en") =>
  api.http.inject({ method: "GET", url: path, headers: { "accept-language": language }, remoteAddress: ownAddress() });

/** Sends a form as a browser does. */
export const answer = (api: ApiServer, path: string, form: Readonly<Record<string, string>>) =>
  api.http.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/x-www-form-urlencoded", "accept-language": "en" },
    payload: new URLSearchParams(form).toString(),
    remoteAddress: ownAddress(),
  });

export interface StoredAnswer {
  readonly id: string;
  readonly question: string;
  readonly score: number;
  readonly comment: string | null;
  readonly opportunity_id: string | null;
  readonly customer_id: string | null;
  readonly respondent_level: string | null;
  readonly respondent_function: string | null;
  readonly answered_at: Date;
}

export const storedAnswers = (api: ApiServer, dealerId: string) =>
  api.database.dataSource.query<StoredAnswer[]>(
    `SELECT id, question, score, comment, opportunity_id, customer_id, respondent_level, respondent_function, answered_at
     FROM survey_answer WHERE dealer_id = $1 ORDER BY answered_at, id`,
    [dealerId],
  );
