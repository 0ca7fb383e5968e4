import { valueType } from "../../kpi/formula/record-kind.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { type Asked, askedParameters } from "../../storage/kpi/asked-sql.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import {
  listed,
  type MetricCount,
  type MetricList,
  receiptColumns,
  receiptCountsStatement,
  receiptStatement,
} from "../../storage/kpi/receipt-sql.ts";
import type { PageRunner, StatementRunner } from "../../storage/read-snapshot.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";
import type { ResultSubject } from "./metric-result.type.ts";

/** A record's fields as they were seen, and its cohort date as the cursor's first part. */
export type ReceiptRow = Readonly<Record<string, string | boolean | null>> & {
  readonly dealer_id: string;
  readonly id: string;
  readonly cohort_key: string;
};

export interface ReceiptQuery {
  readonly metric: Metric;
  readonly month: Month;
  readonly currency: string | null;
  readonly subject: ResultSubject;
}

/** Several queries as of one instant: of dealers by themselves, or all of one selection. */
export type AskedTogether<Query extends ReceiptQuery> = readonly [Query, ...Query[]];

/** Queries with the same text can be asked together. */
export function askedTogether({ subject: { dealerId, selection, asOf } }: ReceiptQuery): string {
  return `${asOf.getTime()} ${dealerId === null ? JSON.stringify(selection) : ""}`;
}

/** What a statement is made for, once each and in one order, so that the same ones make the same statement. */
export function partsOf<Query extends ReceiptQuery>(queries: readonly Query[], textOf: (query: Query) => string): Map<string, Query> {
  const parts = new Map(queries.map((query) => [textOf(query), query]));
  return new Map([...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The parameters of a statement that answers all of the queries. */
export function askedParametersOf<Query extends ReceiptQuery>(
  scope: DealerScope,
  queries: AskedTogether<Query>,
  parts: ReadonlyMap<string, Query>,
  textOf: (query: Query) => string,
  rows: (query: Query) => Pick<Asked, "most" | "after"> = () => ({}),
): unknown[] {
  const [{ subject: first }] = queries;
  const selection =
    first.dealerId === null ? first.selection : { ids: [...new Set(queries.flatMap(({ subject }) => subject.dealerId ?? []))] };
  const zones = [...new Set(queries.flatMap(({ subject }) => subject.timeZones))];
  const months = [...new Set(queries.map(({ month }) => month))];
  const places = [...parts.keys()];
  return [
    first.asOf,
    ...selectedCellParameters(scope, selection, zones, months),
    ...askedParameters(
      queries.map((query) => ({
        part: places.indexOf(textOf(query)),
        dealerId: query.subject.dealerId,
        month: query.month,
        currency: query.currency,
        ...rows(query),
      })),
    ),
  ];
}

/** A page of one list. */
export interface ReceiptListQuery extends ReceiptQuery, MetricList {
  readonly page: { readonly first: number; readonly after: readonly string[] | undefined };
}

const listText = ({ metric, list }: MetricList) => `${metricKey(metric)} ${list}`;

type RowReader = (texts: readonly (string | null)[]) => ReceiptRow;

function rowReader(asked: MetricList): RowReader {
  const { of } = listed(asked.metric, asked.list);
  const columns = receiptColumns(asked).map((name) => ({ name, isFlag: valueType(of, name) === "flag" }));
  return (texts) => {
    const values = columns.map(({ name, isFlag }, index) => {
      const text = texts[index] ?? null;
      return [name, isFlag && text !== null ? text === "true" : text] as const;
    });
    return Object.fromEntries(values) as ReceiptRow;
  };
}

/** The records of lists, by cohort date, one more than each page holds; in the order of the queries. One statement for all. */
export async function readReceiptRecords(
  scope: DealerScope,
  runner: StatementRunner,
  queries: AskedTogether<ReceiptListQuery>,
): Promise<ReceiptRow[][]> {
  const parts = partsOf(queries, listText);
  const parameters = askedParametersOf(scope, queries, parts, listText, ({ page }) => ({ most: page.first + 1, after: page.after }));
  const rows = await runner.query<{ place: number; texts: (string | null)[] }>(receiptStatement([...parts.values()]), parameters);
  const readers = new Map([...parts].map(([part, query]) => [part, rowReader(query)]));
  const answers = queries.map((query) => ({ read: readers.get(listText(query)), found: [] as ReceiptRow[] }));
  for (const { place, texts } of rows) {
    const answer = answers[place - 1];
    if (answer?.read) answer.found.push(answer.read(texts));
  }
  return answers.map(({ found }) => found);
}

/** All records of a list in its order, `size` at a time. */
export async function* readReceiptPages(
  scope: DealerScope,
  runner: PageRunner,
  query: ReceiptQuery & MetricList,
  size: number,
): AsyncGenerator<ReceiptRow[]> {
  const parts = partsOf([query], listText);
  const parameters = askedParametersOf(scope, [query], parts, listText);
  const read = rowReader(query);
  for await (const rows of runner.pages<{ texts: (string | null)[] }>(receiptStatement([query]), parameters, size))
    yield rows.map(({ texts }) => read(texts));
}

export interface ReceiptCountQuery extends ReceiptQuery, MetricCount {}

const countText = ({ metric, counted }: MetricCount) => `${metricKey(metric)} ${counted}`;

/** How many records stand in the three places, or how many are divided by; in the order of the queries. One statement for all. */
export async function readReceiptCounts(
  scope: DealerScope,
  runner: StatementRunner,
  queries: AskedTogether<ReceiptCountQuery>,
): Promise<(readonly number[])[]> {
  const parts = partsOf(queries, countText);
  const parameters = askedParametersOf(scope, queries, parts, countText);
  const rows = await runner.query<{ place: number; counts: number[] }>(receiptCountsStatement([...parts.values()]), parameters);
  const found = new Map(rows.map(({ place, counts }) => [place - 1, counts]));
  return queries.map((_, index) => found.get(index) ?? []);
}
