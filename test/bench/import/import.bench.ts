import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { importFiles } from "server/features/records/import/import-files.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { importMapping } from "server/features/records/import/mapping/import-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { fillDatabase } from "../bench-data.ts";
import type { BenchOptions } from "../bench-options.ts";
import { type Figure, median } from "../figure.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const mapping = importMapping.parse({ dealers: { create: true, timeZone: "UTC", currency: "USD" } });

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;

/** The table's rows in the columns of the import, in the order they came in. */
const exported = `
  SELECT dealer_id AS dealer, id, request_id AS request, ${iso("assigned_at")}, ${iso("expires_at")}, ${iso("request_cancelled_at")},
    response, ${iso("responded_at")}, decline_reason, outcome, ${iso("outcome_at")}, close_reason, withdraw_reason, ${iso("status_updated_at")},
    ${iso("enrolled_at")} FROM opportunity`;

/** The same columns and types, and nothing else: no key, no index, no check. */
const bareTable = `
  CREATE TABLE bare AS SELECT dealer_id, id, request_id, assigned_at, expires_at, request_cancelled_at, response, responded_at, decline_reason,
    outcome, outcome_at, close_reason, withdraw_reason, status_updated_at, enrolled_at FROM opportunity WITH NO DATA`;

async function rowsPerSecond(rows: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (rows / (performance.now() - started)) * 1000;
}

async function expectRows(
  imported: Promise<{ readonly reports: readonly { new: number; unchanged: number }[] }>,
  kind: "new" | "unchanged",
  rows: number,
): Promise<void> {
  const { reports } = await imported;
  const [landed] = reports;
  if (landed?.[kind] !== rows) throw new Error(`${landed?.[kind]} rows were ${kind}; expected ${rows}.`);
}

/** A file imported into an empty database and again into the full one, beside a bare COPY of the same file. */
export async function benchImport(database: Database, { importRows, dealers, rounds }: BenchOptions, now: Date): Promise<Figure[]> {
  const { dataSource, url } = database;
  const folder = await mkdtemp(join(tmpdir(), "dealer-scorecards-bench-"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const file = join(folder, "opportunities.csv");
    await fillDatabase(dataSource, importRows, dealers, now);
    await pipeline(client.query(to(`COPY (${exported}) TO STDOUT WITH (FORMAT csv, HEADER)`)), createWriteStream(file));
    await client.query(bareTable);
    const imported = () => importFiles(staff, dataSource, [{ kind: opportunityImport, file, mapping }], { now });
    const measured: { copy: number; fresh: number; unchanged: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await client.query("TRUNCATE bare, opportunity, dealer, record_completeness");
      await client.query("CHECKPOINT");
      measured.push({
        copy: await rowsPerSecond(importRows, () =>
          pipeline(
            createReadStream(file, { highWaterMark: 1 << 18 }),
            client.query(from("COPY bare FROM STDIN WITH (FORMAT csv, HEADER)")),
          ),
        ),
        fresh: await rowsPerSecond(importRows, () => expectRows(imported(), "new", importRows)),
        unchanged: await rowsPerSecond(importRows, () => expectRows(imported(), "unchanged", importRows)),
      });
    }
    const ratio = (side: "fresh" | "unchanged") => median(measured.map((round) => round[side] / round.copy));
    const speed = (side: "copy" | "fresh" | "unchanged") => median(measured.map((round) => round[side]));
    return [
      { name: "import: new rows ÷ COPY", value: ratio("fresh"), unit: "ratio", goal: { atLeast: 0.3 }, note: `${importRows} rows of CSV` },
      { name: "import: unchanged rows ÷ COPY", value: ratio("unchanged"), unit: "ratio", goal: { atLeast: 0.35 } },
      { name: "import: new rows", value: speed("fresh"), unit: "per second" },
      { name: "import: unchanged rows", value: speed("unchanged"), unit: "per second" },
      { name: "import: bare COPY", value: speed("copy"), unit: "per second" },
    ];
  } finally {
    await client.end();
    await rm(folder, { recursive: true });
  }
}
