import type { DealerScope } from "../../platform/dealer-scope.ts";
import { type SliceRow, sliceStatement } from "../../storage/kpi/slice-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";
import type { ReceiptQuery } from "./receipt.reader.ts";

/** A metric's numbers for each value of a field, at most `first`. */
export function readSlices(
  scope: DealerScope,
  runner: StatementRunner,
  { metric, month, currency, subject }: ReceiptQuery,
  field: string,
  first: number,
): Promise<SliceRow[]> {
  const cells = selectedCellParameters(scope, subject.selection, subject.timeZones, [month]);
  return runner.query<SliceRow>(sliceStatement(metric, field), [subject.asOf, ...cells, first, currency]);
}
