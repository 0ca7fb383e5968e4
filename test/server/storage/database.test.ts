import { createLog } from "server/platform/log.ts";
import { openDatabase } from "server/storage/database.ts";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runOnServer, withDatabase } from "../../support/test-server.ts";

const log = createLog("silent");
const server = inject("databaseServer");
const name = `${server.template}_opened`;
const url = withDatabase(server.url, name);
beforeAll(() => runOnServer(server.url, `CREATE DATABASE ${name}`));
afterAll(() => runOnServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`));

test("processes that open an empty database at the same instant migrate it once", async () => {
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl: url, dataFolder: "" }, log)));
  try {
    const applied = await runOnServer(url, "SELECT name, count(*)::int AS times FROM migrations GROUP BY name HAVING count(*) <> 1");
    expect(applied).toEqual([]);
    expect(databases.map(({ embedded }) => embedded)).toEqual([false, false, false]);
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
});

test("a database that does not answer is said so, without its password", async () => {
  const unreachable = openDatabase({ databaseUrl: "postgres://scorecards:secret@127.0.0.1:1/scorecards", dataFolder: "" }, log);
  const error: unknown = await unreachable.catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    message: "The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1.",
  });
});
