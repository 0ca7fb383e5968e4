import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { monthBounds } from "../../kpi/month.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { OpportunitiesArgs } from "./opportunity-activity.inputs.ts";
import { readOpportunities } from "./opportunity-activity.reader.ts";
import { OpportunityActivityConnection, type OpportunityActivityType, opportunityActivityFrom } from "./opportunity-activity.type.ts";

@Resolver(() => DealerType)
export class OpportunityActivityResolver {
  @FieldResolver(() => OpportunityActivityConnection, { description: "The opportunities assigned to the dealer in a month." })
  async opportunities(
    @Root() dealer: DealerType,
    @Args(() => OpportunitiesArgs) args: OpportunitiesArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<OpportunityActivityType>> {
    const order = args.sort?.field ?? "ASSIGNED_AT";
    const direction = args.sort?.direction ?? "DESC";
    const list = `opportunities ${order} ${direction}`;
    const page = pageFrom(args, list, ["instant", "text"]);
    const rows = await readOpportunities(scope, runner, {
      dealerId: dealer.internalID,
      bounds: monthBounds(args.month, dealer.timeZone),
      asOf: dealer.asOf,
      selection: {
        answers: shortEnough(args.filter?.answers, "answers"),
        conclusions: shortEnough(args.filter?.conclusions, "conclusions"),
        enrolment: args.filter?.enrolment ?? undefined,
      },
      order,
      direction,
      ...page,
    });
    const { edges, pageInfo } = connectionFrom(rows, page, (row) => encodeCursor(list, row.order_key, row.id));
    const activities = edges.map(({ cursor, node }) => ({ cursor, node: opportunityActivityFrom(node) }));
    return { edges: activities, nodes: activities.map(({ node }) => node), pageInfo };
  }
}
