import fc from "fast-check";
import { type Measurement, readMeasurements } from "server/features/scorecard/measure.reader.ts";
import type { StoredRecord } from "server/kpi/formula/evaluate.ts";
import type { Metric } from "server/kpi/metric.ts";
import type { Month } from "server/kpi/month.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { type Cell, monthCell } from "server/storage/kpi/cohort-sql.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import type { DataSource } from "typeorm";
import type { TestDatabase } from "../../support/test-database.ts";
import { anyRecords, insertRecords, type RandomKind, randomKinds } from "./random-records.ts";

const staff = mintDealerScope({ kind: "STAFF" });

type Records = Readonly<Record<string, readonly StoredRecord[]>>;

async function storeCells(
  dataSource: DataSource,
  kinds: readonly Pick<RandomKind, "code" | "table">[],
  cells: readonly Cell[],
  recordsOf: (cell: Cell, index: number) => Records,
): Promise<void> {
  await dataSource.query(
    "INSERT INTO dealer (id, name, time_zone) SELECT id, id, zone FROM unnest($1::text[], $2::text[]) AS d(id, zone)",
    [cells.map(({ dealerId }) => dealerId), cells.map(({ timeZone }) => timeZone)],
  );
  const dealers = cells.map((cell, index) => ({ dealerId: cell.dealerId, records: recordsOf(cell, index) }));
  await insertRecords(dataSource, kinds, dealers);
}

/** Stores dealers in several zones with random records of every kind around a month; gives their cells. */
export async function storeRandomDealers({ dataSource }: TestDatabase, month: Month, count: number, seed: number): Promise<Cell[]> {
  const kinds = await randomKinds(dataSource);
  const zones = ["UTC", "America/Chicago", "Pacific/Auckland", "America/Havana"];
  const cells = Array.from({ length: count }, (_, index) => monthCell(`${seed}-${index}`, month, zones[index % zones.length] ?? "UTC"));
  await storeCells(dataSource, kinds, cells, ({ timeZone }, index) => {
    const [records = {}] = fc.sample(anyRecords(kinds, monthPeriod(month, timeZone)), { seed: seed + index, numRuns: 1 });
    return records;
  });
  return cells;
}

/** Stores the dealers that a round has drawn, in place of those of the round before; gives their cells. */
export async function storeDrawnDealers(
  dataSource: DataSource,
  kinds: readonly Pick<RandomKind, "code" | "table">[],
  { month, round, drawn }: { month: Month; round: number; drawn: readonly { readonly timeZone: string; readonly records: Records }[] },
): Promise<Cell[]> {
  await dataSource.query(`TRUNCATE dealer, ${kinds.map(({ table }) => table).join(", ")}`);
  const cells = drawn.map(({ timeZone }, index) => monthCell(`${round}-${index}`, month, timeZone));
  await storeCells(dataSource, kinds, cells, (_, index) => drawn[index]?.records ?? {});
  return cells;
}

/** What the engine gives for the cells. */
export async function measureCells(
  { readPool }: TestDatabase,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<Measurement[]> {
  const snapshot = new ReadSnapshot(readPool, staff);
  const measured = await readMeasurements(staff, snapshot, metrics, cells, asOf);
  await snapshot.close();
  return measured;
}
