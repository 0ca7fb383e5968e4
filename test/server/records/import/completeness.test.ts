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

const completeness = (dealer: string) =>
  query<{ record_kind: string; at: Date }>(
    "SELECT record_kind, complete_through AS at FROM record_completeness WHERE dealer_id = $1",
    dealer,
  );

test("records are complete through the newest event, which an expiry is not", async () => {
  await trial.run(`${header}\nTHROUGH,1,2026-03-01T12:00:00Z,ACCEPTED,2026-03-01T15:00:00Z,2026-05-01T00:00:00Z\n`);
  expect(await completeness("THROUGH")).toEqual([{ record_kind: "OPPORTUNITY", at: new Date("2026-03-01T15:00:00Z") }]);
});

test("every dealer of a file is complete through the newest event of the whole file", async () => {
  await trial.run(`${header}\nQUIET,1,2026-01-05T12:00:00Z,,,\nBUSY,1,2026-03-02T09:00:00Z,,,\n`);
  expect(await completeness("QUIET")).toEqual([{ record_kind: "OPPORTUNITY", at: new Date("2026-03-02T09:00:00Z") }]);
});

test("records are complete through the instant that is given", async () => {
  await trial.run(`${header}\nGIVEN,1,2026-03-01T12:00:00Z,,,\n`, { completeThrough: new Date("2026-04-01T00:00:00Z") });
  expect(await completeness("GIVEN")).toMatchObject([{ at: new Date("2026-04-01T00:00:00Z") }]);
});

test("records never become less complete", async () => {
  await trial.run(`${header}\nNEVER_LESS,1,2026-03-01T12:00:00Z,,,\n`);
  await trial.run(`${header}\nNEVER_LESS,2,2026-01-01T12:00:00Z,,,\n`);
  expect(await completeness("NEVER_LESS")).toMatchObject([{ at: new Date("2026-03-01T12:00:00Z") }]);
});

test("records cannot be complete through a future instant", async () => {
  const { message } = await trial.refusal(`${header}\n`, { completeThrough: new Date("2026-06-01T00:00:00.001Z") });
  expect(message).toContain("expected a time not after now");
});

const unread = (dealer: string) => `${dealer},bad,never,,,\n`;

test("while bad rows are left out, records do not become more complete", async () => {
  await trial.run(`${header}\nNOT_RAISED,1,2026-03-01T12:00:00Z,,,\n`);
  const report = await trial.run(`${header}\nNOT_RAISED,2,2026-04-01T12:00:00Z,,,\n${unread("NOT_RAISED")}`, { keepGood: true });
  expect(report).toMatchObject({ new: 1, completenessHeld: true });
  expect(await completeness("NOT_RAISED")).toMatchObject([{ at: new Date("2026-03-01T12:00:00Z") }]);
});

test("a dealer of whom nothing was known is complete through nothing while bad rows are left out", async () => {
  await trial.run(`${header}\nCLAIMS_NOTHING,1,2026-04-01T12:00:00Z,,,\n${unread("SOMEBODY")}`, { keepGood: true });
  expect(await completeness("CLAIMS_NOTHING")).toEqual([{ record_kind: "OPPORTUNITY", at: new Date("1970-01-01T00:00:00Z") }]);
});

test("a known dealer of whom every row is bad is complete through nothing", async () => {
  await query("INSERT INTO dealer (id, name) VALUES ($1, 'Known')", "ALL_BAD");
  await trial.run(`${header}\nGOOD,1,2026-04-01T12:00:00Z,,,\n${unread("ALL_BAD")}`, { keepGood: true });
  expect(await completeness("ALL_BAD")).toMatchObject([{ at: new Date("1970-01-01T00:00:00Z") }]);
});

test("the report says that completeness was not raised, and what to do", async () => {
  const report = await trial.run(`${header}\nTOLD,1,2026-04-01T12:00:00Z,,,\n${unread("TOLD")}`, { keepGood: true });
  expect(reportText([report])).toContain(
    "No month becomes final by this import, because rows are missing: mend them in the file and import it again, or give --complete-through.",
  );
});

