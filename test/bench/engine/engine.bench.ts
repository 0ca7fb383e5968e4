import { publishResults } from "server/features/publication/publish.writer.ts";
import { readMeasurements } from "server/features/scorecard/measure.reader.ts";
import { type Cell, monthCell } from "server/storage/kpi/cohort-sql.ts";
import { programs } from "server/kpi/catalogue.ts";
import { addMonths, monthOf } from "server/kpi/month.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { createReadPool, ReadSnapshot, type Statement } from "server/storage/read-snapshot.ts";
import type { BenchOptions } from "../bench-options.ts";
import { type Figure, median } from "../figure.ts";

const goal = { atMost: 1.2 };
const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics);

/** Reads every row, and keeps most of them: no index answers it. */
const scan: Statement = { name: "scan", text: "SELECT count(*) FROM opportunity WHERE response = 'ACCEPTED'" };

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function allDealersMonth({ dataSource }: Database, month: Cell["month"]): Promise<Cell[]> {
  const dealers: { id: string; time_zone: string }[] = await dataSource.query("SELECT id, time_zone FROM dealer ORDER BY id");
  return dealers.map(({ id, time_zone }) => monthCell(id, month, time_zone));
}

/** The month computed and the table scanned in turns, over one connection, as staff; parallel workers as the database has them set. */
async function compareWithScan(url: string, cells: readonly Cell[], asOf: Date, rounds: number): Promise<{ month: number; scan: number }> {
  const pool = createReadPool(url, 1);
  const timed = async (work: (snapshot: ReadSnapshot) => Promise<unknown>) => {
    const snapshot = new ReadSnapshot(pool, staff);
    try {
      return await secondsOf(() => work(snapshot));
    } finally {
      await snapshot.close();
    }
  };
  try {
    const measured: { month: number; scan: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      measured.push({
        scan: await timed((snapshot) => snapshot.query(scan, [])),
        month: await timed((snapshot) => readMeasurements(staff, snapshot, metrics, cells, asOf)),
      });
    }
    // The first round warms.
    const warm = measured.slice(1);
    return { month: median(warm.map((round) => round.month)), scan: median(warm.map((round) => round.scan)) };
  } finally {
    await pool.end();
  }
}

async function parallelWorkers({ dataSource }: Database, count: number): Promise<void> {
  await dataSource.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET max_parallel_workers_per_gather = ${count}', current_database()); END $$`,
  );
}

/** Publishing again what a month had published: finding it, computing it and storing it. */
async function publishingSeconds({ dataSource }: Database, month: Cell["month"], now: Date): Promise<{ seconds: number; results: number }> {
  for (const table of ["metric_result", "metric_result_records"]) {
    await dataSource.query(`DELETE FROM ${table} WHERE month = $1`, [`${month}-01`]);
  }
  let results = 0;
  const seconds = await secondsOf(async () => {
    results = await publishResults(staff, dataSource, now);
  });
  return { seconds, results };
}

/** One month of all dealers, every metric, computed from all records of 24 months, beside one sequential scan of them. */
export async function benchEngine(database: Database, { rounds }: BenchOptions, now: Date): Promise<Figure[]> {
  const month = addMonths(monthOf(now, "UTC"), -12);
  const cells = await allDealersMonth(database, month);
  const figures: Figure[] = [];
  for (const workers of [0, 2]) {
    await parallelWorkers(database, workers);
    const { month: computed, scan: scanned } = await compareWithScan(database.url, cells, now, rounds);
    const suffix = workers === 0 ? "no parallel workers" : `up to ${workers} parallel workers`;
    figures.push(
      {
        name: `engine: a month ÷ scan, ${suffix}`,
        value: computed / scanned,
        unit: "ratio",
        goal,
        note: `${metrics.length} metrics of ${cells.length} dealers; scan: ${scan.text}, warm`,
      },
      { name: `engine: a month, ${suffix}`, value: computed, unit: "seconds" },
      { name: `engine: scan, ${suffix}`, value: scanned, unit: "seconds" },
    );
  }
  const { seconds, results } = await publishingSeconds(database, month, now);
  figures.push({ name: "engine: publishing the month", value: seconds, unit: "seconds", note: `${results} results with their records` });
  return figures;
}
