import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { Failure } from "../../platform/failure.ts";
import { type DealerPeriod, monthCell } from "../../storage/kpi/cohort-sql.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { weekOfDay } from "../scorecard/weeks.inputs.ts";
import { lead } from "../service-records/kinds/lead.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { LeadFindingsArgs } from "./lead-finding.inputs.ts";
import { leadFindingCountLoader, type LeadFindingKey, leadFindingPageLoader } from "./lead-finding.loaders.ts";
import { LeadFindingConnection, leadFindingFrom, LeadFindingType } from "./lead-finding.type.ts";

const list = "lead findings";

/** A page, and what it is a page of. */
interface LeadFindingPage extends Connection<LeadFindingType> {
  readonly counted: LeadFindingKey;
}

function periodOf(dealer: DealerType, { month, week }: LeadFindingsArgs): DealerPeriod {
  if (month && !week) return monthCell(dealer.internalID, month, dealer.timeZone);
  if (week && !month) return weekOfDay(dealer, week, "week");
  throw new Failure("BAD_USER_INPUT", `\`month\` and \`week\` are ${month ? "both" : "not"} given; expected one of them.`, {
    argument: "month",
  });
}

@Resolver(() => DealerType)
export class DealerLeadFindingsResolver {
  @FieldResolver(() => LeadFindingConnection, {
    description: "Leads received in a month or a week of which a step is recorded and one before it is not, newest first.",
  })
  async leadFindings(
    @Root() dealer: DealerType,
    @Args(() => LeadFindingsArgs) args: LeadFindingsArgs,
    @Ctx() context: RequestContext,
  ): Promise<LeadFindingPage> {
    const page = pageFrom(args, list, ["instant", "text"]);
    const counted = { period: periodOf(dealer, args), asOf: dealer.asOf };
    const rows = await context.loader(leadFindingPageLoader).load({ ...counted, ...page });
    const found = connectionFrom(
      rows.map((row) => leadFindingFrom(row, dealer.asOf)),
      page,
      ({ printedReceivedAt, leadId }) => encodeCursor(list, printedReceivedAt, leadId),
    );
    return { ...found, counted };
  }
}

@Resolver(() => LeadFindingConnection)
export class LeadFindingConnectionResolver {
  @FieldResolver(() => Int, { description: "How many there are on all pages; counted only where it is asked for." })
  totalCount(@Root() { counted, nodes, pageInfo }: LeadFindingPage, @Ctx() context: RequestContext): number | Promise<number> {
    // A first page without a next one is the whole list.
    if (!pageInfo.hasPreviousPage && !pageInfo.hasNextPage) return nodes.length;
    return context.loader(leadFindingCountLoader).load(counted);
  }
}

@Resolver(() => LeadFindingType)
export class LeadFindingResolver {
  @FieldResolver(() => lead.type, { nullable: true, description: "The lead." })
  lead(@Root() { dealerId, leadId, asOf }: LeadFindingType, @Ctx() context: RequestContext): Promise<NodeType | null> {
    return context.loader(serviceRecordLoader).load({ kind: lead, dealerId, id: leadId, asOf });
  }
}