test("records without bad rows become more complete where good rows are kept", async () => {
  const report = await trial.run(`${header}\nALL_GOOD,1,2026-04-01T12:00:00Z,,,\n`, { keepGood: true });
  expect(report).toMatchObject({ completenessHeld: false });
  expect(await completeness("ALL_GOOD")).toMatchObject([{ at: new Date("2026-04-01T12:00:00Z") }]);
});

test("records are complete through the instant that is given, bad rows or not", async () => {
  const through = new Date("2026-04-15T00:00:00Z");
  const file = `${header}\nSAID_SO,1,2026-04-01T12:00:00Z,,,\n${unread("SAID_SO")}`;
  expect(await trial.run(file, { keepGood: true, completeThrough: through })).toMatchObject({ completenessHeld: false });
  expect(await completeness("SAID_SO")).toMatchObject([{ at: through }]);
});

test("a dealer without rows in the file stays as complete as it was", async () => {
  await trial.run(`${header}\nLEFT,1,2026-02-01T12:00:00Z,,,\n`);
  await trial.run(`${header}\nWENT_ON,1,2026-03-01T12:00:00Z,,,\n`, { completeThrough: new Date("2026-04-01T00:00:00Z") });
  expect(await completeness("LEFT")).toMatchObject([{ at: new Date("2026-02-01T12:00:00Z") }]);
});

test("all dealers are complete through the instant that is given, where it is given for all", async () => {
  const through = new Date("2026-05-01T00:00:00Z");
  await trial.run(`${header}\nWITHOUT_ROWS,1,2026-02-01T12:00:00Z,,,\n`);
  await trial.run(`${header}\nWITH_ROWS,1,2026-03-01T12:00:00Z,,,\n`, { completeThrough: through, allDealers: true });
  expect(await completeness("WITHOUT_ROWS")).toMatchObject([{ at: through }]);
  expect(await completeness("WITH_ROWS")).toMatchObject([{ at: through }]);
});

test("a dealer that follows the clock goes on so, where an instant is given for all", async () => {
  await query("INSERT INTO dealer (id, name) VALUES ($1, 'Clock')", "CLOCK");
  await trial.run(`${header}\nIMPORTED,1,2026-03-01T12:00:00Z,,,\n`, {
    completeThrough: new Date("2026-04-01T00:00:00Z"),
    allDealers: true,
  });
  expect(await completeness("CLOCK")).toEqual([]);
});

test("no dealer becomes less complete by an instant that is given for all", async () => {
  await trial.run(`${header}\nFURTHER,1,2026-03-01T12:00:00Z,,,\n`, { completeThrough: new Date("2026-05-15T00:00:00Z") });
  await trial.run(`${header}\nBEHIND,1,2026-03-01T12:00:00Z,,,\n`, {
    completeThrough: new Date("2026-04-01T00:00:00Z"),
    allDealers: true,
  });
  expect(await completeness("FURTHER")).toMatchObject([{ at: new Date("2026-05-15T00:00:00Z") }]);
});

test("records of another kind do not become complete", async () => {
  await query("INSERT INTO record_completeness VALUES ($1, 'WORK_ORDER', '2026-01-01T00:00:00Z')", "OTHER_KIND");
  await trial.run(`${header}\nANY,1,2026-03-01T12:00:00Z,,,\n`, { completeThrough: new Date("2026-04-01T00:00:00Z"), allDealers: true });
  expect(await completeness("OTHER_KIND")).toMatchObject([{ record_kind: "WORK_ORDER", at: new Date("2026-01-01T00:00:00Z") }]);
});

test("all dealers cannot be complete through an instant that is not given", async () => {
  const { message } = await trial.refusal(`${header}\n`, { allDealers: true });
  expect(message).toBe("All dealers: expected an instant that they are complete through.");
});
