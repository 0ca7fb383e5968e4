import { harmlessText } from "server/platform/harmless-text.ts";
import { harmlessSql } from "server/storage/harmless-sql.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const befores = [
  "",
  " ",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "\u0001",
  "\u0085",
  "\t",
  "\n",
  "\r",
  "\u200b",
  "a",
  "a;",
  "a; ",
  "a;\u3000",
  ";;",
  "'",
  "1",
];
const signs = ["", "=", "+", "-", "@", "＝", "＋", "－", "＠", "x", "\\"];

test("SQL makes the same of a text as plain code", async () => {
  const given = befores.flatMap((before) => signs.map((sign) => `${before}${sign}1;${sign}`));
  const rows: { safe: string }[] = await database.dataSource.query(
    `SELECT ${harmlessSql("given")} AS safe FROM unnest($1::text[]) WITH ORDINALITY AS t(given, place) ORDER BY place`,
    [given],
  );
  expect(rows.map(({ safe }) => safe)).toEqual(given.map(harmlessText));
  expect(rows.filter(({ safe }, place) => safe !== given[place]).length).toBeGreaterThan(100);
  expect(await database.dataSource.query(`SELECT ${harmlessSql("NULL::text")} AS safe`)).toEqual([{ safe: null }]);
});
