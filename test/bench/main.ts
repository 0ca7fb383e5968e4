import { writeFile } from "node:fs/promises";
import { arch, cpus } from "node:os";
import { resolve } from "node:path";
import { publishResults } from "server/features/publication/publish.writer.ts";
import { readCallerFolder } from "server/platform/environment.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { Database } from "server/storage/database.ts";
import { fillDatabase } from "./bench-data.ts";
import { type BenchOptions, readBenchOptions } from "./bench-options.ts";
import { type BenchServer, startBenchServer } from "./bench-server.ts";
import { benchEngine } from "./engine/engine.bench.ts";
import { benchService } from "./engine/service.bench.ts";
import { fillServiceRecords } from "./engine/service-data.ts";
import { type Figure, figuresTable } from "./figure.ts";
import { benchExport } from "./export/export.bench.ts";
import { benchImport } from "./import/import.bench.ts";
import { benchDemoOutlook, benchImportedOutlook } from "./outlook/outlook.bench.ts";
import { benchReading } from "./reading/reading.bench.ts";
import { benchAssignment } from "./requests/assignment.bench.ts";
import { benchEventLag } from "./requests/event-lag.bench.ts";

const started = performance.now();

function say(text: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** The database that is read: 24 months up to now, published as the product publishes them. */
async function prepare(server: BenchServer, { rows, dealers }: BenchOptions, now: Date): Promise<Database> {
  const database = await server.create();
  say(`Filling ${rows} opportunities of ${dealers} dealers.`);
  await fillDatabase(database.dataSource, rows, dealers, now);
  await database.dataSource.query("VACUUM ANALYZE opportunity, dealer");
  say("Publishing.");
  await publishResults(mintDealerScope({ kind: "STAFF" }), database.dataSource, now);
  await database.dataSource.query("VACUUM ANALYZE");
  return database;
}

async function inDatabase(server: BenchServer, work: (database: Database) => Promise<Figure[]>): Promise<Figure[]> {
  const database = await server.create();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function run(server: BenchServer, options: BenchOptions): Promise<Figure[]> {
  const now = new Date();
  const figures: Figure[] = [];
  if (options.only.includes("reading") || options.only.includes("engine")) {
    const database = await prepare(server, options, now);
    try {
      if (options.only.includes("reading")) {
        say("Reading.");
        figures.push(...(await benchReading(database, options, now)));
      }
      if (options.only.includes("engine")) {
        say("Engine.");
        figures.push(...(await benchEngine(database, options, now)));
      }
    } finally {
      await database.close();
    }
  }
  if (options.only.includes("service"))
    figures.push(
      ...(await inDatabase(server, async (database) => {
        say(`Filling ${options.orders} work orders of ${options.dealers} dealers.`);
        await fillServiceRecords(database.dataSource, options.orders, options.dealers, now);
        await database.dataSource.query("VACUUM ANALYZE");
        say("Service.");
        return benchService(database, options, now);
      })),
    );
  if (options.only.includes("import")) {
    say("Import.");
    figures.push(...(await inDatabase(server, (database) => benchImport(database, options, now))));
  }
  if (options.only.includes("outlook")) {
    say("Outlook.");
    figures.push(...(await inDatabase(server, (database) => benchDemoOutlook(database, now))));
    const { offers } = options;
    if (offers !== undefined)
      figures.push(...(await inDatabase(server, (database) => benchImportedOutlook(database, resolve(readCallerFolder(), offers), now))));
  }
  if (options.only.includes("export")) {
    say("Export.");
    const database = await server.create();
    try {
      figures.push(...(await benchExport(database, options.exportRows)));
    } finally {
      await database.close();
    }
  }
  if (options.only.includes("requests")) {
    say(`Handing out ${options.requests} requests.`);
    figures.push(...(await inDatabase(server, (database) => benchAssignment(database, options.requests, now))));
    say("Sending events.");
    figures.push(...(await inDatabase(server, benchEventLag)));
  }
  return figures;
}

const options = readBenchOptions(process.argv.slice(2));
if (options) {
  const server = await startBenchServer(process.env["DATABASE_URL"]);
  try {
    const figures = await run(server, options);
    say("Done.");
    process.stdout.write(`${figuresTable(figures)}\n`);
    if (options.json !== undefined) {
      const machine = { node: process.version, postgresql: server.version, cores: cpus().length, architecture: arch() };
      const { rows, dealers, orders, importRows, rounds, seconds } = options;
      await writeFile(
        resolve(readCallerFolder(), options.json),
        `${JSON.stringify({ machine, options: { rows, dealers, orders, importRows, rounds, seconds }, figures }, null, 2)}\n`,
      );
    }
  } finally {
    await server.stop();
  }
}
