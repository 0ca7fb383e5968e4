import { leadImport } from "server/features/records/import/kinds/lead.import.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ImportTrial } from "./import-trial.ts";

let trial: ImportTrial;
beforeAll(async () => {
  trial = await ImportTrial.open();
});
afterAll(() => trial.close());

const received = "2026-02-10T12:00:00Z";
const known = (noun: string) => `the id of a known ${noun} of the dealer`;

const storedOf = (dealer: string) =>
  trial.database.dataSource.query<object[]>("SELECT id, contacted, sold FROM lead WHERE dealer_id = $1 ORDER BY id", [dealer]);

test("a mapping names the column, and the value, that mean Contact", async () => {
  const file = [
    "Dealership,Lead,Created,Outcome,Custom 7",
    `UNUSED,1,${received},Delivered,Y`,
    `UNUSED,2,${received},Lost,N`,
    `UNUSED,3,${received},Open,`,
  ].join("\n");
  const mapping = {
    columns: {
      dealer: "Dealership",
      id: "Lead",
      received_at: "Created",
      contacted: { from: "Custom 7", values: { Y: "yes", N: "no" } },
      sold: { constant: "yes", when: { column: "Outcome", is: "Delivered" } },
    },
    dealers: { create: true, timeZone: "UTC", currency: "USD" },
  };
  await trial.run(file, { kind: leadImport, mapping });
  expect(await storedOf("UNUSED")).toEqual([
    { id: "1", contacted: true, sold: true },
    { id: "2", contacted: false, sold: null },
    { id: "3", contacted: null, sold: null },
  ]);
});

test("Contact that is ticked on a list of its own leaves the other steps as they are", async () => {
  await trial.run(`dealer,id,received_at,sold\nTICKED,1,${received},yes\nTICKED,2,${received},\n`, { kind: leadImport });
  await trial.run(`dealer,id,received_at,contacted\nTICKED,1,${received},yes\n`, { kind: leadImport });
  expect(await storedOf("TICKED")).toEqual([
    { id: "1", contacted: true, sold: true },
    { id: "2", contacted: null, sold: null },
  ]);
});

test("a lead lands with the rest of a set; who is not there is a finding", async () => {
  const reports = await trial.runFolder({
    "leads.csv": `dealer,id,received_at,customer,associate\nSET,1,${received},C1,S1\nSET,2,${received},C9,S9\n`,
    "staff.csv": "dealer,id,hired_on,role\nSET,S1,2020-01-01,INTERNET_ASSOCIATE\n",
    "customers.csv": "dealer,id\nSET,C1\n",
    "dealers.csv": "id,name\nSET,Set\n",
  });
  expect(reports.map(({ kind }) => kind)).toEqual(["dealers", "staff", "customers", "leads"]);
  expect(reports.at(-1)?.findings).toEqual([
    { line: 3, column: "associate", value: "S9", expected: known("member of staff") },
    { line: 3, column: "customer", value: "C9", expected: known("customer") },
  ]);
});
