import { type ImportKind, isOfDealers } from "server/features/records/import/import-kind.ts";
import { importKinds } from "server/features/records/import/kinds/import-kinds.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImportTrial, oneRow } from "./import-trial.ts";
import { anyValue, at, goals, later, needed, writtenHere } from "./kind-values.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

function kindNamed(name: string): ImportKind {
  const kind = importKinds.find((one) => one.name === name);
  if (!kind) throw new Error(`No kind ${name}.`);
  return kind;
}

const kinds = importKinds.filter(isOfDealers).map((kind) => [kind.name, kind] as const);

describe.each(kinds)("%s", (name, kind) => {
  const required = { dealer: `D-${name}`, id: "1", ...needed[name] };
  const all = oneRow({
    ...Object.fromEntries(Object.keys(kind.columns).map((column) => [column, anyValue(kind, column)])),
    ...required,
    ...(name === "opportunities" ? { response: "ACCEPTED", decline_reason: "", outcome: "COMPLETED", withdraw_reason: "" } : {}),
    id: "2",
  });

  test("lands with every column filled, and the same again changes nothing", async () => {
    expect(await trial.run(all, { kind })).toMatchObject({ new: 1 });
    expect(await trial.run(all, { kind })).toMatchObject({ unchanged: 1, changed: 0 });
    const columns = Object.values(kind.columns).map(({ stored }) => stored);
    const [row] = await trial.database.dataSource.query<Record<string, unknown>[]>(
      `SELECT ${columns.join(", ")} FROM ${kind.table} WHERE dealer_id = $1 AND id = '2'`,
      [required.dealer],
    );
    const blank = Object.entries(row ?? {}).flatMap(([column, value]) => (value === null ? [column] : []));
    expect(blank).toEqual(name === "opportunities" ? ["decline_reason", "withdraw_reason"] : []);
  });

  test("lands with what it needs alone, and with the rest blank", async () => {
    expect(await trial.run(oneRow(required), { kind })).toMatchObject({ new: 1 });
    const blank = Object.fromEntries(Object.keys(kind.columns).map((column) => [column, ""]));
    expect(await trial.run(oneRow({ ...blank, ...required }), { kind })).toMatchObject({ unchanged: 1 });
  });

  test.each(Object.keys(needed[name] ?? {}))("needs %s", async (column) => {
    const { errors } = await trial.refusal(oneRow({ ...required, [column]: "" }), { kind });
    expect(errors).toContainEqual({ line: 2, column, value: null, expected: "a value" });
  });

  test("has a column of the table for each column of the file", async () => {
    const rows = await trial.database.dataSource.query<{ column: string }[]>(
      `SELECT column_name AS column FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'`,
      [kind.table],
    );
    const filed = Object.values(kind.columns).map(({ stored }) => stored);
    expect(new Set([...filed, ...(writtenHere[name] ?? [])])).toEqual(new Set(rows.map(({ column }) => column)));
  });
});

