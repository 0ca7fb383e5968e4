import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const dealers = { create: true, timeZone: "UTC", currency: "USD" };
const header = "dealer,id,assigned_at,request";
const at = "2026-03-01T12:00:00Z";
const good = (dealer: string, id: string) => `${dealer},${id},${at},`;

test.each([
  ["an empty file", "", "the file is empty; a header row is expected"],
  ["a byte order mark alone", "\ufeff", "the file is empty; a header row is expected"],
  ["a header that names a column twice", `${header},id\n`, 'column "id" appears twice'],
  ["a header with a blank name", "dealer,id,assigned_at,\n", "value 4 of the header is blank; a name is expected"],
  ["a header without a needed column", "dealer,assigned_at\n", 'column "id" is needed and is not in the file'],
  ["a header with an unknown column", "dealer,id,assigned_at,colour\n", 'column "colour" is not known'],
  ["a header that another delimiter splits", "dealer;id;assigned_at\n", 'column "dealer;id;assigned_at" is not known'],
  ["a header whose quote never closes", '"dealer,id,assigned_at\n', "expected a closing quote"],
])("%s is refused", async (_, content, message) => {
  expect((await trial.refusal(content)).message).toContain(message);
});

test("all faults of a header are named at once", async () => {
  const { details } = await trial.refusal("dealer,dealer,colour\n");
  expect(details["faults"]).toHaveLength(4);
});

test("a file that does not exist is refused", async () => {
  const { message } = await trial.refusal("", { file: join(trial.folder, "absent.csv") });
  expect(message).toContain("the file cannot be read (ENOENT)");
});

test("a folder is refused", async () => {
  const { message } = await trial.refusal("", { file: trial.folder });
  expect(message).toContain("not a file");
});

test("a header alone is a file of no rows", async () => {
  expect(await trial.run(`${header}\n`)).toMatchObject({ rows: 0, new: 0, bad: 0 });
});

test.each([
  ["CR LF at the ends of lines", `${header}\r\n${good("CRLF", "1")}\r\n${good("CRLF", "2")}\r\n`, "CRLF"],
  ["CR LF and LF mixed", `${header}\n${good("MIXED", "1")}\r\n${good("MIXED", "2")}\n`, "MIXED"],
  ["a byte order mark", `\ufeff${header}\n${good("BOM", "1")}\n${good("BOM", "2")}\n`, "BOM"],
  ["blank lines between rows", `${header}\n\n${good("BLANK", "1")}\n\n\n${good("BLANK", "2")}\n\n`, "BLANK"],
  ["no end of the last line", `${header}\n${good("LAST", "1")}\n${good("LAST", "2")}`, "LAST"],
  ["everything in quotes", `"dealer","id","assigned_at"\n"QUOTED","1","${at}"\n"QUOTED","2","${at}"\n`, "QUOTED"],
])("%s make no difference", async (_, content, dealer) => {
  await trial.run(content);
  expect((await trial.stored(dealer)).map(({ id }) => id)).toEqual(["1", "2"]);
});

test("quotes, delimiters, backslashes and line breaks within quotes belong to the value", async () => {
  await trial.run(`${header}\nWITHIN,"a ""b"", c\\\r\n\\.\nd",${at},\n${good("WITHIN", "e")}\n`);
  expect((await trial.stored("WITHIN")).map(({ id }) => id)).toEqual(['a "b", c\\\r\n\\.\nd', "e"]);
});

// Before PostgreSQL 18 such a line ends the data of COPY where a record could begin.
test.each([
  ["within quotes", '"a\n\\.\nb"', "a\n\\.\nb"],
  ["within quotes and between CR LF", '"a\r\n\\.\r\nb"', "a\r\n\\.\r\nb"],
  ["at the start of a value in quotes", '"\\.\nb"', "\\.\nb"],
  ["at the end of a value in quotes", '"a\n\\."', "a\n\\."],
  ["many times over", `"a${"\n\\.".repeat(60_000)}"`, `a${"\n\\.".repeat(60_000)}`],
])("a line \\. cuts no file short: %s", async (dealer, written, value) => {
  const mapping = { dealers, columns: { request: { from: "note", values: { [value]: "WHOLE" } } } };
  await trial.run(`note,dealer,id,assigned_at\n${written},${dealer},1,${at}\n,${dealer},2,${at}\n`, { mapping });
  expect((await trial.stored(dealer)).map(({ request_id }) => request_id)).toEqual(["WHOLE", null]);
});

test("a line \\. alone is a row with too few values", async () => {
  const { errors } = await trial.refusal(`${header}\n\\.\nDOT,9,never,\n`);
  expect(errors).toMatchObject([
    { line: 2, column: "", expected: "4 values, as in the header; there are 1" },
    { line: 3, value: "never" },
  ]);
});

test("a value \\. alone is a value", async () => {
  await trial.run(`id,dealer,assigned_at\n\\.,DOT,${at}\n"\\.b",DOT,${at}\n`);
  expect((await trial.stored("DOT")).map(({ id }) => id)).toEqual(["\\.", "\\.b"]);
});

test("line numbers are those of the file, blank lines and line breaks in values counted", async () => {
  const { errors } = await trial.refusal(`${header}\n\n"LINES","a\nb\nc",${at},\nLINES,2,never,\n`);
  expect(errors).toMatchObject([{ line: 6, value: "never" }]);
});

