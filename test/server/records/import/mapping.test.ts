import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { staffImport } from "server/features/records/import/kinds/staff.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const dealers = { create: true, timeZone: "UTC", currency: "USD" };
const at = "2026-03-01T12:00:00Z";
const later = "2026-03-01T13:00:00Z";

interface Case {
  readonly columns?: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly ignore?: readonly string[];
  readonly header: string;
  readonly row: string;
  readonly expected: Readonly<Record<string, string | null>>;
}

const won = { from: "state", values: { Won: "ACCEPTED", Lost: "REJECTED", Open: null } };

test.each<[string, Case]>([
  ["a column may have another name", { columns: { request: "Auftrag" }, header: "Auftrag", row: "R7", expected: { request_id: "R7" } }],
  [
    "the first filled of several columns counts",
    { columns: { request: ["a", "b", "c"] }, header: "a,b,c", row: " ,two,three", expected: { request_id: "two" } },
  ],
  [
    "of several columns a constant may be the last",
    { columns: { request: ["a", { constant: "NONE" }] }, header: "a", row: "", expected: { request_id: "NONE" } },
  ],
  [
    "a constant holds for every row",
    {
      columns: { response: { constant: "ACCEPTED" }, responded_at: "seen" },
      header: "seen",
      row: later,
      expected: { response: "ACCEPTED" },
    },
  ],
  [
    "a constant may depend on a value",
    {
      columns: { response: won, decline_reason: { constant: "NOT_STATED", when: { column: "state", is: "Lost" } } },
      header: "state,responded_at",
      row: `Lost,${later}`,
      expected: { response: "REJECTED", decline_reason: "NOT_STATED" },
    },
  ],
  [
    "a constant stays away where the value is another",
    {
      columns: { response: won, decline_reason: { constant: "NOT_STATED", when: { column: "state", is: "Lost" } } },
      header: "state,responded_at",
      row: `Won,${later}`,
      expected: { response: "ACCEPTED", decline_reason: null },
    },
  ],
  [
    "a column may be set when another is filled",
    {
      columns: { response: { constant: "ACCEPTED", when: { column: "seen", filled: true } }, responded_at: "seen" },
      header: "seen",
      row: "",
      expected: { response: null, responded_at: null },
    },
  ],
  [
    "a column may be set when another is blank",
    {
      columns: { request: { constant: "NONE", when: { column: "a", filled: false } } },
      header: "a",
      row: "",
      expected: { request_id: "NONE" },
    },
  ],
  ["a value may stand for nothing", { columns: { response: won }, header: "state", row: "Open", expected: { response: null } }],
  [
    "other values may be kept",
    { columns: { request: { from: "a", values: { x: "y" }, otherValues: "KEEP" } }, header: "a", row: "z", expected: { request_id: "z" } },
  ],
  [
    "other values may be left out",
    {
      columns: { request: { from: "a", values: { x: "y" }, otherValues: "BLANK" } },
      header: "a",
      row: "z",
      expected: { request_id: null },
    },
  ],
  [
    "a word may stand for a missing value",
    { missing: ["?", "NA"], header: "request,decline_reason", row: "?, NA ", expected: { request_id: null, decline_reason: null } },
  ],
  ["an ignored column is not read", { ignore: ["request"], header: "request", row: "R", expected: { request_id: null } }],
  [
    "a column that the mapping uses elsewhere does not feed its namesake",
    { columns: { request: "outcome" }, header: "outcome", row: "R", expected: { request_id: "R", outcome: null } },
  ],
])("%s", async (dealer, { header, row, expected, ...mapping }) => {
  await trial.run(`dealer,id,assigned_at,${header}\n${dealer},1,${at},${row}\n`, { mapping: { dealers, ...mapping } });
  expect(await trial.stored(dealer)).toMatchObject([expected]);
});

