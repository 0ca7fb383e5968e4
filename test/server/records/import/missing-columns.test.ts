import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ImportTrial, oneRow } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const assigned = { id: "1", assigned_at: "2026-03-01T12:00:00Z" };
const accepted = { ...assigned, response: "ACCEPTED", responded_at: "2026-03-01T13:00:00Z" };
const completed = { ...accepted, outcome: "COMPLETED", outcome_at: "2026-03-02T13:00:00Z", close_reason: "DONE" };
const full = { ...completed, request: "R7", expires_at: "2026-03-05T12:00:00Z", status_updated_at: "2026-03-02T00:00:00Z" };

test("columns that the file does not have stay as they are", async () => {
  await trial.run(oneRow({ dealer: "STAY", ...full }));
  const report = await trial.run(oneRow({ dealer: "STAY", ...assigned, request: "R8" }));
  expect(report).toMatchObject({ new: 0, changed: 1 });
  expect(await trial.stored("STAY")).toMatchObject([
    {
      request_id: "R8",
      expires_at: "2026-03-05T12:00:00.000Z",
      response: "ACCEPTED",
      outcome: "COMPLETED",
      close_reason: "DONE",
      status_updated_at: "2026-03-02T00:00:00.000Z",
    },
  ]);
});

test("a row that differs only in columns that the file does not have is unchanged", async () => {
  await trial.run(oneRow({ dealer: "SAME", ...full }));
  expect(await trial.run(oneRow({ dealer: "SAME", ...assigned }))).toMatchObject({ changed: 0, unchanged: 1 });
});

test("a column that the file has blank becomes blank", async () => {
  await trial.run(oneRow({ dealer: "BLANK", ...full }));
  await trial.run(oneRow({ dealer: "BLANK", ...assigned, close_reason: "", expires_at: "" }));
  expect(await trial.stored("BLANK")).toMatchObject([{ close_reason: null, expires_at: "2026-03-03T12:00:00.000Z", outcome: "COMPLETED" }]);
});

test("a new row has defaults where the file has no column, beside rows that keep theirs", async () => {
  await trial.run(oneRow({ dealer: "NEW", ...full }));
  await trial.run(`${oneRow({ dealer: "NEW", ...assigned })}NEW,2,2026-03-01T12:00:00Z\n`);
  expect(await trial.stored("NEW")).toMatchObject([
    { id: "1", expires_at: "2026-03-05T12:00:00.000Z", response: "ACCEPTED" },
    { id: "2", expires_at: "2026-03-03T12:00:00.000Z", response: null },
  ]);
});

test("an ignored column stays as it is", async () => {
  const dealers = { create: true, timeZone: "UTC", currency: "USD" };
  await trial.run(oneRow({ dealer: "IGNORED", ...full }));
  await trial.run(oneRow({ dealer: "IGNORED", ...assigned, request: "R9" }), { mapping: { dealers, ignore: ["request"] } });
  expect(await trial.stored("IGNORED")).toMatchObject([{ request_id: "R7" }]);
});

test("a constant of the mapping is written to what is stored", async () => {
  const dealers = { create: true, timeZone: "UTC", currency: "USD" };
  await trial.run(oneRow({ dealer: "CONSTANT", ...full }));
  await trial.run(oneRow({ dealer: "CONSTANT", ...assigned }), { mapping: { dealers, columns: { request: { constant: "NONE" } } } });
  expect(await trial.stored("CONSTANT")).toMatchObject([{ request_id: "NONE" }]);
});

test("what the file says is judged with what is stored", async () => {
  await trial.run(oneRow({ dealer: "JUDGED", ...accepted }));
  const end = { outcome: "COMPLETED", outcome_at: "2026-03-02T13:00:00Z" };
  expect(await trial.run(oneRow({ dealer: "JUDGED", ...assigned, ...end }))).toMatchObject({ changed: 1 });
  expect(await trial.stored("JUDGED")).toMatchObject([{ response: "ACCEPTED", outcome: "COMPLETED" }]);
});

const counts = (column: string) => `; the file has no "${column}", so the stored one counts`;

test.each([
  [
    "a decline of what is completed",
    { ...assigned, response: "REJECTED", responded_at: "2026-03-01T13:00:00Z" },
    [["outcome", "COMPLETED", `blank, unless the response is ACCEPTED${counts("outcome")}`]],
  ],
  [
    "an answer taken back without its time",
    { ...assigned, response: "" },
    [
      ["outcome", "COMPLETED", `blank, unless the response is ACCEPTED${counts("outcome")}`],
      ["responded_at", "2026-03-01T13:00:00.000Z", `blank, unless the response is ACCEPTED or REJECTED${counts("responded_at")}`],
    ],
  ],
  [
    "a time of answer taken away alone",
    { ...assigned, responded_at: "" },
    [["responded_at", null, `a time, because there is an answer${counts("response")}`]],
  ],
  [
    "an outcome taken back without its time",
    { ...assigned, outcome: "" },
    [
      ["close_reason", "DONE", `blank, unless the outcome is COMPLETED${counts("close_reason")}`],
      ["outcome_at", "2026-03-02T13:00:00.000Z", `blank, because there is no outcome${counts("outcome_at")}`],
    ],
  ],
  [
    "an assignment after the answer",
    { ...assigned, assigned_at: "2026-03-01T13:00:00.001Z" },
    [["responded_at", "2026-03-01T13:00:00.000Z", `not before assigned_at${counts("responded_at")}`]],
  ],
  [
    "an assignment after the expiry",
    { ...assigned, assigned_at: "2026-03-06T00:00:00Z" },
    [
      ["expires_at", "2026-03-05T12:00:00.000Z", `not before assigned_at${counts("expires_at")}`],
      ["responded_at", "2026-03-01T13:00:00.000Z", `not before assigned_at${counts("responded_at")}`],
    ],
  ],
  [
    "a decline reason of what is accepted",
    { ...assigned, decline_reason: "FAR" },
    [["decline_reason", "FAR", `blank, unless the response is REJECTED${counts("response")}`]],
  ],
])("%s is refused with its place where the file does not have all columns", async (dealer, row, expected) => {
  await trial.run(oneRow({ dealer, ...full }));
  const { errors } = await trial.refusal(oneRow({ dealer, ...row }));
  expect(errors).toEqual(expected.map(([column, value, text]) => ({ line: 2, column, value, expected: text })));
});

