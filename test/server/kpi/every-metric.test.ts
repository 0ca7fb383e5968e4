import fc from "fast-check";
import { readMeasurements } from "server/features/scorecard/measure.reader.ts";
import { programs } from "server/kpi/catalogue.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { evaluateMetric } from "server/kpi/results/evaluate-metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { storeDrawnDealers } from "./random-dealers.ts";
import { anyRecords, randomKinds } from "./random-records.ts";

const zones = ["UTC", "America/Chicago", "Pacific/Auckland", "America/Havana", "Asia/Kolkata"] as const;
const month = "2026-03";
const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.slice(1).flatMap((program) => program.metrics);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** How often a metric came to more than nothing: agreement on nothing alone would prove nothing. */
const telling = new Map<string, number>();

test("SQL and evaluator give the same numbers for every metric, on random records of every kind", { timeout: 240_000 }, async () => {
  const { dataSource, readPool } = database;
  const kinds = await randomKinds(dataSource);
  let round = 0;
  const dealer = fc
    .constantFrom(...zones)
    .chain((timeZone) => fc.record({ timeZone: fc.constant(timeZone), records: anyRecords(kinds, monthPeriod(month, timeZone)) }));
  const asOfs = fc.constantFrom("2026-12-20T12:00:00.000Z", "2026-04-02T00:00:00.000Z", "2026-03-17T09:30:00.000Z");
  await fc.assert(
    fc.asyncProperty(fc.array(dealer, { minLength: 60, maxLength: 60, size: "max" }), asOfs, async (drawn, asOfText) => {
      round += 1;
      const asOf = new Date(asOfText);
      const cells = await storeDrawnDealers(dataSource, kinds, { month, round, drawn });
      const snapshot = new ReadSnapshot(readPool, staff);
      const measured = await readMeasurements(staff, snapshot, metrics, cells, asOf);
      await snapshot.close();
      for (const [index, period] of cells.entries()) {
        const records = drawn[index]?.records ?? {};
        for (const metric of metrics) {
          const sql = measured.filter((row) => row.dealerId === period.dealerId && row.metric === metric);
          const oracle = evaluateMetric(metric, { asOf, period, records });
          const told = (numbers: typeof oracle) =>
            numbers
              .map(
                ({ currency, numerator, denominator, squares }) =>
                  `${currency} ${Number(numerator)}/${denominator === null ? "" : Number(denominator)} ${squares === null ? "" : Number(squares)}`,
              )
              .toSorted();
          expect(told(sql), `dealer ${index} in ${period.timeZone}, ${metric.program}.${metric.code}, as of ${asOfText}`).toEqual(
            told(oracle),
          );
          const key = `${metric.program}.${metric.code}`;
          if (oracle.some(({ numerator }) => Number(numerator) !== 0)) telling.set(key, (telling.get(key) ?? 0) + 1);
        }
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(metrics.filter(({ program, code }) => !telling.has(`${program}.${code}`)).map(({ code }) => code)).toEqual([]);
});
