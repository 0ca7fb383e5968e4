import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { createLog } from "server/platform/log.ts";
import { type Database, openDatabase } from "server/storage/database.ts";
import { acquireEmbeddedDatabase } from "server/storage/embedded/embedded-database.ts";
import { makeDataFolder, runOnServer, withDatabase } from "../support/test-server.ts";

/** The PostgreSQL of a bench run, with the settings it comes with. */
export interface BenchServer {
  readonly version: string;
  /** Makes a migrated, empty database. */
  create(): Promise<Database>;
  /** Drops what was made; an embedded server stops, and its folder goes. */
  stop(): Promise<void>;
}

/** The server at the URL, or an embedded one in a temporary folder. */
export async function startBenchServer(databaseUrl: string | undefined): Promise<BenchServer> {
  const log = createLog("warn");
  const folder = databaseUrl ? undefined : await makeDataFolder();
  const embedded = folder ? await acquireEmbeddedDatabase(folder, log) : undefined;
  const url = databaseUrl ?? embedded?.url ?? "";
  const names: string[] = [];
  const [row] = await runOnServer(url, "SHOW server_version");
  return {
    version: String(row?.["server_version"]),
    async create() {
      const name = `dealer_scorecards_bench_${randomBytes(4).toString("hex")}`;
      await runOnServer(url, `CREATE DATABASE ${name}`);
      names.push(name);
      return openDatabase({ databaseUrl: withDatabase(url, name), dataFolder: "" }, log);
    },
    async stop() {
      for (const name of names) await runOnServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
      await embedded?.release();
      if (folder) await rm(folder, { recursive: true });
    },
  };
}
