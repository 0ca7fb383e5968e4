import { z } from "zod";
import { programOf } from "../../../kpi/catalogue.ts";
import { text } from "../../../kpi/texts/texts.ts";
import { readMovedRecordPages } from "../../publication/restated-record.reader.ts";
import { metricOfProgram } from "../../scorecard/result.loaders.ts";
import { exportTable } from "../export-table.ts";
import { dealer, metrics, month, program } from "../export.inputs.ts";
import { columnsFrom, type QueryColumn, rowReader } from "../query-table.ts";
import { rowsAtOnce } from "../survey.ts";
import { monthColumns } from "./shared-columns.ts";

const input = z.strictObject({ dealer, program, month: month.optional(), metrics });
type Input = z.infer<typeof input>;

const columns: readonly QueryColumn[] = [
  ...monthColumns,
  ["currency", "TEXT"],
  ["edition", "INTEGER"],
  ["publishedAt", "INSTANT"],
  ["restatementReason", "TEXT"],
  ["recordID", "TEXT"],
  ["was", "TEXT"],
  ["now", "TEXT"],
];
const read = rowReader(columns);

/** The records that changed after their month was final and that a restatement moved, of all editions. */
export const restatedRecords = exportTable<Input>({
  name: "RESTATED_RECORDS",
  input,
  columns: () => columnsFrom(columns),
  async *rows(context, given) {
    const { scope, runner, now, language } = context.fresh();
    const asked = given.metrics?.map((code) => metricOfProgram(programOf(given.program), code).code);
    const restatements = { dealerId: given.dealer, program: given.program, month: given.month, metrics: asked };
    for await (const rows of readMovedRecordPages(scope, runner, restatements, now, rowsAtOnce))
      yield rows.map((row) => read({ ...row, metric: { name: text(language, `metric.${given.program}.${row.metricCode}.name`) } }));
  },
});
