import { staffImport } from "server/features/records/import/kinds/staff.import.ts";
import { timeEntryImport } from "server/features/records/import/kinds/time-entry.import.ts";
import { workOrderImport } from "server/features/records/import/kinds/work-order.import.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial, oneRow } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const dealers = { create: true, timeZone: "UTC", currency: "USD" };
const order = { id: "1", place: "WORKSHOP", opened_at: "2026-03-01T12:00:00Z" };
let dealerCount = 0;
const newDealerId = () => `TYPES-${(dealerCount += 1)}`;

async function stored(table: string, dealer: string, column: string): Promise<unknown> {
  const [row] = await trial.database.dataSource.query<{ value: unknown }[]>(
    `SELECT ${column}::text AS value FROM ${table} WHERE dealer_id = $1`,
    [dealer],
  );
  return row?.value;
}

/** What is stored of a value, or what was expected instead. */
async function importedOrder(column: string, value: string, mapping: object = {}): Promise<unknown> {
  const dealer = newDealerId();
  const row = JSON.stringify({ dealer, ...order, [column]: value });
  const options = { kind: workOrderImport, name: "row.jsonl", mapping: { dealers, ...mapping } };
  await trial.run(row, options);
  return stored("work_order", dealer, column);
}

async function refusedOrder(column: string, value: string, mapping: object = {}): Promise<unknown> {
  const row = JSON.stringify({ dealer: newDealerId(), ...order, [column]: value });
  const { errors } = await trial.refusal(row, { kind: workOrderImport, name: "row.jsonl", mapping: { dealers, ...mapping } });
  return errors.map((error) => [error.column, error.value, error.expected]);
}

test.each([
  ["true", "true"],
  ["TRUE", "true"],
  ["Yes", "true"],
  ["1", "true"],
  ["false", "false"],
  ["No", "false"],
  ["0", "false"],
  ["", null],
  ["  ", null],
])("a flag %j is stored as %s", async (value, expected) => {
  expect(await importedOrder("pre_inspected", value)).toBe(expected);
});

test.each(["y", "2", "t", "oui", "true.", "null"])("a flag %j is refused", async (value) => {
  expect(await refusedOrder("pre_inspected", value)).toEqual([["pre_inspected", value, "true, false, yes, no, 1, 0 or blank"]]);
});

test("a mapping may translate flags, and give a blank one a meaning", async () => {
  const columns = { pre_inspected: [{ from: "checked", values: { x: "yes" } }, { constant: "no" }] };
  for (const [checked, expected] of [
    ["x", "true"],
    ["", "false"],
  ] as const) {
    const dealer = newDealerId();
    await trial.run(oneRow({ dealer, ...order, checked }), { kind: workOrderImport, mapping: { dealers, columns } });
    expect(await stored("work_order", dealer, "pre_inspected")).toBe(expected);
  }
});

const comma = { numberFormat: { decimal: ",", grouping: "." } };
test.each<[string, object, string | null]>([
  ["12", {}, "12"],
  ["0", {}, "0"],
  ["12.50", {}, "12.50"],
  [".5", {}, "0.5"],
  ["90.041600000000003", {}, "90.041600000000003"],
  ["1e-7", {}, "0.0000001"],
  ["999999999999999", {}, "999999999999999"],
  ["", {}, null],
  ["1.234,5", comma, "1234.5"],
  ["1234,5", comma, "1234.5"],
  ["1.234.567", comma, "1234567"],
  ["1,234.5", { numberFormat: { grouping: "," } }, "1234.5"],
  ["12,34,567", { numberFormat: { grouping: "," } }, "1234567"],
  ["1 234\u202f567,5", { numberFormat: { decimal: ",", grouping: " " } }, "1234567.5"],
  ["1'234.5", { numberFormat: { grouping: "'" } }, "1234.5"],
])("a number %j (%j) is stored as %s", async (value, mapping, expected) => {
  expect(await importedOrder("cost", value, mapping)).toBe(expected);
});

test.each<[string, object, string]>([
  ["-1", {}, "1234.5"],
  ["-0.01", {}, "1234.5"],
  ["Infinity", {}, "1234.5"],
  ["NaN", {}, "1234.5"],
  ["1,5", {}, "1234.5"],
  ["1,234.50", {}, "1234.5"],
  ["12 USD", {}, "1234.5"],
  ["0x10", {}, "1234.5"],
  [".", {}, "1234.5"],
  ["1e99", {}, "1234.5"],
  ["1000000000000000", {}, "1234.5"],
  ["1.23,5", comma, "1.234,5"],
  ["1.5", comma, "1.234,5"],
])("a number %j (%j) is refused", async (value, mapping, example) => {
  expect(await refusedOrder("cost", value, mapping)).toEqual([["cost", value, `a number such as ${example}, not negative`]]);
});

test.each([
  ["7", "7"],
  ["7.0", "7"],
  ["2147483647", "2147483647"],
  ["", null],
])("a whole number %j is stored as %s", async (value, expected) => {
  expect(await importedOrder("dispatcher_calls", value)).toBe(expected);
});

test.each(["7.5", "-1", "2147483648", "many"])("a whole number %j is refused", async (value) => {
  const expected = "a whole number such as 7, not negative";
  expect(await refusedOrder("dispatcher_calls", value)).toEqual([["dispatcher_calls", value, expected]]);
});

test.each([
  ["the dealer's own where blank", "", "USD"],
  ["another where given", "EUR", "EUR"],
])("a currency is %s", async (_, value, expected) => {
  expect(await importedOrder("currency", value)).toBe(expected);
});

