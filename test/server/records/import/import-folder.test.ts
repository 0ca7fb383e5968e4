import { readFile } from "node:fs/promises";
import { reportText } from "server/features/records/import/import-report.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const at = "2026-03-01T12:00:00Z";
const dealer = (id: string) => `id,name,country,time_zone,currency\n${id},Dealer,CA,America/Toronto,CAD\n`;

/** A dealer with one record of each of five kinds that name each other; the files are in no useful order. */
const set = (id: string) => ({
  "appointments.csv": `dealer,id,work_order,booked_at,scheduled_at\n${id},A1,W1,${at},2026-03-02T12:00:00Z\n`,
  "customers.jsonl": `{"dealer":"${id}","id":"C1","internal":false}\n`,
  "dealers.csv": dealer(id),
  "staff.csv": `dealer,id,hired_on,role\n${id},S1,2020-01-01,TECHNICIAN\n`,
  "Visits.csv": `dealer,id,work_order,technician,arrived_at\n${id},V1,W1,S1,${at}\n`,
  "WORK_ORDERS.CSV": `dealer,id,place,customer,opened_at,comeback_of,cost\n${id},W2,ON_SITE,C1,${at},W1,5\n${id},W1,ON_SITE,C1,${at},,7\n`,
});

const count = async (table: string, id: string) =>
  (await trial.database.dataSource.query<object[]>(`SELECT FROM ${table} WHERE dealer_id = $1`, [id])).length;

async function refusal(files: Parameters<ImportTrial["runFolder"]>[0]): Promise<string> {
  const outcome = await trial.runFolder(files).catch((error: unknown) => error);
  return outcome instanceof Error ? outcome.message : "not refused";
}

test("a folder lands as one set in any order, with counts for each file", async () => {
  const reports = await trial.runFolder(set("SET"));
  expect(reports.map(({ kind, rows, new: isNew, findingCount }) => [kind, rows, isNew, findingCount])).toEqual([
    ["dealers", 1, 1, 0],
    ["staff", 1, 1, 0],
    ["customers", 1, 1, 0],
    ["work-orders", 2, 2, 0],
    ["appointments", 1, 1, 0],
    ["visits", 1, 1, 0],
  ]);
  const rows = await trial.database.dataSource.query<object[]>("SELECT name, country, time_zone, currency FROM dealer WHERE id = 'SET'");
  expect(rows).toEqual([{ name: "Dealer", country: "CA", time_zone: "America/Toronto", currency: "CAD" }]);
  const orders = await trial.database.dataSource.query<object[]>("SELECT DISTINCT currency FROM work_order WHERE dealer_id = 'SET'");
  expect(orders).toEqual([{ currency: "CAD" }]);
});

test("the same set twice changes nothing and says so", async () => {
  await trial.runFolder(set("TWICE"));
  const reports = await trial.runFolder(set("TWICE"));
  expect(reports.map((report) => [report.new, report.changed])).toEqual(reports.map(() => [0, 0]));
  expect(reportText(reports)).toMatch(/Nothing has changed: every good row was there already\.$/);
  expect(reportText(reports).match(/Nothing has changed/g)).toHaveLength(1);
});

test("a set with one bad row changes nothing, and the errors of every file are named", async () => {
  const files = { ...set("BAD"), "staff.csv": "dealer,id,hired_on\nBAD,S1,never\n", "visits-2.csv": "dealer,id,work_order\nBAD,V2,\n" };
  const message = await refusal({ ...files, "visits-2.mapping.json": { kind: "visits" } });
  expect(message).toMatch(/^staff\.csv is refused: 1 error, all in .*\nvisits-2\.csv is refused: 1 error, .* Nothing has changed\.$/);
  expect(await count("work_order", "BAD")).toBe(0);
  expect(await trial.database.dataSource.query<object[]>("SELECT FROM dealer WHERE id = 'BAD'")).toEqual([]);
});

test("dealers that are refused are not also unknown dealers of every other file", async () => {
  const message = await refusal({ ...set("WORSE"), "dealers.csv": dealer("WORSE").replace("CAD", "cad") });
  expect(message).toMatch(/^dealers\.csv is refused: 1 error, all in .*\. Nothing has changed\.$/);
});

