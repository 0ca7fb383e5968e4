import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createLog } from "server/platform/log.ts";
import { openDatabase } from "server/storage/database.ts";
import { acquireEmbeddedDatabase } from "server/storage/embedded/embedded-database.ts";

/** The PostgreSQL of a test run. Databases whose name starts with `template` are dropped at the end. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
  stop(): Promise<void>;
}

interface Host {
  readonly url: string;
  release(): Promise<void>;
}

/** Runs one statement apart from any transaction. */
export async function runOnServer(url: string, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** An empty folder that the account of PostgreSQL can enter, also when root makes it. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dealer-scorecards-"));
  await chmod(folder, 0o755);
  return folder;
}

/** A cluster in a folder of its own, gone after the run. What it holds need not survive a crash. */
async function temporaryCluster(): Promise<Host> {
  const folder = await makeDataFolder();
  const embedded = await acquireEmbeddedDatabase(folder, createLog("warn"));
  for (const setting of ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]) {
    await runOnServer(embedded.url, `ALTER SYSTEM SET ${setting}`);
  }
  await runOnServer(embedded.url, "SELECT pg_reload_conf()");
  return {
    url: embedded.url,
    async release() {
      await embedded.release();
      await rm(folder, { recursive: true });
    },
  };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const databases = await runOnServer(url, "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
  for (const { datname } of databases) await runOnServer(url, `DROP DATABASE ${pg.escapeIdentifier(String(datname))} WITH (FORCE)`);
}

/** The server at the URL, or an embedded one; with a migrated template database. */
export async function startTestServer(databaseUrl: string | undefined): Promise<TestServer> {
  const host: Host = databaseUrl ? { url: databaseUrl, release: async () => {} } : await temporaryCluster();
  const template = `dealer_scorecards_test_${randomBytes(4).toString("hex")}`;
  const stop = async () => {
    await dropDatabases(host.url, template);
    await host.release();
  };
  try {
    await runOnServer(host.url, `CREATE DATABASE ${template}`);
    const url = withDatabase(host.url, template);
    const database = await openDatabase({ databaseUrl: url, dataFolder: "" }, createLog("warn"));
    await database.close();
    return { url: host.url, template, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
