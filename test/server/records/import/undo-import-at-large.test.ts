import fc from "fast-check";
import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { at, type Files, imported, leads, refusal, UndoTrial } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let trial: UndoTrial;
beforeAll(async () => {
  trial = await UndoTrial.open();
});
afterAll(() => trial.close());
beforeEach(() => trial.clear());

const value = fc.constantFrom("yes", "no", "");
const instant = fc.constantFrom(at, "2026-03-05T08:30:00.123Z", "2026-05-31T23:59:59Z");
const key = { dealer: fc.constantFrom("A", "B", "C"), id: fc.integer({ min: 1, max: 6 }) };
const lead = fc.record({ ...key, received_at: instant, contacted: value, sold: value });
const narrowLead = fc.record({ ...key, received_at: instant, sold: value });
const followUp = fc.record({
  ...key,
  due_on: fc.constant("2026-03-30"),
  done_at: fc.constantFrom("2026-05-31T12:00:00Z", "2026-03-31T12:00:00Z"),
  reached: fc.constant("yes"),
  satisfied: value,
});
const partLine = fc.record({ ...key, sold_value: fc.constantFrom("1.50", "1.5", "7", "") });

/** A file of some rows, each with a key of its own. */
function fileOf<Row extends { readonly dealer: string; readonly id: number }>(kind: string, row: fc.Arbitrary<Row>, header: string) {
  return fc
    .uniqueArray(row, { maxLength: 12, selector: ({ dealer, id }) => `${dealer} ${id}` })
    .map((rows) => [kind, [header, ...rows.map((each) => Object.values(each).join(",")), ""].join("\n")] as const);
}

const randomSet: fc.Arbitrary<Files> = fc.tuple(
  fileOf("leads", lead, "dealer,id,received_at,contacted,sold"),
  fileOf("follow-ups", followUp, "dealer,id,due_on,done_at,reached,satisfied"),
  fileOf("part-lines", partLine, "dealer,id,sold_value"),
  fileOf("leads", narrowLead, "dealer,id,received_at,sold"),
);

test("imports of random files are undone, newest first, to what every table held before each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomSet, { minLength: 1, maxLength: 4 }), async (sets) => {
      const states: { id: number; before: object }[] = [];
      for (const set of sets) {
        const before = await trial.records();
        states.push({ before, id: await trial.land(set) });
      }
      for (const { id, before } of states.toReversed()) {
        await trial.undo(id);
        expect(await trial.records()).toEqual(before);
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 8) },
  );
}, 900_000);

test("an undo waits for an import that is under way, and is then refused because of it", async () => {
  const { dataSource } = trial.database;
  const first = await trial.land(leads(`A,1,${at},,`));
  const other = dataSource.createQueryRunner();
  await other.connect();
  await other.startTransaction();
  // What an import holds until its end.
  await other.query("SELECT pg_advisory_xact_lock(hashtextextended('import', 0))");
  const [importing, undoing] = [trial.land(leads(`A,1,${at},yes,`)), refusal(trial.undo(first))];
  await expect
    .poll(async () => (await dataSource.query<object[]>("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).length)
    .toBe(2);
  await other.commitTransaction();
  await other.release();
  await importing;
  const outcome = await undoing;
  // Either may be first; neither leaves the other half done.
  const stored = await dataSource.query<object[]>("SELECT contacted FROM lead");
  expect(outcome === "nothing was refused" || outcome.includes("Import 2 changed 1 of them")).toBe(true);
  expect(stored).toEqual([{ contacted: true }]);
});

test("nothing is published while an undo is under way", async () => {
  const { dataSource } = trial.database;
  await trial.land(leads(`A,1,2025-12-01T12:00:00Z,yes,`, "A,2,2026-05-31T12:00:00Z,,"));
  const other = dataSource.createQueryRunner();
  await other.connect();
  await other.startTransaction();
  await other.query("SELECT pg_advisory_xact_lock(hashtextextended('publish', 0))");
  const publishing = publishResults(staff, dataSource, imported);
  await expect
    .poll(async () => (await dataSource.query<object[]>("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).length)
    .toBe(1);
  expect(await dataSource.query("SELECT FROM metric_result")).toEqual([]);
  await other.commitTransaction();
  await other.release();
  expect(await publishing).toBeGreaterThan(0);
});

const manyLeads = (count: number, contacted: string): Files => {
  const lines = Array.from({ length: count }, (_, index) => `D${index % 7},${index},${at},${contacted}`);
  return [["leads", `dealer,id,received_at,contacted\n${lines.join("\n")}\n`]];
};

const hashOfLeads = () => trial.database.dataSource.query<object[]>("SELECT count(*), bit_xor(hash_record_extended(lead, 0)) FROM lead");

test("100,000 changed and 100,000 new records are undone within a minute", async () => {
  await trial.land(manyLeads(100_000, ""));
  const before = await hashOfLeads();
  const id = await trial.land(manyLeads(200_000, "yes"));
  const started = performance.now();
  expect(await trial.undo(id)).toMatchObject({ removed: 100_000, restored: 100_000 });
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(await hashOfLeads()).toEqual(before);
}, 240_000);
