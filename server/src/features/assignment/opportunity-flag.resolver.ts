import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { isoInstant } from "../../graphql/scalars.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { opportunityLoader } from "../opportunity/opportunity-activity.loaders.ts";
import { opportunityActivityFrom, OpportunityActivityType } from "../opportunity/opportunity-activity.type.ts";
import { opportunityFlagsLoader } from "./opportunity-flag.loaders.ts";
import { type FlaggedOpportunityRow, readFlaggedOpportunities } from "./opportunity-flag.reader.ts";
import {
  FlaggedOpportunitiesArgs,
  FlaggedOpportunityConnection,
  type FlaggedOpportunityType,
  OpportunityFlagType,
} from "./opportunity-flag.type.ts";

const list = "flagged opportunities";

/** All of a page in one statement. */
async function withOpportunities(context: RequestContext, rows: readonly FlaggedOpportunityRow[]): Promise<FlaggedOpportunityType[]> {
  const { now: asOf } = context;
  const loader = context.loader(opportunityLoader);
  const found = await Promise.all(rows.map(({ dealer_id: dealerId, id }) => loader.load({ dealerId, id, asOf })));
  return rows.flatMap((row, place) => {
    const opportunity = found[place];
    return opportunity ? [{ opportunity: opportunityActivityFrom(opportunity, asOf), flags: row.flags, printedSince: row.since }] : [];
  });
}

@Resolver(() => OpportunityActivityType)
export class OpportunityFlagResolver {
  @Query(() => FlaggedOpportunityConnection, {
    description: "Accepted opportunities of all dealers that staff should look at now, the longest flagged first. Only staff see any.",
  })
  async flaggedOpportunities(
    @Args(() => FlaggedOpportunitiesArgs) args: FlaggedOpportunitiesArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<FlaggedOpportunityType>> {
    const page = pageFrom(args, list, ["instant", "text", "text"]);
    const kinds = shortEnough(args.kinds, "kinds");
    const rows = await readFlaggedOpportunities(context.scope, context.runner, kinds, page, context.now);
    return connectionFrom(await withOpportunities(context, rows), page, ({ opportunity, printedSince }) =>
      encodeCursor(list, printedSince, opportunity.dealerID, opportunity.internalID),
    );
  }

  @FieldResolver(() => [OpportunityFlagType], {
    description: "Why staff should look at it, the longest standing first. It is theirs to decide what follows: empty for a dealer.",
  })
  async flags(
    @Root() { dealerID, internalID, asOf }: OpportunityActivityType,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityFlagType[]> {
    const rows = await context.loader(opportunityFlagsLoader).load({ dealerId: dealerID, id: internalID, asOf });
    return rows.map(({ kind, since }) => ({ kind, since: isoInstant(since) }));
  }
}
