import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import type { Environment } from "../platform/environment.ts";
import { Failure } from "../platform/failure.ts";
import type { Logger } from "../platform/log.ts";
import { createDataSource } from "./data-source.ts";
import { acquireEmbeddedDatabase, type EmbeddedDatabase } from "./embedded/embedded-database.ts";
import { createReadPool } from "./read-snapshot.ts";

/** Any number, the same for every process that migrates. */
const migrationLock = 7_301_945;

/** The migrated database, open for writing and reading. */
export interface Database {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly readPool: Pool;
  /** Whether the embedded PostgreSQL holds it, rather than a server of the operator's. */
  readonly embedded: boolean;
  /** Ends all connections; the last user of an embedded PostgreSQL stops it. */
  close(): Promise<void>;
}

/** One process migrates, the others wait for it and find nothing left to do. */
async function migrate(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
    await dataSource.runMigrations({ transaction: "each" });
  });
}

async function connect(url: string, embedded: EmbeddedDatabase | undefined, log: Logger): Promise<Database> {
  const dataSource = await createDataSource(url)
    .initialize()
    .catch((error: NodeJS.ErrnoException) => {
      throw new Failure("SERVICE_UNAVAILABLE", `The database cannot be reached: ${error.message || (error.code ?? "no answer")}.`);
    });
  try {
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const readPool = createReadPool(url);
  readPool.on("error", (error) => log.warn({ err: error }, "An idle database connection was lost."));
  return {
    url,
    dataSource,
    readPool,
    embedded: embedded !== undefined,
    async close() {
      try {
        await Promise.all([readPool.end(), dataSource.destroy()]);
      } finally {
        await embedded?.release();
      }
    },
  };
}

/**
 * Opens the database at `databaseUrl`, or an embedded one in `dataFolder`, and brings its schema up to date.
 * Fails with `SERVICE_UNAVAILABLE`. `onLost`: the embedded one died and does not come back by itself.
 */
export async function openDatabase(
  environment: Pick<Environment, "databaseUrl" | "dataFolder">,
  log: Logger,
  onLost: () => void = () => undefined,
): Promise<Database> {
  if (environment.databaseUrl !== undefined) return connect(environment.databaseUrl, undefined, log);
  const embedded = await acquireEmbeddedDatabase(environment.dataFolder, log, onLost);
  try {
    return await connect(embedded.url, embedded, log);
  } catch (error) {
    await embedded.release();
    throw error;
  }
}
