import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { createDataSource } from "server/storage/data-source.ts";
import { createReadPool } from "server/storage/read-snapshot.ts";
import type { DataSource } from "typeorm";
import { inject } from "vitest";
import { runOnServer, withDatabase } from "./test-server.ts";

/** A migrated database of its own, empty or a copy of a kept one: make one in `beforeAll`, close it in `afterAll`. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly readPool: Pool;
  close(): Promise<void>;
}

export async function createTestDatabase(kept?: string): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `${server.template}_${randomBytes(4).toString("hex")}`;
  await runOnServer(server.url, `CREATE DATABASE ${name} TEMPLATE ${kept ?? server.template}`);
  const url = withDatabase(server.url, name);
  const dataSource = await createDataSource(url).initialize();
  const readPool = createReadPool(url);
  return {
    url,
    dataSource,
    readPool,
    async close() {
      // A pool ends before its connections have said goodbye: the drop may be quicker, and that is no error.
      readPool.on("error", () => undefined);
      await Promise.all([readPool.end(), dataSource.destroy()]);
      await runOnServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
