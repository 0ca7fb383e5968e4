import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { Failure } from "../../platform/failure.ts";
import { isFairnessPeriod, periodExpected } from "./fairness-period.ts";
import { FairnessArgs, FairnessDealersArgs } from "./fairness.inputs.ts";
import { readFairness, readFairnessDealers } from "./fairness.reader.ts";
import {
  FairnessDealerConnection,
  fairnessDealerFrom,
  type FairnessDealerType,
  fairnessOverallFrom,
  FairnessOverallType,
  FairnessType,
} from "./fairness.type.ts";

@Resolver(() => FairnessType)
export class FairnessResolver {
  @Query(() => FairnessType, {
    nullable: true,
    description:
      "How requests were handed out among dealers in a period: offers against rank, capacity and distance, by the decisions as they were kept. Only staff see it; null for others.",
  })
  assignmentFairness(
    @Args(() => FairnessArgs) { from, to, countries }: FairnessArgs,
    @Ctx() { scope }: RequestContext,
  ): FairnessType | null {
    if (!isFairnessPeriod(from, to)) {
      throw new Failure("BAD_USER_INPUT", `${from.toISOString()} to ${to.toISOString()} is no period; ${periodExpected}.`, {
        argument: "to",
      });
    }
    if (scope.kind !== "STAFF") return null;
    const question = { from, to, countries: shortEnough(countries, "countries") };
    return { from: from.toISOString(), to: to.toISOString(), question };
  }

  @FieldResolver(() => FairnessOverallType, { nullable: true, description: "How offers went by rank, distance and capacity." })
  async overall(@Root() { question }: FairnessType, @Ctx() { scope, runner, now }: RequestContext): Promise<FairnessOverallType | null> {
    const row = await readFairness(scope, runner, question, now);
    return row && fairnessOverallFrom(row);
  }

  @FieldResolver(() => FairnessDealerConnection, { description: "The dealers that were in question." })
  async dealers(
    @Root() { question }: FairnessType,
    @Args(() => FairnessDealersArgs) args: FairnessDealersArgs,
    @Ctx() { scope, runner, now }: RequestContext,
  ): Promise<Connection<FairnessDealerType>> {
    const [order, direction] = [args.sort?.field ?? "ASKED", args.sort?.direction ?? "DESC"];
    const list = `assignment fairness ${order} ${direction}`;
    const page = pageFrom(args, list, ["number", "text"]);
    const rows = await readFairnessDealers(scope, runner, question, now, { order, direction, ...page });
    const { edges, pageInfo } = connectionFrom(rows, page, (row) => encodeCursor(list, row.order_key, row.dealer_id));
    const dealers = edges.map(({ cursor, node }) => ({ cursor, node: fairnessDealerFrom(node) }));
    return { edges: dealers, nodes: dealers.map(({ node }) => node), pageInfo };
  }
}
