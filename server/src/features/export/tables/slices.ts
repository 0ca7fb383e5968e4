import { z } from "zod";
import { Failure } from "../../../platform/failure.ts";
import { checkSliceable, sliceFrom } from "../../scorecard/metric-slice.ts";
import { readSlicePages } from "../../scorecard/slice.reader.ts";
import { SliceName } from "../../scorecard/slice.type.ts";
import { exportTable } from "../export-table.ts";
import { isOfOne, ofOneExpected, oneOf } from "../export.inputs.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { rowsAtOnce } from "../survey.ts";
import { metricAsked, resultInput, resultQuery, subjectAsked } from "./asked-results.ts";
import { intervalColumns, monthColumns, unitColumns, valueColumns } from "./shared-columns.ts";

const input = z.strictObject({ ...resultInput, by: oneOf(Object.keys(SliceName)) }).refine(isOfOne, ofOneExpected);
type Input = z.infer<typeof input>;

const columns: readonly QueryColumn[] = [
  ...monthColumns,
  ["slice", "TEXT", "key"],
  ...unitColumns,
  ...valueColumns,
  ["sufficiency", "TEXT"],
  ...intervalColumns,
  ["definitionVersion", "INTEGER", "metric.version"],
];
const read = rowReader(columns);

const results = resultQuery<{ readonly currency: string | null }>("ExportSlices", "month metricCode metric { name unit version } currency");

function fieldOf({ by }: Input): string {
  const field = SliceName[by];
  if (field === undefined) throw new Failure("BAD_USER_INPUT", `Nothing can be cut by ${by}.`);
  return field;
}

/** All slices, however many: the API shows the first hundred. */
export const slices = exportTable<Input>({
  name: "SLICES",
  input,
  columns: () => columnsFrom(columns),
  async *rows(context, given) {
    const [metric, field] = [metricAsked(given), fieldOf(given)];
    checkSliceable(metric, field);
    const subject = await subjectAsked(context, given);
    for (const result of await results(context, given)) {
      const { scope, runner } = context.fresh();
      const query = { metric, field, month: given.month, currency: result.currency, subject };
      for await (const page of readSlicePages(scope, runner, query, rowsAtOnce))
        yield page.map((slice) => read(Object.assign({}, result, sliceFrom(metric, slice))));
    }
  },
});
