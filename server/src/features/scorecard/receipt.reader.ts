import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import type { Placement } from "../../kpi/results/evaluate-metric.ts";
import { receiptStatement, selectionPlacementsStatement } from "../../storage/kpi/receipt-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";
import type { PlacementCounts } from "./measure.reader.ts";
import type { ResultSubject } from "./metric-result.type.ts";

/** A record's fields as they were seen, and its cohort date as the cursor's first part. */
export type ReceiptRow = Readonly<Record<string, string | null>> & {
  readonly dealer_id: string;
  readonly id: string;
  readonly cohort_key: string;
};

export interface ReceiptQuery {
  readonly metric: Metric;
  readonly month: Month;
  readonly subject: ResultSubject;
}

function cellParametersOf(scope: DealerScope, { month, subject }: ReceiptQuery): unknown[] {
  return [subject.asOf, ...selectedCellParameters(scope, subject.selection, subject.timeZones, [month])];
}

/** The records of one place, by cohort date; one more than the page holds. */
export function readReceiptRecords(
  scope: DealerScope,
  runner: StatementRunner,
  query: ReceiptQuery,
  placement: Placement,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<ReceiptRow[]> {
  return runner.query<ReceiptRow>(receiptStatement(query.metric, placement), [
    ...cellParametersOf(scope, query),
    page.after ?? null,
    page.first + 1,
  ]);
}

/** How many records stand in each place, for a sum of dealers. */
export async function readSelectionPlacements(scope: DealerScope, runner: StatementRunner, query: ReceiptQuery): Promise<PlacementCounts> {
  const [row] = await runner.query<Record<Placement, string>>(selectionPlacementsStatement(query.metric), cellParametersOf(scope, query));
  return { COUNTED: Number(row?.COUNTED ?? 0), NOT_COUNTED: Number(row?.NOT_COUNTED ?? 0), LEFT_OUT: Number(row?.LEFT_OUT ?? 0) };
}
