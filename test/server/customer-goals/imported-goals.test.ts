import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles, type ImportOutcome } from "server/features/records/import/import-files.ts";
import { readFolder } from "server/features/records/import/import-folder.ts";
import { rehearseImport } from "server/features/records/import/rehearse-import.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { agree, goalOf, send, withCustomer } from "../../support/customer-goals.ts";
import { LiveTrial } from "../records/import/live-trial.ts";

const now = "2026-06-15T12:00:00.000Z";
const staff = mintDealerScope({ kind: "STAFF" });
let api: ApiServer;
let folder: string;
beforeAll(async () => {
  api = await createApiServer(now);
  folder = await mkdtemp(join(tmpdir(), "imported-goals-"));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

const dealerWithCustomer = async () => withCustomer(api, await newDealer(api.database.dataSource, { timeZone: "America/Chicago" }));

const goalFile = (dealer: string, target = "200") =>
  `dealer,id,customer,name,unit,direction,baseline,target,set_on,due_on\n${dealer},output,customer,Output,pieces a month,UP,100,${target},2026-01-01,2026-12-31\n`;

/** A goal, two readings, a case study and an agreement of a dealer. */
const set = (dealer: string) => ({
  "customer-goals.csv": goalFile(dealer),
  "customer-goal-readings.csv": `dealer,id,goal,read_on,value,note\n${dealer},one,output,2026-03-01,80,\n${dealer},two,output,2026-04-01,150,By the counter\n`,
  "case-studies.csv": `dealer,id,goal,staff,happened_on,understood,done,principle\n${dealer},story,output,technician,2026-03-15,It waits,It starts,Ask\n`,
  "outcome-agreements.csv": `dealer,id,contract,goals,since,until\n${dealer},agreement,contract,output,2026-01-01,2026-06-30\n`,
});

async function written(files: Readonly<Record<string, string>>) {
  const own = await mkdtemp(join(folder, "set-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(own, name), content);
  return (await readFolder(own)).files;
}

const options = { now: new Date(now), by: "importer" };
const land = async (files: Readonly<Record<string, string>>): Promise<ImportOutcome> =>
  importFiles(staff, api.database.dataSource, await written(files), options);
const undo = (run: number) => undoImport(staff, api.database.dataSource, run, options);

const agreementOf = async (dealer: string) =>
  (
    await api.ask<{ dealer: { outcomeAgreement: object | null } }>(
      `{ dealer(id: "${dealer}") { outcomeAgreement(id: "agreement") { since until recordedBy contract { internalID } goals { internalID }
        report { goals { progress progressAtStart } } } } }`,
    )
  ).dealer.outcomeAgreement;

test("what came by files is told by the API with its progress, and as of a day from its own day on", async () => {
  const dealer = await dealerWithCustomer();
  const { reports } = await land(set(dealer));
  expect(reports.map(({ kind, new: added, findingCount }) => [kind, added, findingCount])).toEqual([
    ["customer-goals", 1, 0],
    ["customer-goal-readings", 2, 0],
    ["case-studies", 1, 0],
    ["outcome-agreements", 1, 0],
  ]);
  expect(await goalOf(api, dealer)).toMatchObject({
    customerName: "Example Mill",
    baseline: 100,
    target: 200,
    progress: 0.5,
    state: "OPEN",
    recordedBy: null,
    recordedAt: null,
    latest: { internalID: "two", note: "By the counter" },
    caseStudies: { nodes: [{ internalID: "story", before: { on: "2026-03-01", value: 80 }, after: { on: "2026-04-01", value: 150 } }] },
  });
  expect(await agreementOf(dealer)).toEqual({
    since: "2026-01-01",
    until: "2026-06-30",
    recordedBy: null,
    contract: { internalID: "contract" },
    goals: [{ internalID: "output" }],
    report: { goals: [{ progress: 0.5, progressAtStart: 0 }] },
  });
  expect(await goalOf(api, dealer, "2026-01-01T05:59:59.999Z")).toBeNull();
  expect(await goalOf(api, dealer, "2026-01-01T06:00:00.000Z")).toMatchObject({ progress: null });
  expect(await goalOf(api, dealer, "2026-03-31T12:00:00.000Z")).toMatchObject({ progress: -0.2 });
});

test("a dry run changes nothing, the import does what it told, the same again nothing, and an undo takes all of it back", async () => {
  const dealer = await dealerWithCustomer();
  const rehearsed = await rehearseImport(staff, api.database.dataSource, await written(set(dealer)), options);
  expect(rehearsed.changes.map(({ counts }) => counts)).toEqual([{ NEW: 1 }, { NEW: 2 }, { NEW: 1 }, { NEW: 1 }]);
  expect(await goalOf(api, dealer)).toBeNull();
  const { run } = await land(set(dealer));
  const told = await goalOf(api, dealer);
  expect((await land(set(dealer))).reports.map(({ unchanged, changed }) => [unchanged, changed])).toEqual([
    [1, 0],
    [2, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(await goalOf(api, dealer)).toEqual(told);
  expect(await undo(run)).toMatchObject({ removed: 5, restored: 0 });
  expect([await goalOf(api, dealer), await agreementOf(dealer)]).toEqual([null, null]);
});

test("a file is held to what was recorded here, as the API is to what came by a file", async () => {
  const [dealer, other] = [await dealerWithCustomer(), await dealerWithCustomer()];
  await send(api, "setCustomerGoal", { dealerID: dealer });
  await send(api, "setCustomerGoal", { dealerID: other });
  const before = [await goalOf(api, dealer), await goalOf(api, other)];
  expect((await land({ "customer-goals.csv": goalFile(dealer) })).reports).toMatchObject([{ unchanged: 1, new: 0 }]);
  const refused = land({ "customer-goals.csv": goalFile(dealer, "201") });
  await expect(refused).rejects.toMatchObject({
    details: { refused: [{ errors: [{ line: 2, column: "target", value: "201", expected: "200, as recorded here" }] }] },
  });
  expect([await goalOf(api, dealer), await goalOf(api, other)]).toEqual(before);
  await land({ "customer-goal-readings.csv": set(dealer)["customer-goal-readings.csv"] });
  const same = await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: "one", readOn: "2026-03-01", value: 80 });
  const differs = await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: "one", readOn: "2026-03-01", value: 81 });
  expect([same.userErrors, differs.userErrors]).toMatchObject([[], [{ code: "CONFLICT", field: ["input", "readingID"] }]]);
});

test("of one day, a reading that was recorded here counts before one that came by a file", async () => {
  const dealer = await dealerWithCustomer();
  await land(set(dealer));
  await send(api, "addCustomerGoalReading", { dealerID: dealer, readingID: "a", readOn: "2026-04-01", value: 190 });
  expect(await goalOf(api, dealer)).toMatchObject({ progress: 0.9, latest: { internalID: "a" } });
});

test("an import is undone only before something was done here with what it made", async () => {
  const dealer = await dealerWithCustomer();
  const { run } = await land({ "customer-goals.csv": goalFile(dealer) });
  await agree(api, { dealerID: dealer });
  await send(api, "addCustomerGoalReading", { dealerID: dealer });
  await expect(undo(run)).rejects.toThrow("With 1 of them something was done here since");
  expect(await goalOf(api, dealer)).toMatchObject({ progress: 0.3 });
});

test("an undo waits for a reading that is being recorded of a goal, and is refused because of it", async () => {
  const dealer = await dealerWithCustomer();
  const { run } = await land({ "customer-goals.csv": goalFile(dealer) });
  const live = new LiveTrial(api.database.dataSource, dealer);
  const work: Promise<unknown>[] = [];
  await live.during(async (other) => {
    // The id is held until the end, and free then.
    const held =
      "INSERT INTO customer_goal_reading (dealer_id, id, goal_id, read_on, value) VALUES ($1, 'first', 'other', '2026-01-01', 1)";
    await other.query(held, [dealer]);
    work.push(send(api, "addCustomerGoalReading", { dealerID: dealer }));
    await live.waiting(1);
    work.push(undo(run).catch((error: Error) => error.message));
    await live.waiting(2);
    await other.query("DELETE FROM customer_goal_reading WHERE dealer_id = $1", [dealer]);
  });
  const [sent, refused] = await Promise.all(work);
  expect(sent).toMatchObject({ userErrors: [], goal: { progress: 0.3 } });
  expect(refused).toContain("With 1 of them something was done here since");
  expect(await goalOf(api, dealer)).toMatchObject({ progress: 0.3 });
});
