import { loadAsOf, loadOfDealers } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import {
  type AgreementList,
  type AgreementPage,
  readOutcomeAgreements,
  readOutcomeAgreementsById,
  type StoredAgreement,
} from "./agreement.reader.ts";

type PageOfDealer = AgreementList & AgreementPage & { readonly dealerId: string };

const pageText = ({ withdrawn, asOf, first, after }: PageOfDealer) => JSON.stringify([withdrawn, asOf, first, after]);

/** Pages of agreements: one statement for all dealers of the same page. */
export const agreementPageLoader: LoaderDefinition<PageOfDealer, readonly StoredAgreement[]> = {
  name: "outcomeAgreements",
  keyText: (page) => `${pageText(page)} ${page.dealerId}`,
  load: ({ scope, runner }, keys) =>
    loadOfDealers(
      keys,
      pageText,
      (dealerIds, page) => readOutcomeAgreements(scope, runner, dealerIds, page, page),
      ({ dealerId }) => dealerId,
    ),
};

interface AgreementKey {
  readonly dealerId: string;
  readonly id: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, id, asOf }: AgreementKey) => JSON.stringify([asOf, dealerId, id]);

/** Agreements by their ids: one statement for any number of them; null where there is none to be seen. */
export const agreementLoader: LoaderDefinition<AgreementKey, StoredAgreement | null> = {
  name: "outcomeAgreement",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const stored = await readOutcomeAgreementsById(scope, runner, group, asOf);
      return new Map(stored.map((agreement) => [keyText({ ...agreement, asOf }), agreement] as const));
    });
    return found.map((agreement) => agreement ?? null);
  },
};
