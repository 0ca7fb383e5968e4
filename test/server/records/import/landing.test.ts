import { readFile } from "node:fs/promises";
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

test("the same file twice changes nothing and says so", async () => {
  const file = `${header}\nTWICE,1,2026-03-01T12:00:00Z,,,\nTWICE,2,2026-03-02T12:00:00Z,ACCEPTED,2026-03-02T13:00:00Z,\n`;
  expect(await trial.run(file)).toMatchObject({ rows: 2, new: 2, changed: 0, unchanged: 0, dealersCreated: 1 });
  expect(await trial.run(file)).toMatchObject({ rows: 2, new: 0, changed: 0, unchanged: 2, dealersCreated: 0 });
});

function versions(dealer: string): Promise<{ id: string; version: string }[]> {
  return query("SELECT id, xmin::text AS version FROM opportunity WHERE dealer_id = $1 ORDER BY id", dealer);
}

test("an unchanged row is not written again", async () => {
  await trial.run(`${header}\nSTILL,1,2026-03-01T12:00:00Z,,,\nSTILL,2,2026-03-01T12:00:00Z,,,\n`);
  const [first, second] = await versions("STILL");
  await trial.run(`${header}\nSTILL,1,2026-03-01T12:00:00Z,,,\nSTILL,2,2026-03-01T12:00:00Z,ACCEPTED,2026-03-01T13:00:00Z,\n`);
  const [firstAfter, secondAfter] = await versions("STILL");
  expect(firstAfter).toEqual(first);
  expect(secondAfter?.version).not.toBe(second?.version);
});

test("new, changed and unchanged rows of one file are told apart", async () => {
  await trial.run(`${header}\nMIX,1,2026-03-01T12:00:00Z,,,\nMIX,2,2026-03-01T12:00:00Z,,,\n`);
  const report = await trial.run(
    `${header}\nMIX,3,2026-03-01T12:00:00Z,,,\nMIX,2,2026-03-01T12:00:00Z,REJECTED,2026-03-01T13:00:00Z,\nMIX,1,2026-03-01T12:00:00Z,,,\n`,
  );
  expect(report).toMatchObject({ rows: 3, new: 1, changed: 1, unchanged: 1 });
  expect((await trial.stored("MIX")).map(({ id, response }) => [id, response])).toEqual([
    ["1", null],
    ["2", "REJECTED"],
    ["3", null],
  ]);
});

test("a key that comes twice is an error at both lines, each naming the other", async () => {
  const { errors } = await trial.refusal(
    `${header}\nTWO,1,2026-03-01T12:00:00Z,,,\nTWO,2,2026-03-01T12:00:00Z,,,\nTWO,1,2026-03-01T12:00:00Z,,,\n`,
  );
  expect(errors).toEqual([
    { line: 2, column: "id", value: "1", expected: "the dealer's id once in the file; line 4 has it too" },
    { line: 4, column: "id", value: "1", expected: "the dealer's id once in the file; line 2 has it too" },
  ]);
});

test("two dealers may use the same id", async () => {
  expect(await trial.run(`${header}\nONE_OF,1,2026-03-01T12:00:00Z,,,\nOTHER_OF,1,2026-03-01T12:00:00Z,,,\n`)).toMatchObject({ new: 2 });
});

test("with good rows kept, they land and bad ones come back with line and reason", async () => {
  const report = await trial.run(`${header}\nHALF,1,2026-03-01T12:00:00Z,,,\nHALF,"2",31/3/2026,,,\nHALF,3,2026-03-01T12:00:00Z\n`, {
    keepGood: true,
    name: "half.csv",
  });
  expect(report).toMatchObject({ rows: 3, new: 1, bad: 2 });
  expect(await readFile(report.badRowsFile ?? "", "utf8")).toBe(
    '\ufeffimport_line,import_reason,"dealer","id","assigned_at","response","responded_at","expires_at"\n' +
      "3,assigned_at: expected a time such as 2026-03-31T09:30:00+01:00,HALF,2,31/3/2026,,,\n" +
      '4,"expected 6 values, as in the header; there are 3","HALF,3,2026-03-01T12:00:00Z",,,,,\n',
  );
});

