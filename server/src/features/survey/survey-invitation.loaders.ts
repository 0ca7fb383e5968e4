import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type InvitationPage, readSurveyInvitations, type SurveyInvitationRow } from "./survey-invitation.reader.ts";

type PageKey = InvitationPage & { readonly dealerId: string; readonly asOf: Date };

const pageText = ({ asOf, first, after }: PageKey) => JSON.stringify([asOf, first, after]);
const keyText = (key: PageKey) => `${pageText(key)} ${key.dealerId}`;

/** Pages of invitations: one statement for all dealers of the same page. */
export const surveyInvitationsLoader: LoaderDefinition<PageKey, readonly SurveyInvitationRow[]> = {
  name: "surveyInvitations",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const pages = await loadGrouped(keys, pageText, keyText, async (group) => {
      const [page] = group;
      const dealerIds = group.map(({ dealerId }) => dealerId);
      const rows = groupBy(await readSurveyInvitations(scope, runner, dealerIds, page.asOf, page), (row) => row.dealer_id);
      return new Map(group.map((key) => [keyText(key), rows.get(key.dealerId) ?? []]));
    });
    return pages.map((page) => page ?? []);
  },
};
