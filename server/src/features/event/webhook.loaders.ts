import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { readWebhooks, type WebhookRow } from "./webhook.reader.ts";

/** A dealer's webhook; null where it has none. */
export const webhookLoader: LoaderDefinition<string, WebhookRow | null> = {
  name: "webhook",
  keyText: (dealerId) => dealerId,
  load: async ({ scope, runner }, dealerIds) => {
    const rows = new Map((await readWebhooks(scope, runner, dealerIds)).map((row) => [row.dealer_id, row]));
    return dealerIds.map((dealerId) => rows.get(dealerId) ?? null);
  },
};
