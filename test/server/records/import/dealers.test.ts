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
