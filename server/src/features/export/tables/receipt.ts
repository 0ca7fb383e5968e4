import { z } from "zod";
import { programOf } from "../../../kpi/catalogue.ts";
import { denominatorOf, type Metric } from "../../../kpi/metric.ts";
import type { ReceiptList } from "../../../storage/kpi/receipt-sql.ts";
import { subjectOf } from "../../scorecard/dealer-scorecards.resolver.ts";
import { dealerGroupOf } from "../../scorecard/dealer-group.resolver.ts";
import type { ResultSubject } from "../../scorecard/metric-result.type.ts";
import { readReceiptPages } from "../../scorecard/receipt.reader.ts";
import { receiptRecordsFrom } from "../../scorecard/receipt-rows.ts";
import { metricOfProgram } from "../../scorecard/result.loaders.ts";
import { type ExportContext, exportTable, type Facts } from "../export-table.ts";
import { currency, dealerOrGroup, isOfOne, metric, month, ofOneExpected, program } from "../export.inputs.ts";
import { openedDealer } from "../opened-dealer.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { rowsAtOnce } from "../survey.ts";
import { columnsOfKind } from "./record-columns.ts";

const lists = ["COUNTED", "NOT_COUNTED", "LEFT_OUT", "DIVIDED_BY"] as const satisfies readonly ReceiptList[];

const input = z
  .strictObject({
    ...dealerOrGroup,
    program,
    metric,
    month,
    currency,
    lists: z.array(z.enum(lists)).min(1).max(lists.length).optional(),
  })
  .refine(isOfOne, ofOneExpected);
type Input = z.infer<typeof input>;

const metricAsked = (given: Input): Metric => metricOfProgram(programOf(given.program), given.metric);

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

interface ReceiptData {
  readonly dealer?: { readonly scorecard: { readonly results: readonly ReceiptResult[] } };
  readonly dealerGroup?: { readonly scorecards: readonly { readonly results: readonly ReceiptResult[] }[] };
}

const selection = `results(metrics: [$metric]) { currency state edition { edition } receipt { counts { counted notCounted leftOut dividedBy } } }`;
const document = `query ExportReceipt($ofDealer: Boolean!, $dealer: ID!, $group: DealerGroupFilter, $program: ProgramCode!, $metric: String!, $month: Month!) {
  dealer(id: $dealer) @include(if: $ofDealer) { scorecard(program: $program, month: $month) { ${selection} } }
  dealerGroup(filter: $group) @skip(if: $ofDealer) { scorecards(program: $program, to: $month) { ${selection} } }
}`;

/** The result whose receipt it is: of a metric in money the one in the currency asked for, or the first. */
async function resultOf(context: ExportContext, given: Input): Promise<ReceiptResult | undefined> {
  const data = await context.ask<ReceiptData>(document, {
    ofDealer: given.dealer !== undefined,
    dealer: given.dealer ?? "",
    group: given.group ?? null,
    program: given.program,
    metric: given.metric,
    month: given.month,
  });
  const results = data.dealer?.scorecard.results ?? data.dealerGroup?.scorecards.flatMap((scorecard) => scorecard.results) ?? [];
  return given.currency === undefined ? results[0] : results.find((result) => result.currency === given.currency);
}

async function subjectAsked(context: ExportContext, given: Input): Promise<ResultSubject> {
  const request = context.fresh();
  if (given.dealer !== undefined) return subjectOf(await openedDealer(request, given.dealer));
  const { selection: dealers, country, timeZones, asOf } = await dealerGroupOf(request, given.group ?? {}, request.now);
  return { selection: dealers, dealerId: null, country, timeZones, currency: null, asOf };
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
