import { type Measurement, readMeasurements } from "server/features/scorecard/measure.reader.ts";
import { metricOf, programOf, programs } from "server/kpi/catalogue.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { type EvaluatedNumbers, evaluateMetric } from "server/kpi/results/evaluate-metric.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { monthCell } from "server/storage/kpi/cohort-sql.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../support/test-database.ts";
import { insertRecords, randomKinds } from "../random-records.ts";
import { allCases } from "./all-cases.ts";
import { storedRecords } from "./case-records.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.slice(1).flatMap((program) => program.metrics);
const cases = allCases.map((each, index) => ({ ...each, dealerId: `CASE-${index}`, stored: storedRecords(each.records) }));

/** What SQL gives for each dealer: one statement for each instant that cases are looked at. */
const measured = new Map<string, Measurement[]>();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { dataSource, readPool } = database;
  await dataSource.query(
    "INSERT INTO dealer (id, name, time_zone) SELECT id, id, zone FROM unnest($1::text[], $2::text[]) AS d(id, zone)",
    [cases.map(({ dealerId }) => dealerId), cases.map(({ timeZone }) => timeZone)],
  );
  const kinds = await randomKinds(dataSource);
  await insertRecords(
    dataSource,
    kinds,
    cases.map(({ dealerId, stored: records }) => ({ dealerId, records })),
  );
  for (const asOf of new Set(cases.map((each) => each.asOf.getTime()))) {
    const cells = cases.filter((each) => each.asOf.getTime() === asOf).map((each) => monthCell(each.dealerId, each.month, each.timeZone));
    const snapshot = new ReadSnapshot(readPool, staff);
    const rows = await readMeasurements(staff, snapshot, metrics, cells, new Date(asOf));
    await snapshot.close();
    for (const row of rows) measured.set(row.dealerId, [...(measured.get(row.dealerId) ?? []), row]);
  }
});
afterAll(() => database.close());

function told(numbers: readonly Pick<EvaluatedNumbers, "currency" | "numerator" | "denominator">[]): string {
  const results = numbers.map(({ currency, numerator, denominator }) => {
    const value = denominator === null ? `${Number(numerator)}` : `${Number(numerator)}/${Number(denominator)}`;
    return currency === null ? value : `${currency} ${value}`;
  });
  return results.toSorted().join("; ") || "nothing";
}

test("every metric has cases", () => {
  const covered = new Set(cases.map(({ program, metric }) => `${program}.${metric}`));
  expect(metrics.map(({ program, code }) => `${program}.${code}`).filter((key) => !covered.has(key))).toEqual([]);
});

test("no two cases of a metric have the same name", () => {
  const names = cases.map(({ program, metric, name }) => `${program}.${metric}: ${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("records are written with columns that there are", async () => {
  const kinds = await randomKinds(database.dataSource);
  const known = new Set(kinds.flatMap(({ code, columns }) => columns.map(({ name }) => `${code}.${name}`)));
  const written = cases.flatMap(({ records }) =>
    records.flatMap(({ kind, values }) => Object.keys(values).map((name) => `${kind}.${name}`)),
  );
  expect([...new Set(written)].filter((name) => !known.has(name) && !name.endsWith(".id"))).toEqual([]);
});

describe.each([...new Set(cases.map(({ program, metric }) => `${program} ${metric}`))])("%s", (key) => {
  const [program = "", code = ""] = key.split(" ");
  const rows = cases.filter((each) => each.program === program && each.metric === code);
  test.each(rows.map((row) => [`${row.name}: ${row.gives}`, row] as const))(
    "%s",
    (_, { asOf, stored: records, dealerId, month, timeZone, gives }) => {
      const metric = metricOf(programOf(program), code);
      const bySql = (measured.get(dealerId) ?? []).filter((row) => row.metric === metric);
      const byEvaluator = evaluateMetric(metric, { asOf, period: monthPeriod(month, timeZone), records });
      expect({ sql: told(bySql), evaluator: told(byEvaluator) }).toEqual({ sql: gives, evaluator: gives });
    },
  );
});