describe("a row that contradicts itself is refused:", () => {
  test.each<[string, string, Readonly<Record<string, string>>, string, string]>([
    ["left before hired", "staff", { left_on: "2019-12-31" }, "left_on", "not before hired_on"],
    ["expired before it starts", "contracts", { expires_on: "2025-12-31" }, "expires_on", "not before starts_on"],
    ["completed before opened", "work-orders", { completed_at: "2026-03-01T11:59:59.999Z" }, "completed_at", "not before opened_at"],
    ["closed before opened", "work-orders", { closed_at: "2026-02-01T00:00:00Z" }, "closed_at", "not before opened_at"],
    [
      "repaired before the work started",
      "work-orders",
      { work_started_at: later, repaired_at: at },
      "repaired_at",
      "not before work_started_at",
    ],
    ["a comeback of itself", "work-orders", { comeback_of: "1" }, "comeback_of", "another work order than itself"],
    ["cancelled before booked", "appointments", { cancelled_at: "2026-02-01T00:00:00Z" }, "cancelled_at", "not before booked_at"],
    ["reminded before booked", "appointments", { reminded_at: "2026-02-01T00:00:00Z" }, "reminded_at", "not before booked_at"],
    ["arrived before travelling", "visits", { travel_started_at: later, arrived_at: at }, "arrived_at", "not before travel_started_at"],
    ["left before arriving", "visits", { arrived_at: later, left_at: at }, "left_at", "not before arrived_at"],
    ["26 hours a day", "time-entries", { clocked_hours: "26" }, "clocked_hours", "at most 25"],
    [
      "a premium for what was not rushed",
      "part-lines",
      { expedited: "no", expedite_cost: "5" },
      "expedite_cost",
      "blank or 0, because nothing was expedited",
    ],
    ["0 on the scale of CSAT", "survey-answers", { question: "CSAT", score: "0" }, "score", "1 to 5, the scale of CSAT"],
    ["6 on the scale of CSAT", "survey-answers", { question: "CSAT", score: "6" }, "score", "1 to 5, the scale of CSAT"],
    ["11 on the scale of NPS", "survey-answers", { score: "11" }, "score", "0 to 10, the scale of the question"],
    [
      "satisfied and not reached",
      "follow-ups",
      { reached: "no", satisfied: "yes" },
      "satisfied",
      "blank, because the customer was not reached",
    ],
    ["reached at no time", "follow-ups", { reached: "yes" }, "done_at", "a time, because the customer was reached"],
    [
      "answered before it was received",
      "leads",
      { first_response_at: "2026-03-01T11:59:59.999Z" },
      "first_response_at",
      "not before received_at",
    ],
    ["contacted before it was received", "leads", { contacted_at: "2026-02-01T00:00:00Z" }, "contacted_at", "not before received_at"],
    ["sold before it was received", "leads", { sold_at: "2026-02-01T00:00:00Z" }, "sold_at", "not before received_at"],
    [
      "contacted at a time and not contacted",
      "leads",
      { contacted: "no", contacted_at: later },
      "contacted_at",
      "blank, because contacted is no",
    ],
    ["showed at a time and did not", "leads", { showed: "no", showed_at: later }, "showed_at", "blank, because showed is no"],
    ["resolved before raised", "problems", { resolved_at: "2026-02-01T00:00:00Z" }, "resolved_at", "not before raised_at"],
    ["a target below what is to grow", "customer-goals", { target: "-1.51" }, "target", "not less than the baseline, because UP is better"],
    [
      "a target above what is to shrink",
      "customer-goals",
      { direction: "DOWN", target: "-1.49" },
      "target",
      "not more than the baseline, because DOWN is better",
    ],
    ["due before it is set", "customer-goals", { due_on: "2025-12-31" }, "due_on", "not before set_on"],
    ["due in another age", "customer-goals", { due_on: "3000-01-01" }, "due_on", "a day of the years 1000 to 2999"],
    ["set to come", "customer-goals", { set_on: "2026-06-02" }, "set_on", "a day not after today, 2026-06-01 at the latest"],
    ["a long unit", "customer-goals", { unit: "x".repeat(51) }, "unit", "at most 50 characters"],
    [
      "read on a day to come",
      "customer-goal-readings",
      { read_on: "2026-06-02" },
      "read_on",
      "a day not after today, 2026-06-01 at the latest",
    ],
    ["a long note", "customer-goal-readings", { note: "x".repeat(1001) }, "note", "at most 1000 characters"],
    ["a long story", "case-studies", { done: "x".repeat(2001) }, "done", "at most 2000 characters"],
    ["agreed until before it begins", "outcome-agreements", { until: "2025-12-31" }, "until", "not before since"],
    ["agreed for 60 months and a day", "outcome-agreements", { until: "2031-01-01" }, "until", "a period of at most 60 months"],
    ["a goal twice", "outcome-agreements", { goals: "G-1; G-2; G-1" }, "goals", "each id once"],
    ["21 goals", "outcome-agreements", { goals: goals(21) }, "goals", "at most 20 ids"],
    ["a goal of a long id", "outcome-agreements", { goals: `G-1;${"x".repeat(201)}` }, "goals", "ids of at most 200 characters"],
    ["no goals among the signs between them", "outcome-agreements", { goals: ";;" }, "goals", "ids such as G-1; G-2"],
  ])("%s", async (dealer, name, values, column, expected) => {
    const row = oneRow({ dealer, id: "1", ...needed[name], ...values });
    const { errors } = await trial.refusal(row, { kind: kindNamed(name) });
    expect(errors.map((error) => [error.column, error.expected])).toEqual([[column, expected]]);
  });

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["left on the day of hiring", "staff", { left_on: "2020-01-01" }],
    ["completed as it was opened", "work-orders", { completed_at: at }],
    ["1 on the scale of CSAT", "survey-answers", { question: "CSAT", score: "1" }],
    ["5 on the scale of CSAT", "survey-answers", { question: "CSAT", score: "5" }],
    ["0 on the scale of NPS", "survey-answers", { score: "0" }],
    ["10 on the scale of NPS", "survey-answers", { score: "10" }],
    ["25 hours on the day clocks go back", "time-entries", { clocked_hours: "25" }],
    ["contacted as it was received", "leads", { contacted: "yes", contacted_at: at }],
    ["contacted at no known time", "leads", { contacted: "yes" }],
    ["contacted at a time that says it", "leads", { contacted_at: later }],
    ["sold without a step before", "leads", { contacted: "no", sold: "yes" }],
    ["no premium for what was not rushed", "part-lines", { expedited: "no", expedite_cost: "0" }],
    ["a goal to hold what is", "customer-goals", { target: "-1.5" }],
    ["what is to shrink held as it is", "customer-goals", { direction: "DOWN", target: "-1.5" }],
    ["due on the day it is set", "customer-goals", { due_on: "2026-01-01" }],
    ["agreed for 60 months", "outcome-agreements", { until: "2030-12-31" }],
    ["agreed for a day", "outcome-agreements", { until: "2026-01-01" }],
    ["20 goals", "outcome-agreements", { goals: goals(20) }],
  ])("but not %s", async (dealer, name, values) => {
    const row = oneRow({ dealer, id: "1", ...needed[name], ...values });
    expect(await trial.run(row, { kind: kindNamed(name) })).toMatchObject({ new: 1 });
  });
});

