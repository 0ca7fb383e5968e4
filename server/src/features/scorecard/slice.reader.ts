import { currencyFromStored } from "../../kpi/results/currency.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import { type MetricCut, type SliceRow, sliceStatement } from "../../storage/kpi/slice-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
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

const cutText = ({ metric, field }: MetricCut) => `${metricKey(metric)} ${field}`;

/** Metrics' numbers for each value of a field, the slices with most records first, numbers in their order; in the order of the queries. One statement for all. */
export async function readSlices(scope: DealerScope, runner: StatementRunner, queries: AskedTogether<SliceQuery>): Promise<Slice[][]> {
  const parts = partsOf(queries, cutText);
  const parameters = askedParametersOf(scope, queries, parts, cutText, ({ first }) => ({ most: first }));
  const rows = await runner.query<SliceRow>(sliceStatement([...parts.values()]), parameters);
  const answers = queries.map((): Slice[] => []);
  for (const { place, slice, currency, numerator, denominator, squares } of rows)
    answers[place - 1]?.push({ key: slice, currency: currencyFromStored(currency), numerator, denominator, squares });
  return answers;
}
