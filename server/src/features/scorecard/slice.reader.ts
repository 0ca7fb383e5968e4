import { currencyFromStored } from "../../kpi/results/currency.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import { type MetricCut, type SliceRow, sliceStatement } from "../../storage/kpi/slice-sql.ts";
import type { PageRunner, StatementRunner } from "../../storage/read-snapshot.ts";
import type { OpenNumbers } from "./open-numbers.type.ts";
import { type AskedTogether, askedParametersOf, partsOf, type ReceiptQuery } from "./receipt.reader.ts";

export interface SliceQuery extends ReceiptQuery, MetricCut {
  /** How many slices at most. */
  readonly first: number;
}

/** A metric's numbers for one value of a field, null for records without one. */
export interface Slice extends OpenNumbers {
  readonly key: string | null;
}

const sliceOf = ({ slice, currency, numerator, denominator, squares }: SliceRow): Slice => ({
  key: slice,
  currency: currencyFromStored(currency),
  numerator,
  denominator,
  squares,
});

const cutText = ({ metric, field }: MetricCut) => `${metricKey(metric)} ${field}`;

/** Metrics' numbers for each value of a field, the slices with most records first, numbers in their order; in the order of the queries. One statement for all. */
export async function readSlices(scope: DealerScope, runner: StatementRunner, queries: AskedTogether<SliceQuery>): Promise<Slice[][]> {
  const parts = partsOf(queries, cutText);
  const parameters = askedParametersOf(scope, queries, parts, cutText, ({ first }) => ({ most: first }));
  const rows = await runner.query<SliceRow>(sliceStatement([...parts.values()]), parameters);
  const answers = queries.map((): Slice[] => []);
  for (const row of rows) answers[row.place - 1]?.push(sliceOf(row));
  return answers;
}

/** All slices of a metric in their order, `size` at a time. */
export async function* readSlicePages(
  scope: DealerScope,
  runner: PageRunner,
  query: ReceiptQuery & MetricCut,
  size: number,
): AsyncGenerator<Slice[]> {
  const parameters = askedParametersOf(scope, [query], partsOf([query], cutText), cutText);
  for await (const rows of runner.pages<SliceRow>(sliceStatement([query]), parameters, size)) yield rows.map(sliceOf);
}
