import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { openOpportunitiesLoader, openOpportunityCountLoader } from "./open-opportunities.loaders.ts";
import type { OpenList } from "./open-opportunities.reader.ts";
import { OpenOpportunitiesArgs, OpenOpportunityConnection } from "./open-opportunities.type.ts";
import { opportunityLoader } from "./opportunity-activity.loaders.ts";
import { opportunityActivityFrom, OpportunityActivityType } from "./opportunity-activity.type.ts";

/** A page, and what it is a page of. */
interface OpenPage extends Connection<OpportunityActivityType> {
  readonly listed: OpenList & { readonly dealerId: string };
}

@Resolver(() => DealerType)
export class OpenOpportunitiesResolver {
  @FieldResolver(() => OpenOpportunityConnection, {
    description: "The opportunities that wait for the dealer, whenever they were assigned.",
  })
  async openOpportunities(
    @Root() { internalID: dealerId, asOf }: DealerType,
    @Args(() => OpenOpportunitiesArgs) { stage, ...args }: OpenOpportunitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<OpenPage> {
    const list = `open opportunities ${stage}`;
    const page = pageFrom(args, list, ["instant", "text"]);
    const listed = { dealerId, stage, asOf };
    const rows = await context.loader(openOpportunitiesLoader).load({ ...listed, ...page });
    const { edges, pageInfo } = connectionFrom(rows, page, (row) => encodeCursor(list, row.order_key, row.id));
    const activities = edges.map(({ cursor, node }) => ({ cursor, node: opportunityActivityFrom(node, asOf) }));
    return { edges: activities, nodes: activities.map(({ node }) => node), pageInfo, listed };
  }

  @FieldResolver(() => OpportunityActivityType, {
    nullable: true,
    description: "One of the dealer's opportunities; null where it has none of that id.",
  })
  async opportunity(
    @Root() { internalID: dealerId, asOf }: DealerType,
    @Arg("id", () => ID, { description: "The opportunity's own id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityActivityType | null> {
    const row = await context.loader(opportunityLoader).load({ dealerId, id, asOf });
    return row ? opportunityActivityFrom(row, asOf) : null;
  }
}

@Resolver(() => OpenOpportunityConnection)
export class OpenOpportunityConnectionResolver {
  @FieldResolver(() => DateTimeScalar, { description: "The instant that the list is as of: time left is counted from it." })
  asOf(@Root() { listed }: OpenPage): string {
    return listed.asOf.toISOString();
  }

  @FieldResolver(() => Int, { description: "How many there are on all pages; counted only where it is asked for." })
  totalCount(@Root() { listed, nodes, pageInfo }: OpenPage, @Ctx() context: RequestContext): number | Promise<number> {
    // A first page without a next one is the whole list.
    if (!pageInfo.hasPreviousPage && !pageInfo.hasNextPage) return nodes.length;
    return context.loader(openOpportunityCountLoader).load(listed);
  }
}
