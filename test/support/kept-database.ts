import pg from "pg";
import { inject } from "vitest";
import { runOnServer, withDatabase } from "./test-server.ts";

/** A database to take copies of: `createTestDatabase(name)`. */
interface KeptDatabase {
  readonly name: string;
  /** Milliseconds. */
  readonly filledIn: number;
}

async function make(serverUrl: string, template: string, name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const unfinished = `${name}_unfinished_${process.pid}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${unfinished} TEMPLATE ${template}`);
  const begun = performance.now();
  await fill(withDatabase(serverUrl, unfinished));
  await runOnServer(serverUrl, `COMMENT ON DATABASE ${unfinished} IS '${Math.round(performance.now() - begun)}'`);
  await runOnServer(serverUrl, `ALTER DATABASE ${unfinished} RENAME TO ${name}`);
}

/** A database that is filled once in a run, by whichever test file asks first; others wait for it. It is gone with the run. */
export async function keptDatabase(what: string, fill: (url: string) => Promise<void>): Promise<KeptDatabase> {
  const { url, template } = inject("databaseServer");
  const name = `${template}_${what}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const filledIn = async (): Promise<number | undefined> => {
    const text = "SELECT shobj_description(oid, 'pg_database')::int AS ms FROM pg_database WHERE datname = $1";
    return (await client.query<{ ms: number }>(text, [name])).rows[0]?.ms;
  };
  try {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    if ((await filledIn()) === undefined) await make(url, template, name, fill);
    return { name, filledIn: (await filledIn()) ?? 0 };
  } finally {
    await client.end();
  }
}
