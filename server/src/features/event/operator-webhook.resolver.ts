import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { SetOperatorWebhookInput, SetWebhookPayload } from "./webhook.inputs.ts";
import { readOperatorWebhook } from "./webhook.reader.ts";
import { webhookFrom, WebhookType } from "./webhook.type.ts";
import { setOperatorWebhook } from "./webhook.writer.ts";

@Resolver()
export class OperatorWebhookResolver {
  @Mutation(() => SetWebhookPayload, {
    nullable: true,
    description:
      "Staff only: sets where the events of all dealers are sent for the operator's own systems, with `request.unassigned` where no dealer is left, and gives a new secret. What could not be delivered in the last 7 days is sent there.",
  })
  async setOperatorWebhook(
    @Arg("input", () => SetOperatorWebhookInput, { description: "Where to." }) { url }: SetOperatorWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<SetWebhookPayload> {
    const { scope, dataSource, clock, viewer, demo } = context;
    try {
      const given = { url: url ?? null, setBy: viewer.subject };
      const secret = await setOperatorWebhook(scope, dataSource, given, clock.now(), { loopback: demo });
      await context.renew();
      return { webhook: await webhookOf(context), secret, userErrors: [] };
    } catch (error) {
      return { webhook: null, secret: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @Query(() => WebhookType, {
    nullable: true,
    description: "Where the events of all dealers are sent for the operator's own systems; null where nowhere. Only staff see it.",
  })
  operatorWebhook(@Ctx() context: RequestContext): Promise<WebhookType | null> {
    return webhookOf(context);
  }
}

async function webhookOf({ scope, runner, now }: RequestContext): Promise<WebhookType | null> {
  const row = await readOperatorWebhook(scope, runner);
  return row && webhookFrom(row, now);
}
