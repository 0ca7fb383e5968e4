import type { CellValue } from "hucre/xlsx";
import { exportTables } from "server/features/export/export-tables.ts";
import { createSchema } from "server/app/schema.ts";
import { hasText } from "server/kpi/texts/texts.ts";
import { languages } from "server/kpi/texts/language.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { fillTenant, now } from "../../support/api-tenants.ts";
import { askedTables } from "../../support/export-tables.ts";
import { coveredCsv, csvCells, sendExport, sheetsOf } from "../../support/exports.ts";

const [own, foreign, missing] = ["OWN-DEALER", "SECRET-DEALER", "ABSENT-DEALER"] as const;
let api: ApiServer;
beforeAll(async () => {
  api = await createApiServer(now);
  await fillTenant(api, own, 7);
  await fillTenant(api, foreign, 8);
  await newDealer(api.database.dataSource, { id: "EMPTY-DEALER" });
});
afterAll(() => api.close());

/** What the API shows to staff alone, as it is about many dealers. */
const ofStaff = new Set(["IMPORT_RUNS", "ASSIGNMENT_FAIRNESS"]);

const cases = Object.entries(askedTables(own)).flatMap(([table, asked]) => asked.map((input) => [table, input] as const));

/** Whether a cell of a sheet says what one of a CSV does; a sheet's dates are as exact as a number of days can be. */
function sameCell(text: string, cell: CellValue): boolean {
  if (cell instanceof Date) return Math.abs(Date.parse(text) - cell.getTime()) < 2;
  if (typeof cell === "number") return text !== "" && Number(text) === cell;
  return text === String(cell ?? "") || (typeof cell === "string" && text === `'${cell}`);
}

test("every table is asked for here", () => {
  expect(Object.keys(askedTables(own)).toSorted()).toEqual(exportTables.map(({ name }) => name).toSorted());
});

test("every table, column and input has a text in every language", async () => {
  await createSchema();
  const missingTexts = cases.flatMap(([name, input]) => {
    const opened = exportTables.find((table) => table.name === name)?.open(input);
    const keys = [
      `export.table.${name}`,
      ...(opened?.columns.map(({ key }) => `export.column.${key}`) ?? []),
      ...Object.keys(opened?.input ?? {})
        .filter((key) => key !== "dealer" && key !== "program")
        .map((key) => `export.input.${key}`),
    ];
    return languages.flatMap((language) => keys.filter((key) => !hasText(language, key)).map((key) => `${language} ${key}`));
  });
  expect(missingTexts).toEqual([]);
});

describe.each(cases)("%s of %j", (table, input) => {
  test("holds the same rows as CSV and as XLSX, and its own dealer's alone", async () => {
    const csv = await sendExport(api, { table, ...input });
    expect(csv.status, csv.text).toBe(200);
    const { cover, lines } = coveredCsv(csv.text);
    const xlsx = await sendExport(api, { table, ...input, format: "XLSX" });
    const [, data] = await sheetsOf(xlsx.bytes);
    const [header = [], ...rows] = lines;
    expect(rows.length).toBeGreaterThan(0);
    expect(cover["Rows"]).toBe(String(rows.length));
    expect(data?.rows[0]).toEqual(header);
    expect(data?.rows.length).toBe(rows.length + 1);
    for (const [index, row] of rows.entries()) {
      const cells = header.map((_, place) => data?.rows[index + 1]?.[place] ?? null);
      expect(row.map((text, place) => sameCell(text, cells[place] ?? null))).toEqual(row.map(() => true));
    }
    expect(!ofStaff.has(table) && csv.text.includes(foreign)).toBe(false);
  });

  test("a foreign dealer and one that is not there answer alike to who may not see them", async () => {
    const asked = (dealer: string) =>
      askedTables(dealer)[table]?.[cases.filter(([name]) => name === table).findIndex(([, one]) => one === input)];
    const answers = await Promise.all(
      [foreign, missing].map(async (dealer) => {
        const { status, text } = await sendExport(api, { table, ...asked(dealer) }, { as: [own], subject: dealer });
        return { status, text: text.replaceAll(dealer, "{dealer}") };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe("dealer" in input ? 404 : 200);
  });

  test("the dealer itself reads what staff read", async () => {
    const [byStaff, byDealer] = await Promise.all([
      sendExport(api, { table, ...input, cover: false }),
      sendExport(api, { table, ...input, cover: false }, { as: [own], subject: own }),
    ]);
    // Quartiles over fewer than five dealers are for staff alone.
    const told = ({ text }: { readonly text: string }) => csvCells(text).map((row) => (table === "COMPARISON" ? row.slice(0, -4) : row));
    expect(told(byDealer)).toEqual(ofStaff.has(table) ? told(byStaff).slice(0, 1) : told(byStaff));
  });
});
