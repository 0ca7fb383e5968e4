import { readSamples } from "server/features/improvement/sample.reader.ts";
import { programs } from "server/kpi/catalogue.ts";
import { addsUp, periodNumbers } from "server/kpi/improvement/period-numbers.ts";
import { strataOf } from "server/kpi/improvement/sampled-units.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { measureCells, storeRandomDealers } from "../kpi/random-dealers.ts";

const month = "2026-03";
const asOf = new Date("2026-06-15T12:00:00Z");
const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** What the records behind each measured result add up to, beside what the engine gives for it. */
async function sampled(seed: number) {
  const cells = await storeRandomDealers(database, month, 12, seed);
  const measured = await measureCells(database, metrics, cells, asOf);
  const zones = new Map(cells.map(({ dealerId, timeZone }) => [dealerId, timeZone]));
  const asked = measured.map((numbers) => {
    const { metric, dealerId, currency } = numbers;
    const timeZones = [zones.get(dealerId) ?? "UTC"];
    const subject = { selection: { ids: [dealerId] }, dealerId, country: null, timeZones, currency: "USD", asOf };
    return { metric, month, currency, subject, numbers } as const;
  });
  const [first, ...others] = asked;
  if (!first) throw new Error("Nothing was measured.");
  const snapshot = new ReadSnapshot(database.readPool, staff);
  const answers = await readSamples(staff, snapshot, [first, ...others]);
  await snapshot.close();
  return asked.map(({ metric, numbers }, index) => ({ metric, numbers, rows: answers[index] ?? [] }));
}

const added = (units: readonly (number | null)[]): number => units.reduce<number>((sum, number) => sum + (number ?? 0), 0);

describe("the records behind a number, of every metric", () => {
  test.each([1, 2, 3])("add up to it on random records (seed %i)", async (seed) => {
    const found = await sampled(seed);
    expect(found.length).toBeGreaterThan(100);
    for (const { metric, numbers, rows } of found) {
      const units = strataOf(metric, rows).flat();
      const anew = addsUp(metric)
        ? { numerator: added(units.map(({ numerator }) => numerator)), denominator: added(units.map(({ denominator }) => denominator)) }
        : periodNumbers(metric, [numbers], rows);
      const name = `${metric.program}.${metric.code} of ${numbers.dealerId}`;
      expect(Math.abs(Number(anew.numerator) - Number(numbers.numerator)), name).toBeLessThan(1e-6);
      expect(Math.abs(Number(anew.denominator ?? 0) - Number(numbers.denominator ?? 0)), name).toBeLessThan(1e-6);
    }
  });
});