test.each([
  ["a row with a value too few", "RAGGED,1,x", "4 values, as in the header; there are 3"],
  ["a row with a value too many", "RAGGED,1,x,y,z", "4 values, as in the header; there are 5"],
  ["a quote that never closes", 'RAGGED,"1,x,y', "a closing quote"],
  ["a quote within a value", 'RAGGED,5" pipe,x,y', "no quote within a value, or the whole value in quotes"],
  ["text after a closing quote", 'RAGGED,"1"x,x,y', "a delimiter or the end of the line after a closing quote"],
  ["a NUL byte", "RAGGED,a\0b,x,y", "text without NUL bytes"],
  ["a carriage return within a value", "RAGGED,a\rb,x,y", "lines that end with LF or CR LF"],
])("%s is an error with its line, and the lines after it are read", async (_, line, expected) => {
  const { errors } = await trial.refusal(`${header}\n${good("RAGGED", "0")}\n${line}\nRAGGED,9,never,\n`);
  expect(errors).toMatchObject([
    { line: 3, column: "", expected },
    { line: 4, column: "assigned_at", value: "never" },
  ]);
});

test("bytes that are not UTF-8 are an error with their line", async () => {
  const { errors } = await trial.refusal(Buffer.from(`${header}\n${good("LATIN", "1")}\n${good("LATIN", "Zo\u00eb")}\n`, "latin1"));
  expect(errors).toMatchObject([{ line: 3, expected: "UTF-8 text; a mapping can name another encoding" }]);
});

test("Latin-1 is read where the mapping says so", async () => {
  await trial.run(Buffer.from(`${header}\n${good("LATIN-1", "Zo\u00eb")}\n`, "latin1"), { mapping: { dealers, encoding: "latin1" } });
  expect(await trial.stored("LATIN-1")).toMatchObject([{ id: "Zo\u00eb" }]);
});

test.each([";", "\t", "|"])("values may be separated by %j", async (delimiter) => {
  const dealer = `SEPARATED ${delimiter.codePointAt(0)}`;
  await trial.run(`${header}\n${good(dealer, "1,5")}\n`.replaceAll(/,(?!5)/g, delimiter), { mapping: { dealers, delimiter } });
  expect(await trial.stored(dealer)).toMatchObject([{ id: "1,5" }]);
});

test("a value of five megabytes is an error with its line, and the lines after it are read", async () => {
  const { errors } = await trial.refusal(`${header}\nHUGE,${"x".repeat(5_000_000)},${at},\nHUGE,9,never,\n`);
  expect(errors).toMatchObject([
    { line: 2, expected: "a record of at most 1048576 bytes; a quote may be open" },
    { line: 3, value: "never" },
  ]);
});

test("a quote that opens five megabytes is an error with its line", async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => good("OPEN", `${index}${"x".repeat(20)}`)).join("\n");
  const report = await trial.run(`${header}\nOPEN,"1,${at},\n${rows}\n`, { keepGood: true, name: "open.csv" });
  expect(report).toMatchObject({
    bad: 1,
    new: 100_000,
    errors: [{ line: 2, expected: expect.stringContaining("a quote may be open") as string }],
  });
});

test("rows split anywhere between chunks are read whole", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `"CHUNKS","\u00e9""${"y".repeat(index % 97)}\n${index}",${at},`);
  expect(await trial.run(`${header}\r\n${rows.join("\r\n")}`)).toMatchObject({ rows: 20_000, new: 20_000 });
});

const object = (rest: string) => `{"dealer":"JSON","id":"1","assigned_at":"${at}"${rest}}`;

test.each([
  ["a line that is not JSON", '{"dealer":', 'one JSON object a line, such as {"dealer": "\u2026"}'],
  ["a list", "[1]", 'one JSON object a line, such as {"dealer": "\u2026"}'],
  ["an unknown key", object(',"colour":1'), 'no "colour": a column must be known, or ignored by the mapping'],
  ["an object for a value", object(',"request":{}'), '"request" as text, true, false or a number that is exact in JSON'],
  ["10 to the 23rd", object(',"request":1e23'), '"request" as text, true, false or a number that is exact in JSON'],
  [
    "a number longer than JSON keeps",
    object(',"request":12345678901234567890'),
    '"request" as text, true, false or a number that is exact in JSON',
  ],
  ["half a surrogate pair", object(',"request":"\\ud800"'), '"request" without half a surrogate pair'],
  ["a NUL character", object(',"request":"a\\u0000"'), '"request" without NUL characters'],
])("in JSON Lines %s is an error with its line", async (_, line, expected) => {
  const { errors } = await trial.refusal(`\n${line}\n`, { name: "records.jsonl" });
  expect(errors).toMatchObject([{ line: 2, column: "", expected }]);
});

test("JSON Lines may hold numbers, nulls and escapes", async () => {
  await trial.run(
    `{"dealer":"NUMBERS","id":17,"assigned_at":"${at}","request":null,"decline_reason":""}\r\n{"id":"\\u00eb\\ud83d\\ude00","dealer":"NUMBERS","assigned_at":"${at}"}`,
    {
      name: "records.jsonl",
    },
  );
  expect((await trial.stored("NUMBERS")).map(({ id, request_id }) => [id, request_id])).toEqual([
    ["17", null],
    ["\u00eb\u{1f600}", null],
  ]);
});
