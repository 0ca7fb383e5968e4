import type { HistoryData, MonthScorecard, Page, ReceiptData, ResultOrResults } from "../../data/operations.ts";
import { joinPages } from "../../data/pages.ts";
import type {
  HistoryMonth,
  MetricDefinition,
  MetricResult,
  Month,
  ReceiptList,
  ReceiptListName,
  ReceiptLists,
  ReceiptRecord,
} from "../../model/types.ts";

export interface HistorySection {
  readonly timeZone: string;
  /** How many records a month is about; null without a month. */
  readonly cohort: MetricDefinition | null;
  readonly rates: readonly MetricDefinition[];
  /** What may have become of the records. */
  readonly counts: readonly MetricDefinition[];
  readonly list: Page<MonthScorecard>;
}

/** The history as its element takes it; null where there is no such dealer. */
export function historySection({ dealer, program }: HistoryData): HistorySection | null {
  if (!dealer) return null;
  const byCode = new Map(program.metrics.map((metric) => [metric.code, metric]));
  const cohort = byCode.get(dealer.list.nodes[0]?.cohort.metricCode ?? "") ?? null;
  return {
    timeZone: dealer.timeZone,
    cohort,
    rates: program.tiles.flatMap((code) => byCode.get(code) ?? []),
    counts: program.metrics.filter(({ code, shape }) => shape === "COUNT" && code !== cohort?.code),
    list: dealer.list,
  };
}

/** Results of counts by month. */
export type CountsByMonth = ReadonlyMap<Month, readonly MetricResult[]>;

/** The months as their element takes them, with the counts of those that have been asked for. */
export function historyMonths({ list, counts }: HistorySection, known: CountsByMonth | null): readonly HistoryMonth[] {
  return list.nodes.map(({ cohort, rates, ...month }) => {
    const results = known?.get(month.month);
    return { ...month, results: [cohort, ...rates], counts: results ? countsIn(counts, results) : null };
  });
}

function countsIn(metrics: readonly MetricDefinition[], results: readonly MetricResult[]): HistoryMonth["counts"] {
  const byCode = new Map(results.map((result) => [result.metricCode, result]));
  return metrics.flatMap((metric) => {
    const result = byCode.get(metric.code);
    return result ? { metric, result } : [];
  });
}

type ReceiptResultData = NonNullable<NonNullable<ReceiptData["dealer"]>["scorecard"]["result"]>;

export interface ReceiptSection {
  readonly timeZone: string;
  readonly result: ReceiptResultData;
  readonly lists: ReceiptLists;
  /** Where each list goes on. */
  readonly ends: Readonly<Record<ReceiptListName, string | null>>;
}

const listOf = (total: number, { nodes, pageInfo }: Page<ReceiptRecord>): ReceiptList => ({
  total,
  records: nodes,
  hasMore: pageInfo.hasNextPage,
});

/** The result in a currency, where all were asked for. */
export function resultIn<Result extends { readonly currency?: string | null }>(
  { result, results = [] }: ResultOrResults<Result>,
  currency: string | undefined,
): Result | undefined {
  return result ?? results.find((each) => each.currency === currency) ?? results[0];
}

/** The receipt as its element takes it; null where there is no such dealer. */
export function receiptSection({ dealer }: ReceiptData, currency: string | undefined): ReceiptSection | null {
  const result = dealer && resultIn(dealer.scorecard, currency);
  if (!result) return null;
  const { counts, counted, notCounted, leftOut } = result.receipt;
  return {
    timeZone: dealer.timeZone,
    result,
    lists: {
      counted: listOf(counts.counted, counted),
      notCounted: listOf(counts.notCounted, notCounted),
      leftOut: listOf(counts.leftOut, leftOut),
    },
    ends: { counted: counted.pageInfo.endCursor, notCounted: notCounted.pageInfo.endCursor, leftOut: leftOut.pageInfo.endCursor },
  };
}

/** The receipt with a further page of one of its lists. */
export function withRecords(section: ReceiptSection, name: ReceiptListName, page: Page<ReceiptRecord>): ReceiptSection {
  const { total, records } = section.lists[name];
  const joined = joinPages<ReceiptRecord, Page<ReceiptRecord>>({ nodes: records, pageInfo: page.pageInfo }, page);
  return {
    ...section,
    lists: { ...section.lists, [name]: listOf(total, joined) },
    ends: { ...section.ends, [name]: page.pageInfo.endCursor },
  };
}
