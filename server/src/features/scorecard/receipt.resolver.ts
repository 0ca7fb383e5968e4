import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import { cohortKeyType, listed, type ReceiptList } from "../../storage/kpi/receipt-sql.ts";
import type { PlacementCounts } from "./measure.reader.ts";
import type { MetricResultType } from "./metric-result.type.ts";
import { receiptCursorName, receiptRecordsFrom } from "./receipt-rows.ts";
import { receiptCountLoader, receiptListLoader } from "./receipt.loaders.ts";
import { PlacementCountsType, ReceiptRecordConnection, type ReceiptRecordType, ReceiptType } from "./receipt.type.ts";
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

  @FieldResolver(() => ReceiptRecordConnection, {
    nullable: true,
    description: "Of a ratio: today's records that it is divided by; null for any other shape.",
  })
  dividedBy(@Root() { result }: ReceiptType, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    return result.metric.shape === "RATIO" ? receiptPage(context, result, "DIVIDED_BY", args) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      "Up to when the dealer's imported records of every kind that the metric reads are known to be there: a month is final only when this reaches its final instant. As of a past instant never beyond it, as far as is known today. Null where records follow the clock, and for a sum of dealers.",
  })
  async completeThrough(@Root() { result }: ReceiptType, @Ctx() context: RequestContext): Promise<string | null> {
    const { dealerId, asOf } = result.subject;
    if (dealerId === null) return null;
    const kinds = recordKindsOf(result.metric);
    const instants = await Promise.all(
      kinds.map(({ code: recordKind }) => context.loader(completenessLoader).load({ dealerId, recordKind })),
    );
    const [earliest] = instants.filter((instant) => instant !== null).toSorted();
    // When it was said is not kept; nothing was known beyond the instant itself.
    return earliest === undefined || earliest < asOf.toISOString() ? (earliest ?? null) : asOf.toISOString();
  }

  @FieldResolver(() => PlacementCountsType, { description: "How long the three lists are." })
  async counts(@Root() { result }: ReceiptType, @Ctx() context: RequestContext): Promise<PlacementCountsType> {
    const { metric, month, currency, subject } = result;
    const query = { metric, month, currency, subject };
    const [timeZone] = subject.timeZones;
    const inCurrency = currency !== null;
    const [counts, dividedBy] = await Promise.all([
      subject.dealerId === null || timeZone === undefined || inCurrency
        ? context
            .loader(receiptCountLoader)
            .load({ ...query, counted: "PLACES" })
            .then(placementsFrom)
        : context.loader(placementsLoader).load({ metric, period: monthCell(subject.dealerId, month, timeZone), asOf: subject.asOf }),
      metric.shape === "RATIO" ? context.loader(receiptCountLoader).load({ ...query, counted: "DIVIDED_BY" }) : null,
    ]);
    return { counted: counts.COUNTED, notCounted: counts.NOT_COUNTED, leftOut: counts.LEFT_OUT, dividedBy: dividedBy?.[0] ?? null };
  }
}

function placementsFrom([COUNTED = 0, NOT_COUNTED = 0, LEFT_OUT = 0]: readonly number[]): PlacementCounts {
  return { COUNTED, NOT_COUNTED, LEFT_OUT };
}

const cursorParts = { instant: "instant", day: "day", none: "text" } as const;

async function receiptPage(
  context: RequestContext,
  result: MetricResultType,
  receiptList: ReceiptList,
  args: PageArgs,
): Promise<Connection<ReceiptRecordType>> {
  const { metric, month, currency, subject } = result;
  const keyType = cohortKeyType(listed(metric, receiptList));
  const page = pageFrom(args, receiptCursorName(receiptList), [cursorParts[keyType], "text", "text"]);
  const query = { metric, month, currency, subject, list: receiptList };
  const rows = await context.loader(receiptListLoader).load({ ...query, page });
  return connectionFrom(await receiptRecordsFrom(context, query, rows), page, ({ cursor }) => cursor);
}