test("of a new row nothing is stored that could count", async () => {
  const { errors } = await trial.refusal(oneRow({ dealer: "NOTHING", ...assigned, response: "ACCEPTED" }));
  expect(errors).toEqual([{ line: 2, column: "responded_at", value: null, expected: "a time, because there is an answer" }]);
});

test("good rows land where others contradict what is stored", async () => {
  await trial.run(oneRow({ dealer: "KEEP", ...full }));
  const file = `${oneRow({ dealer: "KEEP", ...assigned, response: "" })}KEEP,2,2026-03-01T12:00:00Z,\n`;
  expect(await trial.run(file, { keepGood: true })).toMatchObject({ new: 1, bad: 1, errorCount: 2 });
});

test("an impossible date does not hide what is stored", async () => {
  await trial.run(oneRow({ dealer: "CAREFUL", ...accepted }));
  const end = { outcome: "COMPLETED", outcome_at: "2026-03-02T13:00:00Z" };
  const file = `${oneRow({ dealer: "CAREFUL", ...assigned, ...end })}CAREFUL,2,2026-02-30T12:00:00Z,,\n`;
  expect(await trial.run(file, { keepGood: true })).toMatchObject({ changed: 1, bad: 1 });
});

test("in JSON Lines a key that no line has stays as it is", async () => {
  await trial.run(oneRow({ dealer: "NO_KEY", ...full }));
  await trial.run(JSON.stringify({ dealer: "NO_KEY", ...assigned, request: "R8" }), { name: "records.jsonl" });
  expect(await trial.stored("NO_KEY")).toMatchObject([{ request_id: "R8", response: "ACCEPTED", close_reason: "DONE" }]);
});

test.each([
  ["null", [{ ...assigned, close_reason: null }]],
  ["absent from one line and not from another", [assigned, { ...assigned, id: "2", close_reason: null }]],
])("in JSON Lines a key that is %s becomes blank", async (dealer, rows) => {
  await trial.run(oneRow({ dealer, ...full }));
  await trial.run(rows.map((row) => JSON.stringify({ dealer, ...row })).join("\n"), { name: "records.jsonl" });
  expect(await trial.stored(dealer)).toMatchObject([
    { id: "1", close_reason: null, outcome: "COMPLETED" },
    ...rows.slice(1).map(({ id }) => ({ id })),
  ]);
});

test("in JSON Lines a needed key that no line has is an error of every line", async () => {
  const { errors } = await trial.refusal('{"dealer":"NEEDED","id":"1"}\n{"dealer":"NEEDED","id":"2"}', { name: "records.jsonl" });
  expect(errors).toEqual([1, 2].map((line) => ({ line, column: "assigned_at", value: null, expected: "a value" })));
});

test("in JSON Lines a constant for lines without a key is written where no line has it", async () => {
  const columns = { request: { constant: "NONE", when: { column: "ticket", filled: false } } };
  const mapping = { dealers: { create: true, timeZone: "UTC", currency: "USD" }, columns };
  await trial.run(oneRow({ dealer: "UNFILLED", ...full }));
  await trial.run(JSON.stringify({ dealer: "UNFILLED", ...assigned }), { name: "records.jsonl", mapping });
  expect(await trial.stored("UNFILLED")).toMatchObject([{ request_id: "NONE" }]);
});

test("stored events in columns that the file does not have are no sign of its completeness", async () => {
  await trial.run(`${oneRow({ dealer: "SIGN", ...full })}SIGN,2${",".repeat(8)}\n`, { keepGood: true });
  await trial.run(oneRow({ dealer: "SIGN", ...assigned }));
  const select = "SELECT complete_through AS at FROM record_completeness WHERE dealer_id = 'SIGN'";
  expect(await trial.database.dataSource.query(select)).toEqual([{ at: new Date("2026-03-01T12:00:00Z") }]);
});

test("a record that another process changes meanwhile is not made to contradict itself", async () => {
  await trial.run(oneRow({ dealer: "MEANWHILE", ...accepted }));
  const other = new pg.Client({ connectionString: trial.database.url });
  await other.connect();
  try {
    await other.query("BEGIN; UPDATE opportunity SET response = NULL, responded_at = NULL WHERE dealer_id = 'MEANWHILE'");
    const refused = trial.refusal(oneRow({ dealer: "MEANWHILE", ...assigned, response: "REJECTED" }));
    await vi.waitFor(async () => {
      const waiting = await other.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
      expect(waiting.rowCount).toBe(1);
    }, 10_000);
    await other.query("COMMIT");
    expect((await refused).message).toBe(
      "Some of the records were written by another process meanwhile. Nothing has changed; import again.",
    );
  } finally {
    await other.end();
  }
});
