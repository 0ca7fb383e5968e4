import { publishResults } from "server/features/publication/publish.writer.ts";
import { programOf } from "server/kpi/catalogue.ts";
import { addMonths, type Month, monthOf } from "server/kpi/month.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import type { BenchOptions } from "../bench-options.ts";
import type { Figure } from "../figure.ts";
import { allDealersMonth, benchMonth, secondsOf } from "./month-bench.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const scan = { name: "scan", text: "SELECT count(*) FROM opportunity WHERE response = 'ACCEPTED'" };

/** Publishing again what a month had published: finding it, computing it and storing it. */
async function publishingSeconds({ dataSource }: Database, month: Month, now: Date): Promise<{ seconds: number; results: number }> {
  for (const table of ["metric_result", "metric_result_records"]) {
    await dataSource.query(`DELETE FROM ${table} WHERE month = $1`, [`${month}-01`]);
  }
  let results = 0;
  const seconds = await secondsOf(async () => {
    results = await publishResults(staff, dataSource, now);
  });
  return { seconds, results };
}

/** A month of opportunities out of 24, and publishing it. */
export async function benchEngine(database: Database, { rounds }: BenchOptions, now: Date): Promise<Figure[]> {
  const month = addMonths(monthOf(now, "UTC"), -12);
  const figures = await benchMonth(database, {
    name: "engine",
    metrics: programOf("FLEET_SERVICE_OPPORTUNITIES").metrics,
    scans: [scan],
    cells: await allDealersMonth(database, month),
    asOf: now,
    rounds,
    goal: { atMost: 1.2 },
  });
  const { seconds, results } = await publishingSeconds(database, month, now);
  figures.push({ name: "engine: publishing the month", value: seconds, unit: "seconds", note: `${results} results with their records` });
  return figures;
}
