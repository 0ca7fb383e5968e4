import type pg from "pg";
import { importLock } from "../../../../storage/import-lock.ts";

/** Settings of an import's transaction. */
export async function prepareTransaction(client: pg.ClientBase): Promise<void> {
  await client.query(importLock);
  // Compiling statements costs more than it saves; nothing is known yet of tables a moment old, of which a merge join would
  // sort every row; sorts and hashes of a file should stay in memory; times are written in UTC.
  await client.query(`
    SET LOCAL jit = off; SET LOCAL enable_mergejoin = off; SET LOCAL work_mem = '256MB'; SET LOCAL hash_mem_multiplier = 1;
    SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'`);
  // A session that has used temporary tables with another setting keeps that one.
  await client.query("SAVEPOINT temp_buffers");
  await client.query("SET LOCAL temp_buffers = '256MB'").catch(() => client.query("ROLLBACK TO SAVEPOINT temp_buffers"));
}
