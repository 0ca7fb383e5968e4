import { importKinds } from "server/features/records/import/kinds/import-kinds.ts";
import { undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wholeDatabase } from "../../../support/whole-database.ts";
import { ImportTrial, oneRow } from "./import-trial.ts";
import { refusal } from "./undo-trial.ts";

const staff = mintDealerScope({ kind: "STAFF" });
let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const query = <Row extends object>(text: string, values: unknown[] = []) => trial.database.dataSource.query<Row[]>(text, values);
beforeEach(() =>
  query(
    `TRUNCATE dealer, customer, staff, contract, customer_goal, customer_goal_reading, case_study, outcome_agreement, import_run, import_change,
       import_completeness`,
  ),
);

type Values = Readonly<Record<string, string>>;

/** Files of one row each, by their kind, with a value in every column. */
const rows = {
  "customer-goals": {
    dealer: "A",
    id: "G-1",
    customer: "CU-1",
    name: "Loss",
    unit: "per cent",
    direction: "UP",
    baseline: "-2.5",
    target: "1",
    set_on: "2026-01-01",
    due_on: "2026-12-31",
    owner: "Head of production",
  },
  "customer-goal-readings": { dealer: "A", id: "R-1", goal: "G-1", read_on: "2026-03-01", value: "-1", note: "By the scale" },
  "case-studies": {
    dealer: "A",
    id: "S-1",
    goal: "G-1",
    staff: "T-1",
    happened_on: "2026-03-15",
    understood: "The line waits",
    done: "The press starts earlier",
    principle: "Ask what stops the line",
  },
  "outcome-agreements": {
    dealer: "A",
    id: "O-1",
    contract: "C-1",
    goals: "G-2; G-1",
    since: "2026-01-01",
    until: "2026-06-30",
    note: "For the year",
  },
} as const;
type Kind = keyof typeof rows;
const kinds = Object.keys(rows) as Kind[];

const kindOf = (name: string) => importKinds.find((one) => one.name === name);
const tableOf = (name: Kind) => kindOf(name)?.table ?? "";
const optionsOf = (name: Kind) => {
  const kind = kindOf(name);
  return kind ? { kind } : {};
};
const land = (name: Kind, over: Values = {}) => trial.run(oneRow({ ...rows[name], ...over }), optionsOf(name));
const refused = async (name: Kind, over: Values) => (await trial.refusal(oneRow({ ...rows[name], ...over }), optionsOf(name))).errors;
const newestRun = async () => (await query<{ id: number }>("SELECT max(id) AS id FROM import_run"))[0]?.id ?? 0;
const undo = async (run?: number) =>
  undoImport(staff, trial.database.dataSource, run ?? (await newestRun()), { now: new Date("2026-06-02T00:00:00Z"), by: "undoer" });
const everything = () => wholeDatabase(trial.database.dataSource, { exact: true });

describe("a value of a customer's goal", () => {
  test.each<[string, object, string]>([
    ["-2.5", {}, "-2.5"],
    ["-0", {}, "0"],
    ["+0.5", {}, "0.5"],
    ["-999999999999999", {}, "-999999999999999"],
    ["-1.234,5", { numberFormat: { decimal: ",", grouping: "." } }, "-1234.5"],
  ])("%j (%j) is stored as %s", async (value, mapping, expected) => {
    const dealers = { create: true, timeZone: "UTC", currency: "USD" };
    const row = JSON.stringify({ ...rows["customer-goal-readings"], value });
    await trial.run(row, { ...optionsOf("customer-goal-readings"), name: "row.jsonl", mapping: { dealers, ...mapping } });
    expect(await query("SELECT value FROM customer_goal_reading")).toEqual([{ value: expected }]);
  });

  test.each(["--1", "-", "1-", "-1000000000000000", "-Infinity", "(1)"])("%j is refused", async (value) => {
    expect(await refused("customer-goal-readings", { value })).toEqual([
      { line: 2, column: "value", value, expected: "a number such as 1234.5 or -1234.5" },
    ]);
  });
});

