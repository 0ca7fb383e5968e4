import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { AsOfArgs } from "../features/dealer/dealer.inputs.ts";
import { dealerLoader } from "../features/dealer/dealer.loaders.ts";
import { dealerFrom } from "../features/dealer/dealer.type.ts";
import { opportunityLoader } from "../features/opportunity/opportunity-activity.loaders.ts";
import { opportunityActivityFrom } from "../features/opportunity/opportunity-activity.type.ts";
import { metricDefinitionFrom, nobody, programFrom } from "../features/program/program.type.ts";
import { dealerGroupOf, scorecardOfGroup } from "../features/scorecard/dealer-group.resolver.ts";
import { scorecardOfDealer } from "../features/scorecard/dealer-scorecards.resolver.ts";
import { selectionOfText } from "../features/scorecard/scorecard.type.ts";
import { serviceRecordLoader } from "../features/service-records/service-record.loaders.ts";
import { serviceRecordKinds } from "../features/service-records/service-record-kinds.ts";
import { decodeNodeId } from "../graphql/node-id.ts";
import { NodeType } from "../graphql/node.type.ts";
import { asOfFrom } from "../graphql/past-instant.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { findMetric, findProgram } from "../kpi/catalogue.ts";
import { shownVersions } from "../kpi/definition-versions.ts";
import { parseMonth } from "../kpi/month.ts";

type Fetch = (context: RequestContext, parts: readonly string[], asOf: Date) => Promise<NodeType | null> | NodeType | null;

const serviceRecordFetchers = Object.fromEntries(
  serviceRecordKinds.map((kind): [string, Fetch] => [
    kind.typeName,
    (context, [dealerId = "", id = ""], asOf) => context.loader(serviceRecordLoader).load({ kind, dealerId, id, asOf }),
  ]),
);

/** How each kind of node is fetched again. What may not be seen answers as what is not there. */
export const nodeFetchers: Readonly<Record<string, Fetch>> = {
  ...serviceRecordFetchers,
  Dealer: async (context, [id = ""], asOf) => {
    const row = await context.loader(dealerLoader).load(id);
    return row && dealerFrom(row, asOf);
  },
  MetricDefinition: ({ language, scope }, [program = "", code = "", version], asOf) => {
    const inForce = findMetric(program, code);
    const metric =
      inForce && version !== undefined
        ? shownVersions(inForce, scope.kind === "STAFF").find((each) => String(each.version) === version)
        : inForce;
    return metric ? metricDefinitionFrom(metric, language, nobody(asOf)) : null;
  },
  MonthlyScorecard: async (context, [code = "", monthText = "", dealerId = "", selectionText], asOf) => {
    const [program, month] = [findProgram(code), parseMonth(monthText)];
    if (!program || !month) return null;
    if (selectionText !== undefined) {
      const selection = selectionOfText(selectionText);
      return selection ? scorecardOfGroup(program, month, await dealerGroupOf(context, selection, asOf)) : null;
    }
    const row = await context.loader(dealerLoader).load(dealerId);
    return row ? scorecardOfDealer(program, month, dealerFrom(row, asOf)) : null;
  },
  OpportunityActivity: async (context, [dealerId = "", id = ""], asOf) => {
    const row = await context.loader(opportunityLoader).load({ dealerId, id, asOf });
    return row ? opportunityActivityFrom(row, asOf) : null;
  },
  Program: ({ language }, [code = ""], asOf) => {
    const program = findProgram(code);
    return program ? programFrom(program, language, asOf) : null;
  },
};

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description:
      "Anything by its global id; null where there is nothing to be seen. Without `asOf`, as of the instant that the id carries.",
  })
  async node(
    @Arg("id", () => ID, { description: "A global id." }) id: string,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: RequestContext,
  ): Promise<NodeType | null> {
    const key = decodeNodeId(id);
    const fetch = key && Object.hasOwn(nodeFetchers, key.type) ? nodeFetchers[key.type] : undefined;
    return key && fetch ? fetch(context, key.parts, asOfFrom(asOf ?? key.asOf, context.now)) : null;
  }
}
