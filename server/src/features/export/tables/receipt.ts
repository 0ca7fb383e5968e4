import { z } from "zod";
import { denominatorOf } from "../../../kpi/metric.ts";
import type { ReceiptList } from "../../../storage/kpi/receipt-sql.ts";
import { readReceiptPages } from "../../scorecard/receipt.reader.ts";
import { receiptRecordsFrom } from "../../scorecard/receipt-rows.ts";
import { type ExportContext, exportTable, type Facts } from "../export-table.ts";
import { isOfOne, ofOneExpected, someOf } from "../export.inputs.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { rowsAtOnce } from "../survey.ts";
import { metricAsked, resultInput, resultQuery, subjectAsked } from "./asked-results.ts";
import { columnsOfKind } from "./record-columns.ts";

const lists = ["COUNTED", "NOT_COUNTED", "LEFT_OUT", "DIVIDED_BY"] as const satisfies readonly ReceiptList[];

const input = z
  .strictObject({ ...resultInput, lists: someOf(lists).min(1, "expected one at least").optional() })
  .refine(isOfOne, ofOneExpected);
type Input = z.infer<typeof input>;

/** In the order of a receipt; a ratio alone is divided by records of their own. */
function listsOf(given: Input): ReceiptList[] {
  const possible = lists.filter((list) => list !== "DIVIDED_BY" || metricAsked(given).shape === "RATIO");
  return possible.filter((list) => given.lists === undefined || given.lists.includes(list));
}

const placed: readonly QueryColumn[] = [
  ["placement", "TEXT"],
  ["cohortAt", "INSTANT"],
  ["reason", "TEXT"],
  ["reasonCode", "TEXT"],
  ["amount", "DECIMAL"],
  ["countedAs", "TEXT"],
  ["dealerID", "TEXT", "dealer.internalID"],
  ["dealerName", "TEXT", "dealer.name"],
];

/** Where it stands and why, then the record's own fields; those of a ratio's other records after them. */
function columnsOf(given: Input): QueryColumn[] {
  const metricGiven = metricAsked(given);
  const kinds = [metricGiven.of.code, ...(listsOf(given).includes("DIVIDED_BY") ? [denominatorOf(metricGiven)?.of.code] : [])];
  const fields = kinds.flatMap((code) => (code === undefined ? [] : columnsOfKind(code)));
  const known = new Map(fields.map(([key, type, path = key]): [string, QueryColumn] => [key, [key, type, `record.${path}`]]));
  return [...placed, ...known.values()];
}

interface ReceiptResult {
  readonly currency: string | null;
  readonly state: string;
  readonly edition: { readonly edition: number } | null;
  readonly receipt: {
    readonly counts: { readonly counted: number; readonly notCounted: number; readonly leftOut: number; readonly dividedBy: number | null };
  };
}

const results = resultQuery<ReceiptResult>(
  "ExportReceipt",
  "currency state edition { edition } receipt { counts { counted notCounted leftOut dividedBy } }",
);

/** The result whose receipt it is: of a metric in money the one in the currency asked for, or the first. */
async function resultOf(context: ExportContext, given: Input): Promise<ReceiptResult | undefined> {
  const [first] = await results(context, given);
  return first;
}

export const receipt = exportTable<Input>({
  name: "RECEIPT",
  input,
  columns: (given) => columnsFrom(columnsOf(given)),
  async *rows(context, given) {
    const result = await resultOf(context, given);
    if (!result) return;
    const subject = await subjectAsked(context, given);
    const read = rowReader(columnsOf(given));
    const asked = { metric: metricAsked(given), month: given.month, currency: result.currency, subject };
    for (const list of listsOf(given)) {
      const { scope, runner } = context.fresh();
      for await (const rows of readReceiptPages(scope, runner, { ...asked, list }, rowsAtOnce)) {
        const explained = await receiptRecordsFrom(context.fresh(), { ...asked, list }, rows);
        yield explained.map(read);
      }
    }
  },
  async facts(context, given): Promise<Facts> {
    const result = await resultOf(context, given);
    const { counted = 0, notCounted = 0, leftOut = 0, dividedBy = 0 } = result?.receipt.counts ?? {};
    const counts = { COUNTED: counted, NOT_COUNTED: notCounted, LEFT_OUT: leftOut, DIVIDED_BY: dividedBy ?? 0 };
    return {
      rows: listsOf(given).reduce((sum, list) => sum + counts[list], 0),
      states: new Map(result ? [[result.state, 1]] : []),
      editions: new Map(result?.edition ? [[result.edition.edition, 1]] : []),
      metrics: new Set([metricAsked(given)]),
    };
  },
});