describe("the goals of an agreement", () => {
  test("stand between semicolons, in their order; ids may hold blanks", async () => {
    await land("outcome-agreements", { goals: " same day ;G-2;; G-1;" });
    expect(await query("SELECT goal_ids FROM outcome_agreement")).toEqual([{ goal_ids: ["same day", "G-2", "G-1"] }]);
    expect(await land("outcome-agreements", { goals: "same day; G-2; G-1" })).toMatchObject({ unchanged: 1 });
    expect(await refused("outcome-agreements", { goals: "G-2; same day; G-1" })).toEqual([
      { line: 2, column: "goals", value: "G-2; same day; G-1", expected: "same day; G-2; G-1, as recorded here" },
    ]);
  });

  test("that are not there when all have landed are told one by one", async () => {
    const [, agreement] = await trial.runFolder({
      "customer-goals.csv": oneRow(rows["customer-goals"]),
      "customer-goals.mapping.json": { dealers: { create: true, timeZone: "UTC", currency: "USD" } },
      "outcome-agreements.csv": oneRow({ ...rows["outcome-agreements"], goals: "G-3; G-1; G-2" }),
    });
    const goal = { line: 2, column: "goals", expected: "the id of a known customer goal of the dealer" };
    expect(agreement?.findings).toEqual([
      { line: 2, column: "contract", value: "C-1", expected: "the id of a known contract of the dealer" },
      { ...goal, value: "G-2" },
      { ...goal, value: "G-3" },
    ]);
  });

  test("are of the contract's customer", async () => {
    await land("customer-goals");
    await query(
      "INSERT INTO contract (dealer_id, id, customer_id, starts_on, expires_on) VALUES ('A', 'C-1', 'CU-2', '2026-01-01', '2026-12-31')",
    );
    const error = { line: 2, column: "goals", value: "G-2; G-1", expected: "goals of the contract's customer, and not G-1" };
    expect(await refused("outcome-agreements", {})).toEqual([error]);
    await query("UPDATE contract SET customer_id = 'CU-1'");
    expect(await land("outcome-agreements")).toMatchObject({ new: 1 });
    await query("UPDATE contract SET customer_id = 'CU-2'");
    expect(await land("outcome-agreements")).toMatchObject({ unchanged: 1 });
  });
});

test("a case study is of a technician or an engineer, as its member of staff was when it came", async () => {
  await land("customer-goals");
  await query("INSERT INTO staff (dealer_id, id, role, hired_on) VALUES ('A', 'T-1', 'PLANNER', '2020-01-01')");
  const expected = "a technician or an engineer; the role of this member of staff is PLANNER";
  expect(await refused("case-studies", {})).toEqual([{ line: 2, column: "staff", value: "T-1", expected }]);
  await query("UPDATE staff SET role = 'ENGINEER'");
  expect(await land("case-studies")).toMatchObject({ new: 1, findings: [] });
  await query("UPDATE staff SET role = 'PLANNER'");
  expect(await land("case-studies")).toMatchObject({ unchanged: 1 });
});

const otherValue = (column: string, value: string) =>
  /_on$|since|until/.test(column) ? "2026-05-31" : column === "direction" ? "DOWN" : /^-?[\d.]+$/.test(value) ? "0.5" : "Another";

