import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { reasonKey, reasonText } from "../../kpi/texts/reason-text.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { dealerFrom } from "../dealer/dealer.type.ts";
import type { MetricResultType } from "./metric-result.type.ts";
import { explainRow } from "./receipt-record.ts";
import { readReceiptRecords, readSelectionPlacements } from "./receipt.reader.ts";
import { PlacementCountsType, ReceiptRecordConnection, type ReceiptRecordType, ReceiptType } from "./receipt.type.ts";
import { recordNode } from "./record-node.ts";
import { completenessLoader, placementsLoader } from "./scorecard.loaders.ts";

@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @FieldResolver(() => ReceiptRecordConnection, { description: "Today's records in the numerator." })
  counted(@Root() { result }: ReceiptType, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    return receiptPage(context, result, "COUNTED", args);
  }

  @FieldResolver(() => ReceiptRecordConnection, { description: "Today's records that could count and do not." })
  notCounted(@Root() { result }: ReceiptType, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    return receiptPage(context, result, "NOT_COUNTED", args);
  }

  @FieldResolver(() => ReceiptRecordConnection, { description: "Today's records of the month that are left out of the metric." })
  leftOut(@Root() { result }: ReceiptType, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    return receiptPage(context, result, "LEFT_OUT", args);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      "Up to when the dealer's imported records are known to be there: a month is final only when this reaches its final instant. Null where records follow the clock, and for a sum of dealers.",
  })
  async completeThrough(@Root() { result }: ReceiptType, @Ctx() context: RequestContext): Promise<string | null> {
    const { dealerId } = result.subject;
    return dealerId === null ? null : context.loader(completenessLoader).load({ dealerId, recordKind: result.metric.of.code });
  }

  @FieldResolver(() => PlacementCountsType, { description: "How long the three lists are." })
  async counts(@Root() { result }: ReceiptType, @Ctx() context: RequestContext): Promise<PlacementCountsType> {
    const { metric, month, subject } = result;
    const [timeZone] = subject.timeZones;
    const counts =
      subject.dealerId === null || timeZone === undefined
        ? await readSelectionPlacements(context.scope, context.runner, result)
        : await context.loader(placementsLoader).load({ metric, month, timeZone, dealerId: subject.dealerId, asOf: subject.asOf });
    return { counted: counts.COUNTED, notCounted: counts.NOT_COUNTED, leftOut: counts.LEFT_OUT };
  }
}

async function receiptPage(
  context: RequestContext,
  result: MetricResultType,
  placement: Placement,
  args: PageArgs,
): Promise<Connection<ReceiptRecordType>> {
  const list = `receipt ${placement}`;
  const page = pageFrom(args, list, ["instant", "text", "text"]);
  const rows = await readReceiptRecords(context.scope, context.runner, result, placement, page);
  const dealers = context.loader(dealerLoader);
  const records = await Promise.all(
    rows.map(async (row) => {
      const dealer = await dealers.load(row.dealer_id);
      if (!dealer) throw new Error(`The dealer of record ${row.id} was not found.`);
      const { record, deciding, cohortAt } = explainRow(result.metric, row, result.subject.asOf);
      return {
        placement,
        cohortAt,
        reason: reasonText(deciding, record, { language: context.language, timeZone: dealer.time_zone }),
        reasonCode: reasonKey(deciding, record).replace(/^reason\./, ""),
        record: recordNode(result.metric.of.code, row),
        dealer: dealerFrom(dealer, result.subject.asOf),
        cursor: encodeCursor(list, row.cohort_key, row.dealer_id, row.id),
      };
    }),
  );
  return connectionFrom(records, page, ({ cursor }) => cursor);
}