test("a value that the mapping does not know is an error, unless it says what to do", async () => {
  const { errors } = await trial.refusal(`dealer,id,assigned_at,state\nUNMAPPED,1,${at},Pending\n`, {
    mapping: { dealers, columns: { response: won } },
  });
  expect(errors).toEqual([{ line: 2, column: "state", value: "Pending", expected: "Won, Lost, Open or blank" }]);
});

test("a column that the mapping names must be in the file", async () => {
  const { message } = await trial.refusal("dealer,id,assigned_at\n", { mapping: { dealers, columns: { request: "Auftrag" } } });
  expect(message).toContain('column "Auftrag" is named by the mapping and is not in the file');
});

test("a mapping may not set a column that the kind does not have", async () => {
  const { message } = await trial.refusal("dealer,id,assigned_at\n", { mapping: { dealers, columns: { colour: "a" } } });
  expect(message).toContain("The mapping sets colour; the columns of opportunities are dealer, id,");
});

test.each([
  ["of all columns", { dateFormat: "D/M/YYYY" }],
  ["of one column", { columns: { assigned_at: { from: "assigned_at", dateFormat: ["ISO", "XLSX"] } } }],
])("local times %s need a time zone", async (_, mapping) => {
  const { message } = await trial.refusal("dealer,id,assigned_at\n", { mapping });
  expect(message).toBe('The mapping reads assigned_at in a date format without an offset; expected an IANA "timeZone" too.');
});

test("local days need no time zone", async () => {
  const mapping = { dealers, dateFormat: "D/M/YYYY" };
  expect(await trial.run("dealer,id,hired_on\nDAYS,1,31/3/2020\n", { kind: staffImport, mapping })).toMatchObject({ new: 1 });
});

async function mappingRefusal(mapping: unknown): Promise<string> {
  const file = join(trial.folder, "mapping.json");
  await writeFile(file, typeof mapping === "string" ? mapping : JSON.stringify(mapping));
  const refused: unknown = await readMapping(file).catch((error: unknown) => error);
  return refused instanceof Error ? refused.message : "";
}

test.each([
  ["a mapping that is not JSON", "{", "the mapping is not JSON"],
  ["a misspelt key", { colums: {} }, 'Unrecognized key: "colums"'],
  ["an unknown time zone", { timeZone: "Mars/Olympus" }, 'timeZone: "Mars/Olympus": expected an IANA time zone such as Europe/Paris'],
  ["an unknown date format", { dateFormat: "D M Y", timeZone: "UTC" }, 'dateFormat.0: "D M Y"'],
  [
    "a source that is column and constant",
    { columns: { id: { from: "a", constant: "b" } } },
    '"from":"a","constant":"b","otherValues":"REFUSE"}: expected one of "from", "constant" and "sum"',
  ],
  ["a number for a column", { columns: { id: 5 } }, "columns.id.0: 5: expected a column of the file or an object"],
  [
    "a condition without a test",
    { columns: { id: { constant: "a", when: { column: "b" } } } },
    'columns.id.0.when: {"column":"b"}: expected either "is" or "filled"',
  ],
  [
    "a currency in words",
    { dealers: { ...dealers, currency: "dollars" } },
    'dealers.currency: "dollars": expected an ISO 4217 code such as USD',
  ],
  ["dealers created nowhere", { dealers: { create: true, currency: "USD" } }, "dealers.timeZone: missing"],
])("%s is refused with place, value and what is expected", async (_, mapping, message) => {
  expect(await mappingRefusal(mapping)).toContain(message);
});

test("all faults of a mapping are named at once", async () => {
  expect(await mappingRefusal({ timeZone: "Mars/Olympus", encoding: "ebcdic" })).toMatch(/timeZone[\s\S]*encoding/);
});

test("a time zone that the database does not know is refused", async () => {
  const mapping = { dealers: { ...dealers, timeZone: "europe/paris" } };
  await expect(trial.run("dealer,id,assigned_at\n", { mapping })).rejects.toThrow(/time ?zone/i);
});
