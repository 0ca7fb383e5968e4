import { lockOutImports } from "server/features/lead/lead-tick.kept.ts";
import { recordTick, undoTick } from "server/features/lead/lead-tick.writer.ts";
import { reportText } from "server/features/records/import/import-report.ts";
import { leadImport } from "server/features/records/import/kinds/lead.import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const received = "2026-02-10T12:00:00Z";
const known = (noun: string) => `the id of a known ${noun} of the dealer`;

const storedOf = (dealer: string) =>
  trial.database.dataSource.query<object[]>("SELECT id, contacted, sold FROM lead WHERE dealer_id = $1 ORDER BY id", [dealer]);

test("a mapping names the column, and the value, that mean Contact", async () => {
  const file = [
    "Dealership,Lead,Created,Outcome,Custom 7",
    `UNUSED,1,${received},Delivered,Y`,
    `UNUSED,2,${received},Lost,N`,
    `UNUSED,3,${received},Open,`,
  ].join("\n");
  const mapping = {
    columns: {
      dealer: "Dealership",
      id: "Lead",
      received_at: "Created",
      contacted: { from: "Custom 7", values: { Y: "yes", N: "no" } },
      sold: { constant: "yes", when: { column: "Outcome", is: "Delivered" } },
    },
    dealers: { create: true, timeZone: "UTC", currency: "USD" },
  };
  await trial.run(file, { kind: leadImport, mapping });
  expect(await storedOf("UNUSED")).toEqual([
    { id: "1", contacted: true, sold: true },
    { id: "2", contacted: false, sold: null },
    { id: "3", contacted: null, sold: null },
  ]);
});

test("Contact that is ticked on a list of its own leaves the other steps as they are", async () => {
  await trial.run(`dealer,id,received_at,sold\nTICKED,1,${received},yes\nTICKED,2,${received},\n`, { kind: leadImport });
  await trial.run(`dealer,id,received_at,contacted\nTICKED,1,${received},yes\n`, { kind: leadImport });
  expect(await storedOf("TICKED")).toEqual([
    { id: "1", contacted: true, sold: true },
    { id: "2", contacted: null, sold: null },
  ]);
});

test("a lead lands with the rest of a set; who is not there is a finding", async () => {
  const reports = await trial.runFolder({
    "leads.csv": `dealer,id,received_at,customer,associate\nSET,1,${received},C1,S1\nSET,2,${received},C9,S9\n`,
    "staff.csv": "dealer,id,hired_on,role\nSET,S1,2020-01-01,INTERNET_ASSOCIATE\n",
    "customers.csv": "dealer,id\nSET,C1\n",
    "dealers.csv": "id,name\nSET,Set\n",
  });
  expect(reports.map(({ kind }) => kind)).toEqual(["dealers", "staff", "customers", "leads"]);
  expect(reports.at(-1)?.findings).toEqual([
    { line: 3, column: "associate", value: "S9", expected: known("member of staff") },
    { line: 3, column: "customer", value: "C9", expected: known("customer") },
  ]);
});

const contactNow = "2026-03-01T12:00:00.000Z";

/** Contact of lead 1 of a dealer, recorded by hand where it was not recorded. */
async function tickContact(dealer: string): Promise<void> {
  const { dataSource } = trial.database;
  const order = { dealerId: dealer, leadId: "1", step: "CONTACTED", answer: "CHAT", at: null, replaces: null } as const;
  await recordTick(staff, dataSource, { ...order, by: "someone", now: new Date(contactNow) });
}

const stepsOf = (dealer: string) =>
  trial.database.dataSource.query<object[]>("SELECT contacted, contacted_at, sold FROM lead WHERE dealer_id = $1", [dealer]);

const waitingLocks =
  "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
const byHand = { contacted: true, contacted_at: new Date(contactNow) };

