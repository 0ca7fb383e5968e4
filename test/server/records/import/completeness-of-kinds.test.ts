import { reportText } from "server/features/records/import/import-report.ts";
import { assetImport } from "server/features/records/import/kinds/asset.import.ts";
import { contractImport } from "server/features/records/import/kinds/contract.import.ts";
import { customerImport } from "server/features/records/import/kinds/customer.import.ts";
import { followUpImport } from "server/features/records/import/kinds/follow-up.import.ts";
import { staffImport } from "server/features/records/import/kinds/staff.import.ts";
import { timeEntryImport } from "server/features/records/import/kinds/time-entry.import.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const completeness = (dealer: string) =>
  trial.database.dataSource.query<{ kind: string; at: Date }[]>(
    "SELECT record_kind AS kind, complete_through AS at FROM record_completeness WHERE dealer_id = $1",
    [dealer],
  );

const nothing = new Date("1970-01-01T00:00:00Z");
const through = new Date("2026-04-01T00:00:00Z");
const createdIn = (timeZone: string) => ({ dealers: { create: true, timeZone, currency: "USD" } });

test.each([
  ["CHICAGO", "America/Chicago", "2026-03-02T06:00:00Z"],
  ["BERLIN", "Europe/Berlin", "2026-03-01T23:00:00Z"],
  ["AUCKLAND", "Pacific/Auckland", "2026-03-01T11:00:00Z"],
])("days are complete up to the beginning of the newest one on the dealer's own clocks: %s", async (dealer, timeZone, at) => {
  const file = `dealer,id,staff,day\n${dealer},1,S1,2026-02-01\n${dealer},2,S1,2026-03-02\n`;
  await trial.run(file, { kind: timeEntryImport, mapping: createdIn(timeZone) });
  expect(await completeness(dealer)).toEqual([{ kind: "TIME_ENTRY", at: new Date(at) }]);
});

test("a day on which clocks skip midnight begins when they have", async () => {
  await trial.run("dealer,id,staff,day\nSANTIAGO,1,S1,2025-09-07\n", { kind: timeEntryImport, mapping: createdIn("America/Santiago") });
  expect(await completeness("SANTIAGO")).toEqual([{ kind: "TIME_ENTRY", at: new Date("2025-09-07T04:00:00Z") }]);
});

test("a day that has begun elsewhere only claims no more than now", async () => {
  const now = new Date("2026-05-31T20:00:00Z");
  await trial.run("dealer,id,staff,day\nAHEAD,1,S1,2026-06-01\n", { kind: timeEntryImport, now, mapping: createdIn("America/Chicago") });
  expect(await completeness("AHEAD")).toEqual([{ kind: "TIME_ENTRY", at: now }]);
});

test.each([
  ["STAFF", staffImport, "dealer,id,hired_on\nSTAFF,1,2020-01-01\n"],
  ["CUSTOMER", customerImport, "dealer,id\nCUSTOMER,1\n"],
  ["ASSET", assetImport, "dealer,id\nASSET,1\n"],
])("records without events follow the clock unless an instant is given: %s", async (dealer, kind, file) => {
  await trial.run(file, { kind });
  expect(await completeness(dealer)).toEqual([]);
  await trial.run(file, { kind, completeThrough: through });
  expect(await completeness(dealer)).toEqual([{ kind: dealer, at: through }]);
});

test("while bad rows are left out, records without events go on to follow the clock", async () => {
  const report = await trial.run("dealer,id,hired_on\nBAD_STAFF,1,never\nBAD_STAFF,2,2020-01-01\n", { kind: staffImport, keepGood: true });
  expect(report).toMatchObject({ completenessHeld: false, completenessUnknown: false });
  expect(await completeness("BAD_STAFF")).toEqual([]);
});

test.each([
  ["CONTRACT", contractImport, "dealer,id,starts_on,expires_on,renewed_on\nCONTRACT,1,2026-01-01,2026-12-31,\n"],
  ["FOLLOW_UP", followUpImport, "dealer,id,due_on,done_at\nFOLLOW_UP,1,2026-03-01,\n"],
])("a file in which nothing has happened claims nothing and says so: %s", async (dealer, kind, file) => {
  const report = await trial.run(file, { kind });
  expect(await completeness(dealer)).toEqual([{ kind: dealer, at: nothing }]);
  expect(reportText([report])).toContain("nothing in the file says up to when they are known: give --complete-through.");
  await trial.run(file, { kind, completeThrough: through });
  expect(await completeness(dealer)).toEqual([{ kind: dealer, at: through }]);
  expect(await trial.run(file, { kind })).toMatchObject({ completenessUnknown: true });
  expect(await completeness(dealer)).toEqual([{ kind: dealer, at: through }]);
});

test("contracts are complete up to the newest renewal, whatever starts or expires later", async () => {
  const file = "dealer,id,starts_on,expires_on,renewed_on\nRENEWED,1,2027-01-01,2027-12-31,2026-03-02\n";
  await trial.run(file, { kind: contractImport });
  expect(await completeness("RENEWED")).toEqual([{ kind: "CONTRACT", at: new Date("2026-03-02T00:00:00Z") }]);
});

const set = (dealer: string) => ({
  "dealers.csv": `id,name,time_zone\n${dealer},,UTC\n`,
  "problems.csv": `dealer,id,raised_at\n${dealer},1,2026-03-01T12:00:00Z\n`,
  "deliveries.csv": `dealer,id,delivered_at\n${dealer},1,2026-02-01T12:00:00Z\n`,
});

test("each kind of a set is complete through its own newest event, or all through the instant that is given", async () => {
  await trial.runFolder(set("OWN"));
  await trial.runFolder(set("GIVEN"), { completeThrough: through });
  expect(await completeness("OWN")).toEqual([
    { kind: "PROBLEM", at: new Date("2026-03-01T12:00:00Z") },
    { kind: "DELIVERY", at: new Date("2026-02-01T12:00:00Z") },
  ]);
  expect(await completeness("GIVEN")).toEqual([
    { kind: "PROBLEM", at: through },
    { kind: "DELIVERY", at: through },
  ]);
});
