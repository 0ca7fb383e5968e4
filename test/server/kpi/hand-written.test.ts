import { metricOf, programOf } from "server/kpi/catalogue.ts";
import type { Cell } from "server/storage/kpi/cohort-sql.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { handWritten } from "./hand-written.sql.ts";
import { measureCells, storeRandomDealers } from "./random-dealers.ts";

/** Long after everything in the records. */
const asOf = new Date("2027-06-01T00:00:00.000Z");
let database: TestDatabase;
let cells: Cell[];
beforeAll(async () => {
  database = await createTestDatabase();
  cells = await storeRandomDealers(database, "2026-03", 400, 7);
});
afterAll(() => database.close());

interface Row {
  readonly dealer_id: string;
  readonly currency?: string;
  readonly numerator: string;
  readonly denominator?: string;
}

/** Dealers and currencies with anything but zeros: one without records has no row in one way of asking, and zeros in the other. */
function told(rows: readonly Row[]): Map<string, string> {
  const entries = rows.map((row) => {
    const value = `${Number(row.numerator)}/${row.denominator === undefined ? "" : Number(row.denominator)}`;
    return [`${row.dealer_id} ${row.currency ?? ""}`, value] as const;
  });
  return new Map(entries.filter(([, value]) => value !== "0/" && value !== "0/0"));
}

test.each(Object.keys(handWritten))("%s: SQL written by hand gives what the engine gives", async (key) => {
  const [program = "", code = ""] = key.split(".");
  const metric = metricOf(programOf(program), code);
  const byHand = told(await database.dataSource.query<Row[]>(handWritten[key] ?? ""));
  const measured = await measureCells(database, [metric], cells, asOf);
  const byEngine = told(
    measured.map(({ dealerId, currency, numerator, denominator }) => ({
      dealer_id: dealerId,
      numerator,
      ...(currency === null ? {} : { currency }),
      ...(denominator === null ? {} : { denominator }),
    })),
  );
  expect(byEngine).toEqual(byHand);
  // Agreement on nothing would prove nothing.
  expect([...byHand.values()].filter((value) => !value.startsWith("0/")).length).toBeGreaterThan(15);
});

/** Hours of the random records have two decimals at most: in hundredths, products are exact. */
const hundredths = (hours: string | null | undefined) => BigInt(Math.round(Number(hours ?? 0) * 100));

test("performance index = labour utilisation × labour efficiency, exactly, for every dealer", async () => {
  const metrics = ["LABOUR_UTILISATION", "LABOUR_EFFICIENCY", "PERFORMANCE_INDEX"].map((code) => metricOf(programOf("AFTER_SALES"), code));
  const measured = await measureCells(database, metrics, cells, asOf);
  const sides = cells.map(({ dealerId }) => {
    const [utilisation, efficiency, index] = metrics.map((metric) => {
      const row = measured.find((each) => each.dealerId === dealerId && each.metric === metric);
      return { over: hundredths(row?.numerator), under: hundredths(row?.denominator) };
    });
    if (!utilisation || !efficiency || !index) throw new Error("Three metrics are compared.");
    // No quotient is rounded: a ÷ b = (c ÷ d) × (e ÷ f) where a × d × f = b × c × e.
    return [index.over * utilisation.under * efficiency.under, index.under * utilisation.over * efficiency.over] as const;
  });
  expect(sides.map(([one]) => one)).toEqual(sides.map(([, other]) => other));
  expect(sides.filter(([one]) => one > 0n).length).toBeGreaterThan(15);
});