test("a visit is of the instant of arrival, else of departure", async () => {
  const rows = [
    ["1", at, later],
    ["2", at, ""],
    ["3", "", ""],
  ].map((values) => `VISITED,W1,${values.join(",")}`);
  await trial.run(`dealer,work_order,id,travel_started_at,arrived_at\n${rows.join("\n")}\n`, { kind: kindNamed("visits") });
  const stored = await trial.database.dataSource.query<object[]>("SELECT visited_at FROM visit WHERE dealer_id = 'VISITED' ORDER BY id");
  expect(stored).toEqual([{ visited_at: new Date(later) }, { visited_at: new Date(at) }, { visited_at: null }]);
});

test("an internal customer is one only where it is said", async () => {
  await trial.run("dealer,id,internal\nINTERNAL,1,yes\nINTERNAL,2,no\nINTERNAL,3,\n", { kind: kindNamed("customers") });
  await trial.run("dealer,id\nINTERNAL,1\nINTERNAL,4\n", { kind: kindNamed("customers") });
  const stored = await trial.database.dataSource.query<{ internal: boolean }[]>(
    "SELECT internal FROM customer WHERE dealer_id = 'INTERNAL' ORDER BY id",
  );
  expect(stored.map(({ internal }) => internal)).toEqual([true, false, false, false]);
});

async function storedDealer(id: string): Promise<object | undefined> {
  const query = "SELECT name, country, time_zone, currency FROM dealer WHERE id = $1";
  return (await trial.database.dataSource.query<object[]>(query, [id]))[0];
}

const filed = (zone: string) => oneRow({ id: "FILED", name: "Filed", country: "FR", time_zone: zone, currency: "EUR" });

describe("dealers", () => {
  const kind = kindNamed("dealers");

  test("are imported by file, and imported again change", async () => {
    const mapping = {};
    expect(await trial.run(filed("Europe/Paris"), { kind, mapping })).toMatchObject({ kind: "dealers", new: 1 });
    expect(await trial.run(filed("Europe/Paris"), { kind, mapping })).toMatchObject({ unchanged: 1 });
    expect(await trial.run(filed("Europe/Lisbon"), { kind, mapping })).toMatchObject({ changed: 1 });
    expect(await storedDealer("FILED")).toEqual({ name: "Filed", country: "FR", time_zone: "Europe/Lisbon", currency: "EUR" });
  });

  test("have what new dealers have where the file is blank", async () => {
    await trial.run("id,name,time_zone\nBARE,,\n", { kind, mapping: {} });
    expect(await storedDealer("BARE")).toEqual({ name: "BARE", country: null, time_zone: "America/Chicago", currency: "USD" });
  });

  test("keep what the file does not have", async () => {
    await trial.run("id,name,currency\nKEEPS,Old,CAD\n", { kind, mapping: {} });
    await trial.run("id,name\nKEEPS,New\n", { kind, mapping: {} });
    expect(await storedDealer("KEEPS")).toMatchObject({ name: "New", currency: "CAD" });
  });

  test.each([
    ["time_zone", "Mars/Olympus", "an IANA time zone such as Europe/Paris"],
    ["time_zone", "EST5EDT", "an IANA time zone such as Europe/Paris"],
    ["time_zone", "posix/Europe/Paris", "an IANA time zone such as Europe/Paris"],
    ["country", "France", "an ISO 3166-1 alpha-2 code such as US"],
    ["currency", "EURO", "an ISO 4217 code such as USD"],
  ])("of another %s, %s, are refused", async (column, value, expected) => {
    const { errors } = await trial.refusal(oneRow({ id: "X", name: "X", [column]: value }), { kind, mapping: {} });
    expect(errors).toEqual([{ line: 2, column, value, expected }]);
  });

  test("that come twice are refused", async () => {
    const { errors } = await trial.refusal("id,name\nDOUBLE,A\nDOUBLE,B\n", { kind, mapping: {} });
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, "id"],
      [3, "id"],
    ]);
  });
});
