import { afterAll, beforeAll, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { landLeads } from "../../support/imports.ts";

const [own, foreign] = ["OWN-DEALER", "SECRET-DEALER"] as const;

let api: ApiServer;
let foreignRun: number;
beforeAll(async () => {
  api = await createApiServer(new Date("2026-06-15T12:00:00Z"));
  for (const id of [own, foreign]) await newDealer(api.database.dataSource, { id, name: id });
  await landLeads(api.database.dataSource, own, ["1"], `CRM of ${own}`);
  foreignRun = await landLeads(api.database.dataSource, foreign, ["1"], `CRM of ${foreign}`);
});
afterAll(() => api.close());

const runs = "{ importRuns { nodes { number importedBy undoneAt files { fileName crm } } edges { cursor } } }";
const undo = `mutation ($number: Int!) { undoImport(input: { number: $number }) {
  importRun { number undoneBy files { new } } removedRecords restoredRecords differingResults userErrors { message code field } } }`;

test("imports, which are of many dealers, are shown to staff", async () => {
  const { body, errors } = await api.send(runs, { as: "staff" });
  expect(errors).toEqual([]);
  expect([body.includes(foreign), body.includes(own)]).toEqual([true, true]);
});

test.each([
  ["a dealer", [own]],
  ["a token without dealers", []],
])("imports are not shown to %s", async (_, as) => {
  const { body, errors } = await api.send(runs, { as });
  expect(errors).toEqual([]);
  expect(body).not.toMatch(/DEALER|"number"/);
});

test.each([
  ["one that landed", () => foreignRun],
  ["one that did not", () => 99],
])("imports are not undone by a dealer: %s", async (_, number) => {
  const stored = () =>
    api.database.dataSource.query<object[]>("SELECT id, undone_at FROM import_run UNION ALL SELECT 0, received_at FROM lead");
  const before = await stored();
  const { undoImport } = await api.ask<{ undoImport: object }>(undo, { as: [own], variables: { number: number() } });
  const refused = { message: "Only staff and the operator's own commands write records.", code: "FORBIDDEN", field: null };
  expect(undoImport).toMatchObject({ importRun: null, removedRecords: null, userErrors: [refused] });
  expect(await stored()).toEqual(before);
});

test("staff undo one, and not twice", async () => {
  const number = await landLeads(api.database.dataSource, own, ["2", "3"], `CRM of ${own}`);
  const { undoImport } = await api.ask<{ undoImport: object }>(undo, { variables: { number } });
  expect(undoImport).toEqual({
    importRun: { number, undoneBy: expect.any(String) as string, files: [{ new: 2 }] },
    removedRecords: 2,
    restoredRecords: 0,
    differingResults: 0,
    userErrors: [],
  });
  const again = await api.ask<{ undoImport: object }>(undo, { variables: { number } });
  const refused = { message: expect.stringContaining("was undone already") as string, code: "IMPORT_REFUSED", field: ["input", "number"] };
  expect(again.undoImport).toMatchObject({ importRun: null, userErrors: [refused] });
});

test("the pages of imports go on where the one before ended", async () => {
  const page = "query ($after: String) { importRuns(first: 1, after: $after) { nodes { number } pageInfo { endCursor hasNextPage } } }";
  interface Page {
    readonly importRuns: { readonly nodes: { number: number }[]; readonly pageInfo: { readonly endCursor: string } };
  }
  const first = await api.ask<Page>(page);
  const next = await api.ask<Page>(page, { variables: { after: first.importRuns.pageInfo.endCursor } });
  expect(next.importRuns.nodes[0]?.number).toBe((first.importRuns.nodes[0]?.number ?? 0) - 1);
});

test("a dealer sees how its own files are read, and which versions there were", async () => {
  const fields =
    'importMappings { crm kind version mapping fileName savedBy } importMappingHistory(kind: "leads") { nodes { crm version } }';
  const { dealer } = await api.ask<{ dealer: object }>(`{ dealer(id: "${own}") { ${fields} } }`, { as: [own] });
  const kept = { crm: `CRM of ${own}`, version: 1 };
  const mapping = JSON.stringify({ columns: { id: "Lead" }, missing: [`none of ${own}`] });
  expect(dealer).toEqual({
    importMappings: [
      { ...kept, kind: "leads", mapping: expect.any(String) as string, fileName: `mapping of ${own}.json`, savedBy: `importer of ${own}` },
    ],
    importMappingHistory: { nodes: [kept] },
  });
  const [stored] = (dealer as { importMappings: { mapping: string }[] }).importMappings;
  expect(JSON.parse(stored?.mapping ?? "")).toEqual(JSON.parse(mapping));
});
