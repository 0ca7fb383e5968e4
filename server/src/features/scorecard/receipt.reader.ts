import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { dividedByStatement, type ReceiptList, receiptStatement, selectionPlacementsStatement } from "../../storage/kpi/receipt-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";
import type { PlacementCounts } from "./measure.reader.ts";
import type { ResultSubject } from "./metric-result.type.ts";

/** A record's fields as they were seen, and its cohort date as the cursor's first part. */
export type ReceiptRow = Readonly<Record<string, string | number | boolean | null>> & {
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

function cellParametersOf(scope: DealerScope, { month, subject }: ReceiptQuery): unknown[] {
  return [subject.asOf, ...selectedCellParameters(scope, subject.selection, subject.timeZones, [month])];
}

/** The records of one list, by cohort date; one more than the page holds. */
export function readReceiptRecords(
  scope: DealerScope,
  runner: StatementRunner,
  query: ReceiptQuery,
  list: ReceiptList,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<ReceiptRow[]> {
  return runner.query<ReceiptRow>(receiptStatement(query.metric, list), [
    ...cellParametersOf(scope, query),
    page.after ?? null,
    page.first + 1,
    query.currency,
  ]);
}

/** How many records stand in each place, for a sum of dealers. */
export async function readSelectionPlacements(scope: DealerScope, runner: StatementRunner, query: ReceiptQuery): Promise<PlacementCounts> {
  const [row] = await runner.query<Record<keyof PlacementCounts, string>>(selectionPlacementsStatement(query.metric), [
    ...cellParametersOf(scope, query),
    query.currency,
  ]);
  return { COUNTED: Number(row?.COUNTED ?? 0), NOT_COUNTED: Number(row?.NOT_COUNTED ?? 0), LEFT_OUT: Number(row?.LEFT_OUT ?? 0) };
}

/** How many records a ratio is divided by. */
export async function readDividedByCount(scope: DealerScope, runner: StatementRunner, query: ReceiptQuery): Promise<number> {
  const [row] = await runner.query<{ records: string }>(dividedByStatement(query.metric), [
    ...cellParametersOf(scope, query),
    query.currency,
  ]);
  return Number(row?.records ?? 0);
}