test("a blank currency is that of a dealer who is there already", async () => {
  const dealer = newDealerId();
  await trial.database.dataSource.query("INSERT INTO dealer (id, name, currency) VALUES ($1, $1, 'CAD')", [dealer]);
  await trial.run(oneRow({ dealer, ...order }), { kind: workOrderImport, mapping: {} });
  expect(await stored("work_order", dealer, "currency")).toBe("CAD");
});

test("a currency that the file does not have stays as it is", async () => {
  const dealer = newDealerId();
  await trial.run(oneRow({ dealer, ...order, currency: "EUR" }), { kind: workOrderImport });
  await trial.run(oneRow({ dealer, ...order, cost: "5" }), { kind: workOrderImport });
  expect(await stored("work_order", dealer, "currency")).toBe("EUR");
});

test.each(["usd", "US", "XYZ", "$"])("a currency %j is refused", async (value) => {
  expect(await refusedOrder("currency", value)).toEqual([["currency", value, "an ISO 4217 code such as USD"]]);
});

const sum = { columns: { cost: { sum: ["parts", "labour"] } }, numberFormat: { decimal: "," } };
const summed = (dealer: string, parts: string, labour: string) =>
  [
    { dealer, ...order, parts, labour },
    { dealer, ...order, id: "2", parts: "1", labour: "1" },
  ]
    .map((row) => JSON.stringify(row))
    .join("\n");

test.each([
  ["2,5", "1,25", "3.75"],
  ["2,5", "", "2.5"],
  ["", "0", "0"],
  ["", "", null],
])("a column may be the sum of others: %j and %j make %s", async (parts, labour, expected) => {
  const dealer = newDealerId();
  await trial.run(summed(dealer, parts, labour), { kind: workOrderImport, name: "sum.jsonl", mapping: { dealers, ...sum } });
  const rows = await trial.database.dataSource.query<object[]>("SELECT cost::text FROM work_order WHERE dealer_id = $1 ORDER BY id", [
    dealer,
  ]);
  expect(rows).toEqual([{ cost: expected }, { cost: "2" }]);
});

test("a bad part of a sum is named by its own column", async () => {
  const options = { kind: workOrderImport, name: "sum.jsonl", mapping: { dealers, ...sum } };
  const { errors } = await trial.refusal(summed(newDealerId(), "2", "much"), options);
  expect(errors).toEqual([{ line: 1, column: "labour", value: "much", expected: "a number such as 1234,5, not negative" }]);
});

test("only a decimal number can be a sum", async () => {
  const columns = { dispatcher_calls: { sum: ["a", "b"] } };
  const { message } = await trial.refusal(oneRow({ dealer: "SUM", ...order, a: "1", b: "2" }), {
    kind: workOrderImport,
    mapping: { columns },
  });
  expect(message).toBe("The mapping sets dispatcher_calls to a sum; only a column of decimal numbers can be one.");
});

const local = (dateFormat: string | string[]) => ({ dateFormat, timeZone: "America/Chicago" });
test.each<[string, object, string]>([
  ["2026-03-31", {}, "2026-03-31"],
  ["2024-02-29", {}, "2024-02-29"],
  ["2026-03-31T00:00:00", {}, "2026-03-31"],
  ["31/3/2026", local("D/M/YYYY"), "2026-03-31"],
  ["31-03-2026", local("D-M-YYYY"), "2026-03-31"],
  ["3/31/2026 0:00", local("M/D/YYYY"), "2026-03-31"],
  ["46112", local("XLSX"), "2026-03-31"],
  ["46112.0", local("XLSX"), "2026-03-31"],
  ["31.3.2026", local(["ISO", "D.M.YYYY"]), "2026-03-31"],
  // Clocks in Chicago skip an hour on this day; a day has no hours.
  ["2026-03-08", { timeZone: "America/Chicago" }, "2026-03-08"],
])("a day %j (%j) is stored as %s", async (value, mapping, expected) => {
  const dealer = newDealerId();
  await trial.run(oneRow({ dealer, id: "1", hired_on: value }), { kind: staffImport, mapping: { dealers, ...mapping } });
  expect(await stored("staff", dealer, "hired_on")).toBe(expected);
});

test.each(["2026-02-29", "2026-03-31T12:00:00", "2026-03-31T00:00:00Z", "31/3/2026", "2026-3", "yesterday", "0000-01-01"])(
  "a day %j is refused",
  async (value) => {
    const { errors } = await trial.refusal(oneRow({ dealer: newDealerId(), id: "1", hired_on: value }), { kind: staffImport });
    expect(errors).toEqual([{ line: 2, column: "hired_on", value, expected: "a day such as 2026-03-31" }]);
  },
);

const entry = (day: string) => oneRow({ dealer: newDealerId(), id: "1", staff: "S1", day });

test("a day on which something happened may be today wherever it has begun", async () => {
  const now = new Date("2026-05-31T10:00:00Z");
  expect(await trial.run(entry("2026-06-01"), { kind: timeEntryImport, now })).toMatchObject({ new: 1 });
  const { errors } = await trial.refusal(entry("2026-06-02"), { kind: timeEntryImport, now });
  expect(errors).toMatchObject([{ column: "day", expected: "a day not after today, 2026-06-01 at the latest" }]);
});

test("a day of another age is refused", async () => {
  const { errors } = await trial.refusal(entry("1969-12-31"), { kind: timeEntryImport });
  expect(errors).toMatchObject([{ column: "day", expected: "a day not before 1970-01-01" }]);
});
