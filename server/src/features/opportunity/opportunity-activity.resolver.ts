import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { monthBounds } from "../../kpi/month.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { OpportunitiesArgs } from "./opportunity-activity.inputs.ts";
import { type OpportunityCountKey, opportunityCountLoader, opportunityPageLoader } from "./opportunity-activity.loaders.ts";
import { OpportunityActivityConnection, type OpportunityActivityType, opportunityActivityFrom } from "./opportunity-activity.type.ts";

/** A page, and what it is a page of. */
interface OpportunityPage extends Connection<OpportunityActivityType> {
  readonly counted: OpportunityCountKey;
}

@Resolver(() => DealerType)
export class OpportunityActivityResolver {
  @FieldResolver(() => OpportunityActivityConnection, { description: "The opportunities assigned to the dealer in a month." })
  async opportunities(
    @Root() dealer: DealerType,
    @Args(() => OpportunitiesArgs) args: OpportunitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityPage> {
    const order = args.sort?.field ?? "ASSIGNED_AT";
    const direction = args.sort?.direction ?? "DESC";
    const list = `opportunities ${order} ${direction}`;
    const page = pageFrom(args, list, ["instant", "text"]);
    const { internalID: dealerId, asOf } = dealer;
    const bounds = monthBounds(args.month, dealer.timeZone);
    const selection = {
      answers: shortEnough(args.filter?.answers, "answers"),
      conclusions: shortEnough(args.filter?.conclusions, "conclusions"),
      enrolment: args.filter?.enrolment ?? undefined,
    };
    const rows = await context.loader(opportunityPageLoader).load({
      dealerId,
      bounds,
      asOf,
      selection,
      order,
      direction,
      ...page,
    });
    const { edges, pageInfo } = connectionFrom(rows, page, (row) => encodeCursor(list, row.order_key, row.id));
    const activities = edges.map(({ cursor, node }) => ({ cursor, node: opportunityActivityFrom(node, asOf) }));
    const counted = { ...monthCell(dealerId, args.month, dealer.timeZone), asOf, selection };
    return { edges: activities, nodes: activities.map(({ node }) => node), pageInfo, counted };
  }
}

@Resolver(() => OpportunityActivityConnection)
export class OpportunityActivityConnectionResolver {
  @FieldResolver(() => Int, { description: "How many there are on all pages; counted only where it is asked for." })
  totalCount(@Root() { counted, nodes, pageInfo }: OpportunityPage, @Ctx() context: RequestContext): number | Promise<number> {
    // A first page without a next one is the whole list.
    if (!pageInfo.hasPreviousPage && !pageInfo.hasNextPage) return nodes.length;
    return context.loader(opportunityCountLoader).load(counted);
  }
}
