import type { HistoryData, Page, ReceiptData } from "../../data/operations.ts";
import { joinPages } from "../../data/pages.ts";
import type { HistoryMonth, MetricDefinition, ReceiptList, ReceiptListName, ReceiptLists, ReceiptRecord } from "../../model/types.ts";

export interface HistorySection {
  readonly timeZone: string;
  /** The first count of the program: how many records a month is about. */
  readonly cohort: MetricDefinition | null;
  readonly rates: readonly MetricDefinition[];
  readonly list: Page<HistoryMonth>;
}

/** The history as its element takes it; null where there is no such dealer. */
export function historySection({ dealer, program }: HistoryData): HistorySection | null {
  if (!dealer) return null;
  const byCode = new Map(program.metrics.map((metric) => [metric.code, metric]));
  const [cohort = null, ...counted] = program.metrics.filter(({ shape }) => shape === "COUNT");
  const nodes = dealer.list.nodes.map(({ results, ...month }) => ({
    ...month,
    results,
    counts: counted.flatMap((metric) => {
      const result = results.find(({ metricCode }) => metricCode === metric.code);
      return result ? { metric, result } : [];
    }),
  }));
  return {
    timeZone: dealer.timeZone,
    cohort,
    rates: program.tiles.flatMap((code) => byCode.get(code) ?? []),
    list: { ...dealer.list, nodes },
  };
}

type ReceiptResultData = NonNullable<ReceiptData["dealer"]>["scorecard"]["result"];

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

/** The receipt as its element takes it; null where there is no such dealer. */
export function receiptSection({ dealer }: ReceiptData): ReceiptSection | null {
  if (!dealer) return null;
  const { result } = dealer.scorecard;
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
  const joined = joinPages({ nodes: records, pageInfo: page.pageInfo }, page);
  return {
    ...section,
    lists: { ...section.lists, [name]: listOf(total, joined) },
    ends: { ...section.ends, [name]: page.pageInfo.endCursor },
  };
}