describe("a step that was recorded by hand", () => {
  test.each([
    ["a no", "contacted", "no", { contacted: false, contacted_at: null }],
    ["a blank", "contacted", "", { contacted: null, contacted_at: null }],
    ["another time", "contacted_at", "2026-02-20T00:00:00Z", { contacted: null, contacted_at: new Date("2026-02-20T00:00:00Z") }],
  ])("stays where an import says %s, until it is undone", async (what, column, value, without) => {
    const dealer = `KEPT ${what}`;
    const file = `dealer,id,received_at,sold,${column}\n${dealer},1,${received},yes,${value}\n`;
    await trial.run(`dealer,id,received_at\n${dealer},1,${received}\n`, { kind: leadImport });
    await tickContact(dealer);
    const report = await trial.run(file, { kind: leadImport });
    expect(await stepsOf(dealer)).toEqual([{ ...byHand, sold: true }]);
    expect([report.changed, report.keptByHand]).toEqual([1, 1]);
    expect(reportText([report])).toContain("  1 value kept as recorded by hand");
    const again = await trial.run(file, { kind: leadImport });
    expect([again.changed, again.unchanged, again.keptByHand]).toEqual([0, 1, 1]);
    await undoTick(staff, trial.database.dataSource, {
      dealerId: dealer,
      leadId: "1",
      number: 1,
      by: "someone",
      now: new Date(contactNow),
    });
    expect(await stepsOf(dealer)).toEqual([{ ...without, sold: true }]);
    expect(await trial.run(file, { kind: leadImport })).toMatchObject({ changed: 0, keptByHand: 0 });
  });

  test("does not make the records more complete than the file does", async () => {
    const file = `dealer,id,received_at,contacted_at\nCOMPLETE,1,${received},\n`;
    await trial.run(file, { kind: leadImport });
    await tickContact("COMPLETE");
    await trial.run(file, { kind: leadImport });
    const complete = await trial.database.dataSource.query<object[]>(
      "SELECT complete_through FROM record_completeness WHERE dealer_id = 'COMPLETE' AND record_kind = 'LEAD'",
    );
    expect(complete).toEqual([{ complete_through: new Date(received) }]);
  });

  test("of another dealer or another lead is none of a file's", async () => {
    await trial.run(`dealer,id,received_at\nNEAR,1,${received}\nNEAR,2,${received}\nFAR,1,${received}\n`, { kind: leadImport });
    await tickContact("NEAR");
    const report = await trial.run(`dealer,id,received_at,contacted\nNEAR,2,${received},no\nFAR,1,${received},no\n`, { kind: leadImport });
    expect([report.changed, report.keptByHand]).toEqual([2, 0]);
    expect(await stepsOf("NEAR")).toEqual(expect.arrayContaining([{ ...byHand, sold: null }]));
  });

  test("while a file lands is kept, too: the import waits for it", async () => {
    const file = `dealer,id,received_at,contacted\nMEANWHILE,1,${received},no\n`;
    await trial.run(`dealer,id,received_at\nMEANWHILE,1,${received}\n`, { kind: leadImport });
    let landed = false;
    const { dataSource } = trial.database;
    const report = await dataSource.transaction(async (manager) => {
      await manager.query(lockOutImports);
      const landing = trial.run(file, { kind: leadImport }).finally(() => {
        landed = true;
      });
      // It waits where it would begin to land.
      await expect.poll(() => dataSource.query<object[]>(waitingLocks)).toHaveLength(1);
      await manager.query(`INSERT INTO lead_tick (dealer_id, lead_id, number, step, answer, happened_at, recorded_by, recorded_at)
        VALUES ('MEANWHILE', '1', 1, 'CONTACTED', 'CHAT', '${contactNow}', 'someone', '${contactNow}')`);
      await manager.query(`UPDATE lead SET contacted = true, contacted_at = '${contactNow}' WHERE dealer_id = 'MEANWHILE'`);
      expect(landed).toBe(false);
      return { landing };
    });
    expect(await report.landing).toMatchObject({ changed: 0, keptByHand: 1 });
    expect(await stepsOf("MEANWHILE")).toEqual([{ ...byHand, sold: null }]);
  });
});

describe("a file that has a lead received after a step of it that was recorded by hand", () => {
  const early = `dealer,id,received_at,sold\nDEALER,1,${received},\n`;
  const mapping = {
    columns: { dealer: "Dealer", id: "Lead", received_at: "Created" },
    dateFormat: "YYYY-MM-DD",
    timeZone: "Etc/GMT-1",
    dealers: { create: true, timeZone: "UTC", currency: "USD" },
  };
  const expected = "not after 2026-03-01T12:00:00.000Z, when CONTACTED was taken as somebody recorded by hand: tick 1 of the lead";

  test("is refused, with its place and value", async () => {
    await trial.run(early.replace("DEALER", "LATE"), { kind: leadImport });
    await tickContact("LATE");
    const file = "dealer,id,received_at\nLATE,1,2026-03-01T12:00:00.001Z\n";
    const { errors } = await trial.refusal(file, { kind: leadImport });
    expect(errors).toEqual([{ line: 2, column: "received_at", value: "2026-03-01T12:00:00.001Z", expected }]);
  });

  test("may leave it out and land the rest, and names it as the file does", async () => {
    await trial.run(early.replace("DEALER", "GOOD"), { kind: leadImport });
    await tickContact("GOOD");
    const file = "Dealer,Lead,Created\nGOOD,1,2026-03-01 13:01\nGOOD,2,2026-03-02 12:00\n";
    const report = await trial.run(file, { kind: leadImport, mapping, keepGood: true });
    expect(report).toMatchObject({ new: 1, changed: 0, bad: 1 });
    expect(report.errors).toEqual([{ line: 2, column: "Created", value: "2026-03-01 13:01", expected }]);
  });

  test("lands where the step was undone, or was taken at that very instant", async () => {
    await trial.run(early.replace("DEALER", "SAME"), { kind: leadImport });
    await tickContact("SAME");
    expect(await trial.run("dealer,id,received_at\nSAME,1,2026-03-01T12:00:00Z\n", { kind: leadImport })).toMatchObject({ changed: 1 });
    const by = { dealerId: "SAME", leadId: "1", number: 1, by: "someone", now: new Date(contactNow) };
    await undoTick(staff, trial.database.dataSource, by);
    expect(await trial.run("dealer,id,received_at\nSAME,1,2026-03-02T12:00:00Z\n", { kind: leadImport })).toMatchObject({ changed: 1 });
  });

  test("is refused, too, where the step is recorded while the file lands", async () => {
    const { dataSource } = trial.database;
    await trial.run(early.replace("DEALER", "RACE"), { kind: leadImport });
    const landing = await dataSource.transaction(async (manager) => {
      await manager.query(lockOutImports);
      const outcome = trial.refusal("dealer,id,received_at\nRACE,1,2026-03-02T12:00:00Z\n", { kind: leadImport });
      await expect.poll(() => dataSource.query<object[]>(waitingLocks)).toHaveLength(1);
      await manager.query(`INSERT INTO lead_tick (dealer_id, lead_id, number, step, answer, happened_at, recorded_by, recorded_at)
        VALUES ('RACE', '1', 1, 'CONTACTED', 'CHAT', '${contactNow}', 'someone', '${contactNow}')`);
      await manager.query(`UPDATE lead SET contacted = true, contacted_at = '${contactNow}' WHERE dealer_id = 'RACE'`);
      return { outcome };
    });
    expect((await landing.outcome).message).toContain("written by another process meanwhile. Nothing has changed; import again.");
  });
});
