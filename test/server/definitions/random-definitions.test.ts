import fc from "fast-check";
import { metricOf, programOf, programs } from "server/kpi/catalogue.ts";
import { definitionDocument } from "server/kpi/definition-json/definition-document.ts";
import { readDefinition } from "server/kpi/definition-json/read-definition.ts";
import { all } from "server/kpi/formula/condition.ts";
import { different } from "server/kpi/metric.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { type EvaluatedNumbers, evaluateMetric } from "server/kpi/results/evaluate-metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { currencyFromStored } from "server/kpi/results/currency.ts";
import { cellParameters, givenCells } from "server/storage/kpi/cohort-sql.ts";
import { type MeasuredRow, measuredCellsSql } from "server/storage/kpi/measure-sql.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { anyOpportunities } from "../kpi/random-opportunities.ts";
import { storeDrawnDealers } from "../kpi/random-dealers.ts";
import { anyRecords, randomKinds } from "../kpi/random-records.ts";
import { anyDefinition } from "./random-definition.ts";

const zones = ["UTC", "America/Chicago", "Pacific/Auckland"] as const;
const month = "2026-03";
const asOf = new Date("2026-04-20T12:00:00Z");
const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics);
const recordKinds = [...new Map(metrics.flatMap(({ of, per }) => (per ? [of, per.of] : [of])).map((kind) => [kind.code, kind])).values()];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const definition = fc
  .constantFrom(...metrics)
  .chain((metric) => fc.record({ inForce: fc.constant(metric), text: anyDefinition(metric, recordKinds) }));

function changed(program: string, code: string, parts: object) {
  const inForce = metricOf(programOf(program), code);
  return { inForce, text: JSON.stringify({ ...definitionDocument(inForce), ...parts }) };
}

/** What random ones seldom are: a ratio about none of the records that it is divided by, and different instants. */
const chosen = [
  changed("FIELD_SERVICE", "IDLE_TO_BILLABLE_RATIO", { population: { op: "any", conditions: [] } }),
  changed("AFTER_SALES", "APPOINTMENT_RATE", {
    cohort: "EVERY_PERIOD",
    population: all(),
    denominator: all(),
    amount: different("completed_at"),
  }),
];

const told = (numbers: readonly Pick<EvaluatedNumbers, "currency" | "numerator" | "denominator">[]) =>
  numbers
    .map(({ currency, numerator, denominator }) => `${currency} ${Number(numerator)}/${denominator === null ? "" : Number(denominator)}`)
    .toSorted();

test("whatever definition is read is counted by SQL as by the evaluator", { timeout: 240_000 }, async () => {
  const { dataSource, readPool } = database;
  const randoms = await randomKinds(dataSource);
  const kinds = [...randoms, { code: "OPPORTUNITY", table: "opportunity" }];
  const dealer = fc.constantFrom(...zones).chain((timeZone) => {
    const period = monthPeriod(month, timeZone);
    const records = fc.tuple(anyRecords(randoms, period), anyOpportunities(period));
    return fc.record({ timeZone: fc.constant(timeZone), records: records.map(([others, OPPORTUNITY]) => ({ ...others, OPPORTUNITY })) });
  });
  const dealers = fc.array(dealer, { minLength: 20, maxLength: 20, size: "max" });
  const definitions = fc.array(definition, { minLength: 60, maxLength: 60, size: "max" });
  let [round, read, telling] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(dealers, definitions, async (drawn, proposed) => {
      round += 1;
      const cells = await storeDrawnDealers(dataSource, kinds, { month, round, drawn });
      for (const { inForce, text } of [...chosen, ...proposed]) {
        const { metric } = readDefinition(inForce, text);
        if (!metric) continue;
        read += 1;
        const snapshot = new ReadSnapshot(readPool, staff);
        // Kept statements go by the version, which all that are tried out share.
        const statement = { text: measuredCellsSql([metric], givenCells) };
        const rows = await snapshot.query<MeasuredRow>(statement, [asOf, ...cellParameters(cells)]);
        await snapshot.close();
        const measured = rows.map((row) => ({ ...row, currency: currencyFromStored(row.currency) }));
        for (const [index, period] of cells.entries()) {
          const oracle = evaluateMetric(metric, { asOf, period, records: drawn[index]?.records ?? {} });
          const sql = measured.filter(({ dealer_id }) => dealer_id === period.dealerId);
          expect(told(sql), `dealer ${index} in ${period.timeZone}: ${text}`).toEqual(told(oracle));
          if (oracle.some(({ numerator }) => Number(numerator) !== 0)) telling += 1;
        }
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect(read).toBeGreaterThan(60);
  expect(telling).toBeGreaterThan(100);
});
