import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles } from "server/features/records/import/import-files.ts";
import { customerImport } from "server/features/records/import/kinds/customer.import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { importMapping } from "server/features/records/import/mapping/import-mapping.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { csvRecords, sendExport, sheetsOf } from "../../support/exports.ts";

const now = new Date("2026-06-15T12:00:00Z");
const hostile = [
  '=HYPERLINK("http://evil.example","x")',
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  'quote","=1+1',
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  const folder = await mkdtemp(join(tmpdir(), "hostile-names-"));
  const file = join(folder, "customers.csv");
  const lines = hostile.map((name, index) => `D1,C${String(index).padStart(2, "0")},${quoted(name)},no`);
  await writeFile(file, ["dealer,id,name,internal", ...lines].join("\n"));
  const mapping = importMapping.parse({ dealers: { create: true, timeZone: "UTC", currency: "USD" } });
  await importFiles(mintDealerScope({ kind: "STAFF" }), api.database.dataSource, [{ kind: customerImport, file, mapping }], { now });
  await rm(folder, { recursive: true });
});
afterAll(() => api.close());

const asked = { table: "RECORDS", dealer: "D1", kind: "CUSTOMER" };

test("no imported name is a formula in a CSV", async () => {
  const { text } = await sendExport(api, { ...asked, cover: false });
  const names = csvRecords(text).map((row) => row["Name"] ?? "");
  expect(names.length).toBe(hostile.length);
  expect(names.filter((name) => /^[\s]*[=+\-@＝＋－＠]/.test(name))).toEqual([]);
  expect(names.every((name, index) => name.replace(/^'/, "") === hostile[index]?.trim() || name.replace(/^'/, "") === hostile[index])).toBe(
    true,
  );
});

test("every imported name is a text in a workbook, as it was", async () => {
  const { bytes } = await sendExport(api, { ...asked, format: "XLSX" });
  const [, data] = await sheetsOf(bytes);
  const stored: { name: string }[] = await api.database.dataSource.query("SELECT name FROM customer ORDER BY id");
  expect(data?.rows.slice(1).map((row) => row[1])).toEqual(stored.map(({ name }) => name));
  const formulas = [...(data?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined);
  expect(formulas).toEqual([]);
});
