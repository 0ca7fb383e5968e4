import fc from "fast-check";
import { keepDecided } from "server/features/publication/keep-decided.writer.ts";
import { publishResults } from "server/features/publication/publish.writer.ts";
import { type DecidedRow, readDecided } from "server/features/scorecard/decided.reader.ts";
import { metricOf } from "server/kpi/catalogue.ts";
import { fieldService } from "server/kpi/definitions/field-service/program.ts";
import { fleetServiceOpportunities } from "server/kpi/definitions/fleet-service-opportunities/program.ts";
import { internetSales } from "server/kpi/definitions/internet-sales/program.ts";
import type { StoredRecord, View } from "server/kpi/formula/evaluate.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import type { Metric } from "server/kpi/metric.ts";
import { monthPeriod, type Period } from "server/kpi/period.ts";
import { foresee, hasOutlook, metricOutlook } from "server/kpi/results/foresee.ts";
import { bits } from "server/kpi/results/outlook-range.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { anyOpportunity } from "./random-opportunities.ts";
import { insertRecords } from "./random-records.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-12-20T12:00:00Z");
const day = 86_400_000;
const metrics = [
  ...[fleetServiceOpportunities, internetSales].flatMap((program) => program.metrics).filter(hasOutlook),
  metricOf(fieldService, "FIRST_TIME_FIX_RATE"),
];
const kinds = [
  { code: "WORK_ORDER", table: "work_order" },
  { code: "VISIT", table: "visit" },
  { code: "OPPORTUNITY", table: "opportunity" },
  { code: "LEAD", table: "lead" },
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A lead whose steps come one after another, some of them too late, each with its time. */
function anyLead({ start, end }: Period): fc.Arbitrary<StoredRecord> {
  const step = fc.integer({ min: 1, max: 60 * day });
  return fc
    .record({
      received: fc.integer({ min: start.getTime(), max: end.getTime() - 1 }),
      steps: fc.array(step, { maxLength: 4 }),
      skipsContact: fc.constantFrom(false, false, false, true),
    })
    .map(({ received, steps, skipsContact }) => {
      const at = (count: number) => {
        if (steps.length < count || (skipsContact && count === 1)) return null;
        return new Date(steps.slice(0, count).reduce((sum, each) => sum + each, received));
      };
      const [contacted, set, showed, sold] = [at(1), at(2), at(3), at(4)];
      const flags = { contacted: contacted && true, appointment_set: set && true, showed: showed && true, sold: sold && true };
      return {
        received_at: new Date(received),
        contacted_at: contacted,
        appointment_set_at: set,
        showed_at: showed,
        sold_at: sold,
        ...flags,
      };
    });
}

/** Orders with a visit or two before they are completed, some of which come back: by name, or by their asset and fault. */
function anyOrders({ start, end }: Period): fc.Arbitrary<{ readonly WORK_ORDER: StoredRecord[]; readonly VISIT: StoredRecord[] }> {
  const drawn = fc.record({
    completed: fc.integer({ min: start.getTime() + day, max: end.getTime() - 1 }),
    visits: fc.constantFrom(1, 1, 1, 1, 2),
    comesBack: fc.option(fc.integer({ min: 1, max: 45 * day })),
    isNamed: fc.boolean(),
  });
  return fc.array(drawn, { minLength: 40, maxLength: 40, size: "max" }).map((orders) => ({
    WORK_ORDER: orders.flatMap(({ completed, comesBack, isNamed }, index): StoredRecord[] => {
      const order = { place: "ON_SITE", nature: "REACTIVE", asset_id: `asset ${index}`, problem_code: "NO_START", currency: "USD" };
      const id = `order ${index}`;
      const first = { ...order, id, opened_at: new Date(completed - day), completed_at: new Date(completed), comeback_of_id: null };
      if (comesBack === null) return [first];
      const opened_at = new Date(completed + comesBack);
      return [first, { ...order, id: `${id} again`, opened_at, completed_at: null, comeback_of_id: isNamed ? id : null }];
    }),
    VISIT: orders.flatMap(({ completed, visits }, index) =>
      Array.from({ length: visits }, (_, place): StoredRecord => {
        const arrived_at = new Date(completed - (place + 1) * 3_600_000);
        return { id: `visit ${index} ${place}`, work_order_id: `order ${index}`, arrived_at, visited_at: arrived_at };
      }),
    ),
  }));
}

const numbered = (records: readonly StoredRecord[]): StoredRecord[] => records.map((record, index) => ({ ...record, id: String(index) }));

/** How many stood in a place at an age, open, by where they ended: as somebody who looked in the middle of that day saw each of them. */
function lookedAt(metric: Metric, { period, records }: Omit<View, "asOf">, age: number, finalAt: Date): Map<string, number> {
  const outlook = metricOutlook(metric);
  const found = new Map<string, number>();
  for (const stored of records[metric.of.code] ?? []) {
    const at = (asOf: Date) => {
      const seen = seenAsOf(outlook.kind, stored, { asOf, period, records }, [...outlook.fields, metric.cohort]);
      return seen && foresee(outlook, seen);
    };
    const born = stored[metric.cohort];
    const asOf = new Date((born instanceof Date ? born.getTime() : 0) + (age + 0.5) * day);
    const [then, ended] = [at(asOf), at(now)];
    if (!then || !ended || then.can.length < 2 || asOf >= finalAt) continue;
    const key = `${bits[then.place]} ${bits[ended.place]}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

async function keptOf(dealerId: string): Promise<DecidedRow[]> {
  const snapshot = new ReadSnapshot(database.readPool, staff);
  try {
    const keys = metrics.map(({ program, code, version }) => ({ program, metric: code, version, dealerId }));
    return await readDecided(staff, snapshot, keys, now);
  } finally {
    await snapshot.close();
  }
}

test("what is kept of a finished month is what was to be seen of it at every age", { timeout: 120_000 }, async () => {
  const { dataSource } = database;
  const period = monthPeriod("2026-03", "America/Chicago");
  const many = { minLength: 40, maxLength: 40, size: "max" } as const;
  let round = 0;
  const told = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyOpportunity(period), many),
      fc.array(anyLead(period), many),
      anyOrders(period),
      async (opportunities, leads, orders) => {
        round += 1;
        const dealerId = `R${round}`;
        const records = { OPPORTUNITY: numbered(opportunities), LEAD: numbered(leads), ...orders };
        await dataSource.query("INSERT INTO dealer (id, name, time_zone) VALUES ($1, $1, $2)", [dealerId, period.timeZone]);
        await insertRecords(dataSource, kinds, [{ dealerId, records }]);
        await publishResults(staff, dataSource, now);
        await keepDecided(staff, dataSource, now);
        const kept = await keptOf(dealerId);
        const finals: { program: string; metric: string; final_at: Date; denominator: string }[] = await dataSource.query(
          "SELECT program, metric, final_at, denominator FROM metric_result WHERE dealer_id = $1 AND denominator >= 10",
          [dealerId],
        );
        for (const { program, metric: code, final_at } of finals) {
          const metric = metrics.find((one) => one.program === program && one.code === code);
          if (!metric) continue;
          for (const age of [0, 1, 2, 10, 29, 30, 31, 59, 61, 89]) {
            const sums = new Map<string, number>();
            for (const row of kept) {
              if (row.dealer_id !== dealerId || row.program !== program || row.metric !== code || row.age > age) continue;
              const key = `${row.standing} ${row.place}`;
              sums.set(key, (sums.get(key) ?? 0) + row.change);
            }
            const open = new Map([...sums].filter(([, count]) => count !== 0));
            expect(open, `${program}.${code} at ${age} days`).toEqual(lookedAt(metric, { period, records }, age, final_at));
            told.set(code, (told.get(code) ?? 0) + open.size);
          }
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
  expect(told.get("FIRST_TIME_FIX_RATE")).toBeGreaterThan(20);
  expect([...told.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(200);
});
