import type { DataSource } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function drift(dataSource: DataSource): Promise<string[]> {
  // TypeORM looks up generated columns by the name of the database, and this one is a copy.
  await dataSource.query("UPDATE typeorm_metadata SET database = current_database()");
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

test("the migrations make exactly what the entities say", async () => {
  expect(await drift(database.dataSource)).toEqual([]);
});

test("a column that no migration made is noticed", async () => {
  const runner = database.dataSource.createQueryRunner();
  await runner.query("ALTER TABLE opportunity DROP COLUMN withdraw_reason");
  try {
    expect(await drift(database.dataSource)).toEqual([expect.stringContaining('ADD "withdraw_reason"')]);
  } finally {
    await runner.query("ALTER TABLE opportunity ADD COLUMN withdraw_reason text");
    await runner.release();
  }
});

test("every migration goes down, leaving nothing, and up again", async () => {
  const other = await createTestDatabase();
  const { dataSource } = other;
  try {
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const left = await dataSource.query<object[]>(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname",
    );
    expect(left).toEqual([{ relname: "migrations" }, { relname: "typeorm_metadata" }]);
    expect(await dataSource.query<object[]>("SELECT FROM typeorm_metadata")).toEqual([]);
    await dataSource.runMigrations();
    expect(await drift(dataSource)).toEqual([]);
  } finally {
    await other.close();
  }
});