test("with good rows kept, bad ones of a set come back with their file", async () => {
  const files = { ...set("KEPT"), "staff.csv": "dealer,id,hired_on\nKEPT,S1,never\nKEPT,S2,2020-01-01\n" };
  const reports = await trial.runFolder(files, { keepGood: true });
  expect(reports.map(({ kind, bad, findingCount }) => [kind, bad, findingCount])).toEqual([
    ["dealers", 0, 0],
    ["staff", 1, 0],
    ["customers", 0, 0],
    ["work-orders", 0, 0],
    ["appointments", 0, 0],
    ["visits", 0, 1],
  ]);
});

const known = (noun: string) => `the id of a known ${noun} of the dealer`;

test("references to what is not there land and are findings with file, line, column and value", async () => {
  const visits = "dealer,id,Auftrag,technician\nLOST,V1,W1,S1\nLOST,V2,W9,=S9\n";
  const files = { ...set("LOST"), "Visits.csv": visits, "Visits.mapping.json": { columns: { work_order: "Auftrag" } } };
  const reports = await trial.runFolder(files);
  const report = reports.find(({ kind }) => kind === "visits");
  expect(report?.findings).toEqual([
    { line: 3, column: "Auftrag", value: "W9", expected: known("work order") },
    { line: 3, column: "technician", value: "=S9", expected: known("member of staff") },
  ]);
  expect(await count("visit", "LOST")).toBe(2);
  expect(await readFile(report?.findingsFile ?? "", "utf8")).toBe(
    `file,line,column,value,expected\nVisits.csv,3,Auftrag,W9,${known("work order")}\nVisits.csv,3,technician,'=S9,${known("member of staff")}\n`,
  );
  expect(reportText(reports)).toMatch(/2 references to records that are not there: .*Visits\.csv\.findings\.csv/);
});

test("a record of another dealer is not what is referred to", async () => {
  await trial.runFolder(set("NEIGHBOUR"));
  const files = { "dealers.csv": dealer("OWN"), "visits.csv": `dealer,id,work_order\nOWN,V1,W1\n` };
  const reports = await trial.runFolder(files);
  expect(reports[1]?.findings).toEqual([{ line: 2, column: "work_order", value: "W1", expected: known("work order") }]);
});

const order = (id: string, comeback: string) =>
  `dealer,id,place,opened_at,customer,comeback_of\nEARLIER,${id},ON_SITE,${at},C1,${comeback}\n`;

test("a reference may name a record of an earlier set, or of a later file of the same kind", async () => {
  await trial.runFolder(set("EARLIER"));
  const reports = await trial.runFolder({
    "work-orders.csv": order("W4", "W5"),
    "more.csv": order("W5", "W2"),
    "more.mapping.json": { kind: "work-orders" },
  });
  expect(reports.map(({ findingCount }) => findingCount)).toEqual([0, 0]);
});

test.each([
  [
    "a name that is no kind",
    { "colours.csv": "a\n" },
    /colours\.csv: expected one of the kinds dealers, staff.*"kind" in colours\.mapping\.json/,
  ],
  [
    "a kind that is none",
    { "a.csv": "a\n", "a.mapping.json": { kind: "colours" } },
    /a\.mapping\.json: kind "colours": expected one of the kinds/,
  ],
  ["a mapping without its file", { ...set("X"), "staf.mapping.json": {} }, /staf\.mapping\.json: expected a file staf\.csv/],
  ["a folder without records", { "notes.md": "" }, /expected a file for each kind of records/],
  ["headers that do not fit", { "staff.csv": "colour\n", "assets.csv": "shape\n" }, /staff\.csv, line 1: [\s\S]*assets\.csv, line 1: /],
])("%s is refused", async (_, files, message) => {
  expect(await refusal(files as Record<string, string | object>)).toMatch(message);
});

test("two ragged files are refused with the line of each", async () => {
  const files = {
    ...set("RAGGED"),
    "staff.csv": "dealer,id,hired_on\nRAGGED,S1\n",
    "Visits.csv": "dealer,id,work_order\nRAGGED,V1,W1,x\n",
  };
  expect(await refusal(files)).toMatch(/staff\.csv is refused: 1 error.*\nVisits\.csv is refused: 1 error/);
});
