import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { readWebhooks, type WebhookRow } from "./webhook.reader.ts";

interface WebhookKey {
  readonly dealerId: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, asOf }: WebhookKey) => `${asOf.getTime()} ${dealerId}`;

/** A dealer's webhook; null where it has none. */
export const webhookLoader: LoaderDefinition<WebhookKey, WebhookRow | null> = {
  name: "webhook",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const dealerIds = group.map(({ dealerId }) => dealerId);
      const rows = await readWebhooks(scope, runner, dealerIds, asOf);
      return new Map(rows.map((row) => [keyText({ dealerId: row.dealer_id ?? "", asOf }), row] as const));
    });
    return found.map((row) => row ?? null);
  },
};
