import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { type DealerRow, readDealers } from "./dealer.reader.ts";

/** A dealer by its own id; null where there is none to be seen. */
export const dealerLoader: LoaderDefinition<string, DealerRow | null> = {
  name: "dealer",
  keyText: (dealerId) => dealerId,
  load: async ({ scope, runner }, dealerIds) => {
    const rows = new Map((await readDealers(scope, runner, dealerIds)).map((row) => [row.id, row]));
    return dealerIds.map((dealerId) => rows.get(dealerId) ?? null);
  },
};
