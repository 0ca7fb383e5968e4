import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { MonthScalar } from "../../graphql/scalars.ts";
import { type Month, monthOf } from "../../kpi/month.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { lead } from "../service-records/kinds/lead.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { LeadsArgs } from "./lead-list.inputs.ts";
import { leadCountsLoader, type LeadMonth, leadPageLoader } from "./lead-list.loaders.ts";
import { LeadConnection, LeadStepCountType, leadStepCountsFrom } from "./lead-list.type.ts";
import { columnOfStep, type LeadStepName } from "./lead-step.ts";

/** A page, and what it is a page of. */
interface LeadListPage extends Connection<NodeType> {
  readonly counted: LeadMonth;
  readonly waitingFor: LeadStepName | null;
}

@Resolver(() => DealerType)
export class DealerLeadsResolver {
  @FieldResolver(() => LeadConnection, { description: "The leads received in a month, newest first." })
  async leads(@Root() dealer: DealerType, @Args(() => LeadsArgs) args: LeadsArgs, @Ctx() context: RequestContext): Promise<LeadListPage> {
    const { internalID: dealerId, asOf, timeZone } = dealer;
    const waitingFor = args.waitingFor ?? null;
    const list = `leads ${waitingFor ?? ""}`;
    const page = pageFrom(args, list, ["instant", "text"]);
    const counted = { cell: monthCell(dealerId, args.month ?? monthOf(asOf, timeZone), timeZone), asOf };
    const column = waitingFor && columnOfStep(waitingFor);
    const rows = await context.loader(leadPageLoader).load({ ...counted, ...page, waitingFor: column });
    const { edges, pageInfo } = connectionFrom(rows, page, (row) => encodeCursor(list, row.received_at, row.id));
    const loader = context.loader(serviceRecordLoader);
    const nodes = await Promise.all(edges.map(({ node }) => loader.load({ kind: lead, dealerId, id: node.id, asOf })));
    const found = nodes.flatMap((node, index) => (node ? [{ cursor: edges[index]?.cursor ?? "", node }] : []));
    return { edges: found, nodes: found.map(({ node }) => node), pageInfo, counted, waitingFor };
  }
}

@Resolver(() => LeadConnection)
export class LeadConnectionResolver {
  @FieldResolver(() => MonthScalar, { description: "The month they were received in." })
  month(@Root() { counted }: LeadListPage): Month {
    return counted.cell.month;
  }

  @FieldResolver(() => Int, { description: "How many there are on all pages; counted only where it is asked for." })
  async totalCount(@Root() { counted, waitingFor, nodes, pageInfo }: LeadListPage, @Ctx() context: RequestContext): Promise<number> {
    // A first page without a next one is the whole list.
    if (!pageInfo.hasPreviousPage && !pageInfo.hasNextPage) return nodes.length;
    const counts = await context.loader(leadCountsLoader).load(counted);
    if (waitingFor === null) return counts?.total ?? 0;
    return leadStepCountsFrom(counts).find(({ step }) => step === waitingFor)?.waiting ?? 0;
  }

  @FieldResolver(() => [LeadStepCountType], { description: "How far all leads of the month got, in the order of the steps." })
  async stepCounts(@Root() { counted }: LeadListPage, @Ctx() context: RequestContext): Promise<LeadStepCountType[]> {
    return leadStepCountsFrom(await context.loader(leadCountsLoader).load(counted));
  }
}
