import { readMeasurements } from "server/features/scorecard/measure.reader.ts";
import type { Metric } from "server/kpi/metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { type Cell, monthCell } from "server/storage/kpi/cohort-sql.ts";
import type { Database } from "server/storage/database.ts";
import { createReadPool, ReadSnapshot, type Statement } from "server/storage/read-snapshot.ts";
import { type Figure, median } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export async function allDealersMonth({ dataSource }: Database, month: Cell["month"]): Promise<Cell[]> {
  const dealers: { id: string; time_zone: string }[] = await dataSource.query("SELECT id, time_zone FROM dealer ORDER BY id");
  return dealers.map(({ id, time_zone }) => monthCell(id, month, time_zone));
}

export interface MonthBench {
  /** What the figures are called. */
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** Each reads every row of a table, and keeps most of them: no index answers it. */
  readonly scans: readonly Statement[];
  readonly cells: readonly Cell[];
  readonly asOf: Date;
  readonly rounds: number;
  readonly goal: Figure["goal"];
}

/** The month computed and the table scanned in turns, over one connection, as staff; parallel workers as the database has them set. */
async function compareWithScan(url: string, { metrics, scans, cells, asOf, rounds }: MonthBench): Promise<{ month: number; scan: number }> {
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
        scan: await timed(async (snapshot) => {
          for (const scan of scans) await snapshot.query(scan, []);
        }),
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

/** A month of all dealers, every metric, computed from all records, beside one sequential scan of them. */
export async function benchMonth(database: Database, bench: MonthBench): Promise<Figure[]> {
  const { name, metrics, cells, scans, goal } = bench;
  const figures: Figure[] = [];
  for (const workers of [0, 2]) {
    await parallelWorkers(database, workers);
    const { month: computed, scan: scanned } = await compareWithScan(database.url, bench);
    const suffix = workers === 0 ? "no parallel workers" : `up to ${workers} parallel workers`;
    figures.push(
      {
        name: `${name}: a month ÷ scan, ${suffix}`,
        value: computed / scanned,
        unit: "ratio",
        ...(goal ? { goal } : {}),
        note: `${metrics.length} metrics of ${cells.length} dealers; scan: ${scans.map(({ text }) => text).join("; ")}, warm`,
      },
      { name: `${name}: a month, ${suffix}`, value: computed, unit: "seconds" },
      { name: `${name}: scan, ${suffix}`, value: scanned, unit: "seconds" },
    );
  }
  return figures;
}
