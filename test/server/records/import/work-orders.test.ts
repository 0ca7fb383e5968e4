import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { importFiles } from "server/features/records/import/import-files.ts";
import type { ImportReport } from "server/features/records/import/import-report.ts";
import { workOrderImport } from "server/features/records/import/kinds/work-order.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../support/test-database.ts";

const file = resolve(import.meta.dirname, "../../../../../shared/data/work-orders/work_orders.csv");
const mappingFile = resolve(import.meta.dirname, "../../../fixtures/work-orders.mapping.json");
const absent = !existsSync(file);

describe.skipIf(absent)(`work orders${absent ? " (skipped: ../shared/data/work-orders/work_orders.csv is absent)" : ""}`, () => {
  let database: TestDatabase;
  let outputFolder: string;
  let report: ImportReport | undefined;

  async function load(): Promise<ImportReport | undefined> {
    const files = [{ kind: workOrderImport, file, mapping: (await readMapping(mappingFile)).mapping }];
    const options = { now: new Date("2026-01-01T00:00:00Z"), outputFolder };
    return (await importFiles(mintDealerScope({ kind: "STAFF" }), database.dataSource, files, options)).reports[0];
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    outputFolder = await mkdtemp(join(tmpdir(), "work-orders-"));
    report = await load();
  });
  afterAll(async () => {
    await database.close();
    await rm(outputFolder, { recursive: true });
  });

  async function number(expression: string, condition: string): Promise<number> {
    const [row] = await database.dataSource.query<{ value: string }[]>(
      `SELECT ${expression} AS value FROM work_order WHERE dealer_id = 'SERVICE-DESK' AND (${condition})`,
    );
    return Number(row?.value);
  }

  test("1,000 rows of one dealer land", () => {
    expect(report).toMatchObject({ rows: 1000, new: 1000, bad: 0, dealersCreated: 1 });
  });

  test("technicians whose staff records are not there are findings, none of them refused", () => {
    expect(report?.findingCount).toBe(1000);
    expect(report?.findings[0]).toEqual({
      line: 2,
      column: "LeadTech",
      value: "Khan",
      expected: "the id of a known member of staff of the dealer",
    });
  });

  test("a second import changes nothing", async () => {
    expect(await load()).toMatchObject({ new: 0, changed: 0, unchanged: 1000, dealersCreated: 0 });
  });

  // The numbers of the source carry float noise in their last digits.
  test.each([
    ["completed", "count(*)", "completed_at IS NOT NULL", 858],
    ["still open", "count(*)", "completed_at IS NULL", 142],
    ["labour revenue of the completed", "round(sum(labour_revenue), 2)", "completed_at IS NOT NULL", 69_647.5],
    ["parts revenue of the completed", "round(sum(parts_revenue), 2)", "completed_at IS NOT NULL", 135_405.47],
    ["parts revenue of all", "round(sum(parts_revenue), 2)", "true", 164_629.48],
    ["with labour or parts under warranty", "count(*)", "nature = 'WARRANTY'", 94],
    ["completed before they were opened", "count(*)", "completed_at < opened_at", 0],
    ["in another currency or place", "count(*)", "currency <> 'USD' OR place <> 'ON_SITE'", 0],
  ])("%s", async (_, expression, condition, value) => {
    expect(await number(expression, condition)).toBe(value);
  });

  test("the cost is that of labour and parts", async () => {
    const text = readFileSync(file, "utf8");
    const [header = "", ...rows] = text.trim().split(/\r?\n/);
    const names = header.split(",");
    const total = (name: string) => rows.reduce((sum, row) => sum + Number(row.split(",")[names.indexOf(name)]), 0);
    expect(await number("sum(cost)", "true")).toBeCloseTo(total("LbrCost") + total("PartsCost"), 6);
  });

  test("records are complete through the newest completion", async () => {
    const rows = await database.dataSource.query<object[]>(
      "SELECT record_kind, complete_through = (SELECT greatest(max(opened_at), max(completed_at)) FROM work_order) AS newest FROM record_completeness",
    );
    expect(rows).toEqual([{ record_kind: "WORK_ORDER", newest: true }]);
  });
});