test("a mended file of bad rows can be imported as it is", async () => {
  const report = await trial.run(`${header}\nMENDED,Zoë,31/3/2026,,,\n`, {
    keepGood: true,
    name: "mended.csv",
    mapping: { encoding: "utf-8", dealers: { create: true, timeZone: "UTC", currency: "USD" } },
  });
  const bad = await readFile(report.badRowsFile ?? "", "utf8");
  const mapping = { encoding: "latin1", dealers: { create: true, timeZone: "UTC", currency: "USD" } };
  await trial.run(bad.replace("31/3/2026", "2026-03-31T00:00:00Z"), { mapping });
  expect(await trial.stored("MENDED")).toMatchObject([{ id: "Zoë" }]);
});

test("bad JSON lines come back as JSON lines", async () => {
  const report = await trial.run('{"dealer":"JSON","id":"a\\"b"}\n{"dealer":\n', { keepGood: true, name: "half.jsonl" });
  const lines = (await readFile(report.badRowsFile ?? "", "utf8")).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { import_line: "1", import_reason: "assigned_at: expected a value", dealer: "JSON", id: 'a"b' },
    { import_line: "2", import_reason: 'expected one JSON object a line, such as {"dealer": "…"}', import_text: '{"dealer":' },
  ]);
});

test("an impossible date does not keep good rows from landing, one import after another", async () => {
  for (const id of ["1", "2"]) {
    const file = `${header}\nIMPOSSIBLE,${id},2026-03-01T12:00:00Z,,,\nIMPOSSIBLE,never,2026-02-30T12:00:00Z,,,\n`;
    expect(await trial.run(file, { keepGood: true })).toMatchObject({ new: 1, bad: 1 });
  }
});

test("a dealer of whom every row is bad is not created", async () => {
  await trial.run(`${header}\nALL_BAD,1,never,,,\n`, { keepGood: true });
  expect(await query("SELECT FROM dealer WHERE id = $1", "ALL_BAD")).toEqual([]);
});

test("all errors are in a file, the first hundred in the answer", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => `MANY,${index},never,,,`).join("\n");
  const { errors, details } = await trial.refusal(`${header}\n${rows}\n`, { name: "many.csv" });
  const lines = (await readFile(String(details["errorsFile"]), "utf8")).trim().split("\n");
  expect(errors).toHaveLength(100);
  expect(details["errorCount"]).toBe(1000);
  expect(lines.slice(0, 2)).toEqual([
    "file,line,column,value,expected",
    "many.csv,2,assigned_at,never,a time such as 2026-03-31T09:30:00+01:00",
  ]);
  expect(lines).toHaveLength(1001);
});

test("a value that a spreadsheet would run does not run from the file of errors", async () => {
  const { details } = await trial.refusal(`${header}\nFORMULA,1,=1+1,,,\n`, { name: "formula.csv" });
  expect(await readFile(String(details["errorsFile"]), "utf8")).toContain(",'=1+1,");
});

test("every error of a row is named, in the order of lines", async () => {
  const { errors } = await trial.refusal(`${header}\nMORE,1,never,MAYBE,,\n,2,2026-03-01T12:00:00Z,,,\n`);
  expect(errors.map(({ line, column }) => [line, column])).toEqual([
    [2, "assigned_at"],
    [2, "response"],
    [3, "dealer"],
  ]);
});

test("two imports at once wait for each other", async () => {
  const file = `${header}\nAT_ONCE,1,2026-03-01T12:00:00Z,,,\n`;
  const reports = await Promise.all([trial.run(file), trial.run(file)]);
  expect(reports.map((report) => report.new).toSorted((one, other) => one - other)).toEqual([0, 1]);
});

test("progress counts bytes up to the size of the file, then checks, then writes", async () => {
  const seen: string[] = [];
  await trial.run(`${header}\nPROGRESS,1,2026-03-01T12:00:00Z,,,\n`, {
    onProgress: ({ stage, bytes, size }) => seen.push(`${stage} ${bytes === size}`),
  });
  expect(seen).toEqual(["READING true", "CHECKING true", "WRITING true"]);
});
