import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { importFiles } from "server/features/records/import/import-files.ts";
import type { ImportReport } from "server/features/records/import/import-report.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../support/test-database.ts";

const file = resolve(import.meta.dirname, "../../../../../shared/data/incident-offers/offers.csv");
const mappingFile = resolve(import.meta.dirname, "../../../fixtures/incident-offers.mapping.json");
const absent = !existsSync(file);

describe.skipIf(absent)(`incident offers${absent ? " (skipped: ../shared/data/incident-offers/offers.csv is absent)" : ""}`, () => {
  let database: TestDatabase;
  let outputFolder: string;
  let report: ImportReport | undefined;

  async function load(): Promise<ImportReport | undefined> {
    const files = [{ kind: opportunityImport, file, mapping: (await readMapping(mappingFile)).mapping }];
    const options = { now: new Date("2026-01-01T00:00:00Z"), outputFolder };
    return (await importFiles(mintDealerScope({ kind: "STAFF" }), database.dataSource, files, options)).reports[0];
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    outputFolder = await mkdtemp(join(tmpdir(), "incident-offers-"));
    report = await load();
  });
  afterAll(async () => {
    await database.close();
    await rm(outputFolder, { recursive: true });
  });

  async function april(condition: string, dealer = "%"): Promise<number> {
    const [row] = await database.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM opportunity
       WHERE date_trunc('month', assigned_at AT TIME ZONE 'UTC') = '2012-04-01' AND dealer_id LIKE $1 AND (${condition})`,
      [dealer],
    );
    return row?.count ?? Number.NaN;
  }

  test("17,008 rows of 649 dealers land", () => {
    expect(report).toMatchObject({ rows: 17_008, new: 17_008, bad: 0, dealersCreated: 649 });
  });

  test("a second import changes nothing", async () => {
    expect(await load()).toMatchObject({ new: 0, changed: 0, unchanged: 17_008, dealersCreated: 0 });
  });

  test.each([
    ["assigned", "true", "%", 5585],
    ["accepted", "response = 'ACCEPTED'", "%", 4976],
    ["declined, each with a reason", "response = 'REJECTED' AND decline_reason IS NOT NULL", "%", 150],
    ["expired", "response IS NULL", "%", 459],
    ["completed within 30 days", "outcome = 'COMPLETED' AND outcome_at <= responded_at + interval '720 hours'", "%", 4800],
    ["assigned to G97", "true", "G97", 636],
    ["accepted by G97", "response = 'ACCEPTED'", "G97", 547],
    ["declined by G97", "response = 'REJECTED'", "G97", 4],
    ["expired with G97", "response IS NULL", "G97", 85],
  ])("April 2012: %s", async (_, condition, dealer, count) => {
    expect(await april(condition, dealer)).toBe(count);
  });
});
