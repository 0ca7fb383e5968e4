import { encodeCursor } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { isoInstant } from "../../graphql/scalars.ts";
import { monthPeriod, type Period, startOfDay } from "../../kpi/period.ts";
import { reasonCode, reasonText } from "../../kpi/texts/reason-text.ts";
import { text } from "../../kpi/texts/texts.ts";
import { type CohortKeyType, cohortKeyType, listed, type MetricList, type ReceiptList } from "../../storage/kpi/receipt-sql.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { dealerFrom } from "../dealer/dealer.type.ts";
import { amountOf, countedAs, explainRow } from "./receipt-record.ts";
import type { ReceiptQuery, ReceiptRow } from "./receipt.reader.ts";
import type { ReceiptRecordType } from "./receipt.type.ts";
import { recordNode } from "./record-node.ts";

function cohortInstant(type: CohortKeyType, key: string, period: Period): string {
  if (type === "instant") return isoInstant(key);
  return (type === "day" ? startOfDay(key, period.timeZone) : period.start).toISOString();
}

export function receiptCursorName(list: ReceiptList): string {
  return `receipt ${list}`;
}

/** Rows of a receipt's list as the API shows them, each with why it stands there; in the order of the rows. */
export function receiptRecordsFrom(
  context: RequestContext,
  { metric, month, subject, list }: ReceiptQuery & MetricList,
  rows: readonly ReceiptRow[],
): Promise<ReceiptRecordType[]> {
  const { language } = context;
  const dated = listed(metric, list);
  const keyType = cohortKeyType(dated);
  const dealers = context.loader(dealerLoader);
  const periods = new Map<string, Period>();
  const periodIn = (timeZone: string): Period => {
    const period = periods.get(timeZone) ?? monthPeriod(month, timeZone);
    periods.set(timeZone, period);
    return period;
  };
  return Promise.all(
    rows.map(async (row) => {
      const dealer = await dealers.load(row.dealer_id);
      if (!dealer) throw new Error(`The dealer of record ${row.id} was not found.`);
      const period = periodIn(dealer.time_zone);
      const { record, deciding } = explainRow(metric, list, row, period, subject.asOf);
      return {
        placement: list,
        cohortAt: cohortInstant(keyType, row.cohort_key, period),
        reason: deciding ? reasonText(deciding, record, { language, timeZone: dealer.time_zone }) : text(language, "reason.everyRecord"),
        reasonCode: deciding ? reasonCode(deciding, record) : "everyRecord",
        amount: amountOf(metric, list, record),
        countedAs: countedAs(metric, list, record),
        record: await recordNode(context, dated.of.code, row, subject.asOf),
        dealer: dealerFrom(dealer, subject.asOf),
        cursor: encodeCursor(receiptCursorName(list), row.cohort_key, row.dealer_id, row.id),
      };
    }),
  );
}
