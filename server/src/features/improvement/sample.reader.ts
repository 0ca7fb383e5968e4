import type { SampledRow } from "../../kpi/improvement/sampled-units.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import { sampleStatement } from "../../storage/kpi/sample-sql.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import { type AskedTogether, askedParametersOf, partsOf, type ReceiptQuery } from "../scorecard/receipt.reader.ts";

const partText = ({ metric }: ReceiptQuery) => metricKey(metric);

/** What each record behind dealers' months adds to their metrics; in the order of the queries. One statement for all. */
export async function readSamples(
  scope: DealerScope,
  runner: StatementRunner,
  queries: AskedTogether<ReceiptQuery>,
): Promise<SampledRow[][]> {
  const parts = partsOf(queries, partText);
  const parameters = askedParametersOf(scope, queries, parts, partText);
  const statement = sampleStatement([...parts.values()].map(({ metric }) => metric));
  const rows = await runner.query<SampledRow & { readonly place: number }>(statement, parameters);
  const answers = queries.map((): SampledRow[] => []);
  for (const { place, ...row } of rows) answers[place - 1]?.push(row);
  return answers;
}
