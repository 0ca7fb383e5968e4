import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { SetWebhookInput, SetWebhookPayload } from "./webhook.inputs.ts";
import { webhookLoader } from "./webhook.loaders.ts";
import { webhookFrom, WebhookType } from "./webhook.type.ts";
import { setWebhook } from "./webhook.writer.ts";

@Resolver(() => DealerType)
export class WebhookResolver {
  @Mutation(() => SetWebhookPayload, {
    nullable: true,
    description:
      "Sets where a dealer's events are sent, such as `opportunity.assigned` and `customer.unsatisfied`, by staff or the dealer itself, and gives a new secret. What could not be delivered in the last 7 days is sent there.",
  })
  async setWebhook(
    @Arg("input", () => SetWebhookInput, { description: "Whose events, and where to." }) { dealerID, url }: SetWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<SetWebhookPayload> {
    const { scope, dataSource, clock, viewer, demo } = context;
    try {
      const given = { dealerId: dealerID, url: url ?? null, setBy: viewer.subject };
      const setAt = clock.now();
      const secret = await setWebhook(scope, dataSource, given, setAt, { loopback: demo });
      await context.renew();
      return { webhook: await webhookOf(context, dealerID, setAt), secret, userErrors: [] };
    } catch (error) {
      return { webhook: null, secret: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @FieldResolver(() => WebhookType, {
    nullable: true,
    description:
      "Where the dealer's events are sent; null where nowhere. As of a past instant, null where it was set since: what was set before is not kept.",
  })
  webhook(@Root() { internalID, asOf }: DealerType, @Ctx() context: RequestContext): Promise<WebhookType | null> {
    return webhookOf(context, internalID, asOf);
  }
}

async function webhookOf(context: RequestContext, dealerId: string, asOf: Date): Promise<WebhookType | null> {
  const row = await context.loader(webhookLoader).load({ dealerId, asOf });
  return row && webhookFrom(row, asOf);
}
