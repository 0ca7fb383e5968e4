import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { RemoveRequestSenderPayload, RequestSenderInput, SetRequestSenderPayload } from "./request-sender.inputs.ts";
import { readRequestSenders } from "./request-sender.reader.ts";
import { RequestSenderConnection, requestSenderFrom, type RequestSenderType } from "./request-sender.type.ts";
import { removeRequestSender, setRequestSender } from "./request-sender.writer.ts";

const list = "request senders";

@Resolver()
export class RequestSenderResolver {
  @Query(() => RequestSenderConnection, { description: "Systems whose webhooks service requests come by, by name. Only staff see any." })
  async requestSenders(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<RequestSenderType>> {
    const page = pageFrom(args, list, ["text"]);
    const rows = await readRequestSenders(scope, runner, page);
    return connectionFrom(rows.map(requestSenderFrom), page, ({ name }) => encodeCursor(list, name));
  }

  @Mutation(() => SetRequestSenderPayload, {
    nullable: true,
    description:
      "Staff only: lets a system send service requests by webhook and gives the secret that it signs them with, as Standard Webhooks says. Again, it gives a new one, and the one before holds no more.",
  })
  async setRequestSender(
    @Arg("input", () => RequestSenderInput, { description: "Which system." }) { name }: RequestSenderInput,
    @Ctx() context: RequestContext,
  ): Promise<SetRequestSenderPayload> {
    const { scope, dataSource, viewer, clock } = context;
    try {
      const now = clock.now();
      const secret = await setRequestSender(scope, dataSource, { name, by: viewer.subject, now });
      await context.renew();
      return { sender: { name, setAt: now.toISOString(), setBy: viewer.subject }, secret, userErrors: [] };
    } catch (error) {
      return { sender: null, secret: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @Mutation(() => RemoveRequestSenderPayload, {
    nullable: true,
    description: "Staff only: lets a system send no more service requests by webhook. What it sent stays.",
  })
  async removeRequestSender(
    @Arg("input", () => RequestSenderInput, { description: "Which system." }) { name }: RequestSenderInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveRequestSenderPayload> {
    const { scope, dataSource, viewer, clock } = context;
    try {
      const removed = await removeRequestSender(scope, dataSource, { name, by: viewer.subject, now: clock.now() });
      await context.renew();
      return { removed, userErrors: [] };
    } catch (error) {
      return { removed: false, userErrors: [userErrorFrom(error)] };
    }
  }
}
