import { loadOfDealers } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { type InvitationPage, readSurveyInvitations, type SurveyInvitationRow } from "./survey-invitation.reader.ts";

type PageKey = InvitationPage & { readonly dealerId: string; readonly asOf: Date };

const pageText = ({ asOf, first, after }: PageKey) => JSON.stringify([asOf, first, after]);

/** Pages of invitations: one statement for all dealers of the same page. */
export const surveyInvitationsLoader: LoaderDefinition<PageKey, readonly SurveyInvitationRow[]> = {
  name: "surveyInvitations",
  keyText: (key) => `${pageText(key)} ${key.dealerId}`,
  load: ({ scope, runner }, keys) =>
    loadOfDealers(
      keys,
      pageText,
      (dealerIds, page) => readSurveyInvitations(scope, runner, dealerIds, page.asOf, page),
      ({ dealer_id: dealerId }) => dealerId,
    ),
};