describe.each(kinds)("of %s that are stored", (name) => {
  const values = Object.entries(rows[name]).filter(([column]) => column !== "dealer" && column !== "id");

  test.each(values)("a file may not say another %s", async (column, value) => {
    await land(name);
    const before = await everything();
    const other = otherValue(column, value);
    const errors = await refused(name, { [column]: other });
    expect(errors).toContainEqual({ line: 2, column, value: other, expected: `${value}, as recorded here` });
    expect(await everything()).toEqual(before);
  });

  test("a file says the same, or leaves out what may be blank, and changes nothing", async () => {
    await land(name);
    const before = await query(`SELECT * FROM ${tableOf(name)}`);
    expect(await land(name)).toMatchObject({ unchanged: 1, changed: 0, new: 0 });
    const blank = Object.fromEntries(Object.keys(rows[name]).flatMap((column) => (/^(owner|note)$/.test(column) ? [[column, ""]] : [])));
    expect(await land(name, blank)).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await query(`SELECT * FROM ${tableOf(name)}`)).toEqual(before);
  });

  test("those of another dealer under the same id are others", async () => {
    await land(name);
    expect(await land(name, { dealer: "B" })).toMatchObject({ new: 1 });
    await undo();
    expect(await query(`SELECT dealer_id FROM ${tableOf(name)}`)).toEqual([{ dealer_id: "A" }]);
  });

  test("nobody is known to have recorded what came by a file, nor when", async () => {
    await land(name);
    expect(await query(`SELECT recorded_by, recorded_at FROM ${tableOf(name)}`)).toEqual([{ recorded_by: null, recorded_at: null }]);
  });

  test("an undo takes away what the import made, and leaves what it only found", async () => {
    const before = await wholeDatabase(trial.database.dataSource, { without: ["import_run", "import_change", "import_completeness"] });
    await land(name);
    const first = await newestRun();
    await land(name);
    expect(await undo()).toMatchObject({ removed: 0, restored: 0 });
    expect(await query(`SELECT FROM ${tableOf(name)}`)).toHaveLength(1);
    expect(await undo(first)).toMatchObject({ removed: 1, restored: 0, dealersRemoved: 1 });
    expect(await wholeDatabase(trial.database.dataSource, { without: ["import_run", "import_change", "import_completeness"] })).toEqual(
      before,
    );
  });

  test("one that ended or was withdrawn here is not taken away by an undo", async () => {
    await land(name);
    const by = "by = 'someone'";
    const set =
      name === "customer-goals"
        ? `outcome = 'CLOSED', ended_${by}, ended_at = '2026-06-01T12:00:00Z'`
        : `withdraw_reason = 'Wrong', withdrawn_${by}, withdrawn_at = '2026-06-01T12:00:00Z'`;
    await query(`UPDATE ${tableOf(name)} SET ${set}`);
    const before = await everything();
    expect(await refusal(undo())).toContain("With 1 of them something was done here since, which no undo takes back.");
    expect(await everything()).toEqual(before);
    expect(await land(name)).toMatchObject({ unchanged: 1 });
  });
});

describe("a goal that came by a file", () => {
  const recorded = "'someone', '2026-06-01T12:00:00Z'";
  test.each([
    [
      "a reading",
      `customer_goal_reading (dealer_id, id, goal_id, read_on, value, recorded_by, recorded_at) VALUES ('A', 'own', 'G-1', '2026-05-01', 0, ${recorded})`,
    ],
    [
      "a case study",
      `case_study (dealer_id, id, goal_id, staff_id, happened_on, understood, done, principle, recorded_by, recorded_at)
       VALUES ('A', 'own', 'G-1', 'T-1', '2026-05-01', 'a', 'b', 'c', ${recorded})`,
    ],
    [
      "an agreement",
      `outcome_agreement (dealer_id, id, contract_id, goal_ids, since, until, recorded_by, recorded_at)
       VALUES ('A', 'own', 'C-1', '{G-0,G-1}', '2026-05-01', '2026-06-01', ${recorded})`,
    ],
  ])("stays where %s was recorded of it here", async (_, insert) => {
    await land("customer-goals");
    await query(`INSERT INTO ${insert}`);
    expect(await refusal(undo())).toContain("1 record of it was changed since: customer-goals G-1 of A.");
    await query(`UPDATE ${insert.split(" ")[0]} SET goal_${insert.startsWith("outcome") ? "ids = '{G-0}'" : "id = 'G-0'"}`);
    expect(await undo()).toMatchObject({ removed: 1 });
  });

  test("goes with all that came in the same set", async () => {
    const files = Object.fromEntries(kinds.map((name) => [`${name}.csv`, oneRow(rows[name])]));
    await trial.runFolder({ ...files, "customer-goals.mapping.json": { dealers: { create: true, timeZone: "UTC", currency: "USD" } } });
    expect(await undo()).toMatchObject({ removed: 4, dealersRemoved: 1 });
  });
});

test("good rows land without those that say otherwise", async () => {
  await land("customer-goal-readings");
  const header = "dealer,id,goal,read_on,value";
  const content = `${header}\nA,R-1,G-1,2026-03-01,7\nA,R-2,G-1,2026-04-01,-0.25\n`;
  expect(await trial.run(content, { ...optionsOf("customer-goal-readings"), keepGood: true })).toMatchObject({ bad: 1, new: 1 });
  expect(await query("SELECT id, value FROM customer_goal_reading ORDER BY id")).toEqual([
    { id: "R-1", value: "-1" },
    { id: "R-2", value: "-0.25" },
  ]);
});
