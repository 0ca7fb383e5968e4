import { reportText } from "server/features/records/import/import-report.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const header = "dealer,id,assigned_at,response,responded_at,expires_at";

function query<Row>(sql: string, dealer: string): Promise<Row[]> {
  return trial.database.dataSource.query(sql, [dealer]);
}

test("an unknown dealer is refused where the mapping does not create dealers", async () => {
  const { errors } = await trial.refusal(`${header}\nNOBODY,1,2026-03-01T12:00:00Z,,,\n`, { mapping: {} });
  expect(errors).toEqual([{ line: 2, column: "dealer", value: "NOBODY", expected: "a known dealer; a mapping can create dealers" }]);
});

test("a dealer is created as the mapping says", async () => {
  const dealers = { create: true, timeZone: "Europe/Paris", currency: "EUR", country: "FR" };
  await trial.run(`${header}\nPARIS,1,2026-03-01T12:00:00Z,,,\n`, { mapping: { dealers } });
  expect(await query("SELECT name, time_zone, currency, country FROM dealer WHERE id = $1", "PARIS")).toEqual([
    { name: "PARIS", time_zone: "Europe/Paris", currency: "EUR", country: "FR" },
  ]);
});

test("a dealer that exists is left as it is", async () => {
  await trial.run(`${header}\nKEPT,1,2026-03-01T12:00:00Z,,,\n`);
  await trial.run(`${header}\nKEPT,2,2026-03-01T12:00:00Z,,,\n`, {
    mapping: { dealers: { create: true, timeZone: "Asia/Tokyo", currency: "JPY" } },
  });
  expect(await query("SELECT time_zone, currency FROM dealer WHERE id = $1", "KEPT")).toEqual([{ time_zone: "UTC", currency: "USD" }]);
});

function rows(count: number): string {
  return Array.from({ length: count }, (_, index) => `OTHER ${index},1,2026-03-01T12:00:00Z,,,\n`).join("");
}

test("dealers that are not what the mapping says are counted and named in the report", async () => {
  await trial.run(`${header}\n${rows(7)}`);
  const dealers = { create: true, timeZone: "Asia/Tokyo", currency: "USD" };
  const report = await trial.run(`${header}\n${rows(8)}`, { mapping: { dealers } });
  expect(report.dealersDiffering).toEqual({ count: 7, first: ["OTHER 0", "OTHER 1", "OTHER 2", "OTHER 3", "OTHER 4"] });
  expect(reportText([report])).toContain(
    "  7 dealers have another time zone, currency or country than the mapping says and keep theirs: OTHER 0, OTHER 1, OTHER 2, OTHER 3, OTHER 4, …",
  );
});

test.each([
  ["another time zone", { timeZone: "Asia/Tokyo" }, 1],
  ["another currency", { currency: "EUR" }, 1],
  ["another country", { country: "DE" }, 1],
  ["a country that the mapping does not name", { country: undefined }, 0],
  ["all the same", {}, 0],
])("a dealer of %s than the mapping says differs as expected", async (dealer, other, count) => {
  const dealers = { create: true, timeZone: "UTC", currency: "USD", country: "FR" };
  const content = `${header}\n${dealer},1,2026-03-01T12:00:00Z,,,\n`;
  await trial.run(content, { mapping: { dealers } });
  const { dealersDiffering } = await trial.run(content, { mapping: { dealers: { ...dealers, ...other } } });
  expect(dealersDiffering.count).toBe(count);
});

test("a dealer that is not in the file does not differ", async () => {
  await trial.run(`${header}\nABSENT,1,2026-03-01T12:00:00Z,,,\n`);
  const dealers = { create: true, timeZone: "Asia/Tokyo", currency: "JPY" };
  const { dealersDiffering } = await trial.run(`${header}\nPRESENT,1,2026-03-01T12:00:00Z,,,\n`, { mapping: { dealers } });
  expect(dealersDiffering).toEqual({ count: 0, first: [] });
});
