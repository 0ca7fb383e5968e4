import fc from "fast-check";
import { programs } from "server/kpi/catalogue.ts";
import type { StoredRecord, View } from "server/kpi/formula/evaluate.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import { isInCohort } from "server/kpi/results/evaluate-metric.ts";
import { type Foreseen, foresee, hasOutlook, metricOutlook, places } from "server/kpi/results/foresee.ts";
import type { Metric } from "server/kpi/metric.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { recordKindsOf } from "server/kpi/record-kinds-of.ts";
import { groupBy } from "server/platform/group-by.ts";
import { bits } from "server/kpi/results/outlook-range.ts";
import { cellParameters, type DealerPeriod } from "server/storage/kpi/cohort-sql.ts";
import { type OutlookRow, outlookStatement } from "server/storage/kpi/outlook-sql.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { anyOpportunities } from "./random-opportunities.ts";
import { storeDrawnDealers } from "./random-dealers.ts";
import { anyRecords, randomKinds } from "./random-records.ts";

const zones = ["UTC", "America/Chicago", "Pacific/Auckland", "America/Havana"] as const;
const month = "2026-03";
const staff = mintDealerScope({ kind: "STAFF" });
const metrics = programs.flatMap((program) => program.metrics).filter(hasOutlook);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The month's records as they are seen, each with where it can come to stand. */
function foreseenOf(
  metric: Metric,
  view: View,
): { readonly stored: StoredRecord; readonly thing: string | null; readonly foreseen: Foreseen }[] {
  const outlook = metricOutlook(metric);
  const amount = metric.amount?.add === "DIFFERENT" ? metric.amount.of : undefined;
  return (view.records[metric.of.code] ?? []).flatMap((stored) => {
    const record = seenAsOf(outlook.kind, stored, view, [...outlook.fields, metric.cohort]);
    if (!record || !isInCohort(metric, record)) return [];
    const thing = amount === undefined ? null : (record.values[amount] ?? null);
    return [{ stored, thing: thing === null ? null : String(thing), foreseen: foresee(outlook, record) }];
  });
}

const canOf = ({ can }: Foreseen) => can.reduce((sum, place) => sum + bits[place], 0);

/** How many records stand in a place and can come to others, and the first of their last instants. */
type Groups = Map<string, { records: number; until: number }>;

function add(groups: Groups, place: number, can: number, records: number, until: number | null): void {
  const key = `${place} ${can}`;
  const group = groups.get(key) ?? { records: 0, until: Number.POSITIVE_INFINITY };
  // What is decided does not change: SQL says nothing of when.
  const last = (can & (can - 1)) === 0 ? Number.POSITIVE_INFINITY : (until ?? Number.POSITIVE_INFINITY);
  groups.set(key, { records: group.records + records, until: Math.min(group.until, last) });
}

/** Of a thing: it counts where any of its records does, and is left out where all of them are. */
function together(records: readonly Foreseen[]): Foreseen {
  const place = places.find((one) => records.some((record) => record.place === one)) ?? "LEFT_OUT";
  const can = [
    ...(records.some((record) => record.can.includes("COUNTED")) ? ["COUNTED" as const] : []),
    ...(records.every(({ can: each }) => each.includes("NOT_COUNTED") || each.includes("LEFT_OUT")) &&
    records.some((record) => record.can.includes("NOT_COUNTED"))
      ? ["NOT_COUNTED" as const]
      : []),
    ...(records.every((record) => record.can.includes("LEFT_OUT")) ? ["LEFT_OUT" as const] : []),
  ];
  const untils = records.flatMap((record) => (record.can.length > 1 && record.until !== null ? [record.until] : []));
  return { place, can, until: untils.length === 0 ? null : Math.max(...untils) };
}

/** What the evaluator foresees. */
function evaluated(metric: Metric, view: View): Groups {
  const found = foreseenOf(metric, view);
  const things = groupBy(
    found.filter(({ thing }) => thing !== null),
    ({ thing }) => String(thing),
  );
  const counted =
    metric.amount?.add === "DIFFERENT"
      ? [...things.values()].map((records) => together(records.map(({ foreseen }) => foreseen)))
      : found.map(({ foreseen }) => foreseen);
  const groups: Groups = new Map();
  for (const foreseen of counted) add(groups, bits[foreseen.place], canOf(foreseen), 1, foreseen.until);
  return groups;
}

/** Shares of which records are open in a month, each for a reason of its own: a window, a deadline, a comeback, other records. */
const unforeseen = [
  "ENGAGEMENT_RATE",
  "CLOSE_RATE",
  "CONVERSION_RATE",
  "CONTRACT_RENEWAL_RATE",
  "FIRST_TIME_FIX_RATE",
  "PROBLEM_RESOLUTION_RATE",
];
const recordKinds = new Map(metrics.flatMap(recordKindsOf).map((kind) => [kind.code, kind]));

/** Whether nothing happened to a record before it was born: nobody foresees that. */
function isSound(code: string, record: StoredRecord): boolean {
  const kind = recordKinds.get(code);
  const born = kind?.born ? (record[kind.born] ?? null) : null;
  return Object.entries(kind?.fields ?? {}).every(([name, { source }]) => {
    const value = record[name] ?? null;
    return (source !== "event" && source !== "eventDay") || value === null || born === null || value >= born;
  });
}

function consistent(records: Readonly<Record<string, readonly StoredRecord[]>>): Record<string, readonly StoredRecord[]> {
  return Object.fromEntries(Object.entries(records).map(([code, all]) => [code, all.filter((record) => isSound(code, record))]));
}

const telling = new Map<string, number>();

async function outlookRows(cells: readonly DealerPeriod[], asOf: Date): Promise<OutlookRow[]> {
  const snapshot = new ReadSnapshot(database.readPool, staff);
  try {
    return await snapshot.query<OutlookRow>(outlookStatement(metrics), [asOf, ...cellParameters(cells)]);
  } finally {
    await snapshot.close();
  }
}

test("SQL and evaluator foresee the same for every share, and what becomes of a record was foreseen", { timeout: 240_000 }, async () => {
  const { dataSource } = database;
  const kinds = await randomKinds(dataSource);
  let round = 0;
  const dealer = fc.constantFrom(...zones).chain((timeZone) => {
    const period = monthPeriod(month, timeZone);
    const records = fc.tuple(anyRecords(kinds, period), anyOpportunities(period));
    return fc.record({ timeZone: fc.constant(timeZone), records: records.map(([others, OPPORTUNITY]) => ({ ...others, OPPORTUNITY })) });
  });
  const asOfs = fc.constantFrom("2026-05-20T12:00:00.000Z", "2026-04-02T00:00:00.000Z", "2026-03-17T09:30:00.000Z");
  const stored = [...kinds, { code: "OPPORTUNITY", table: "opportunity" }];
  await fc.assert(
    fc.asyncProperty(fc.array(dealer, { minLength: 40, maxLength: 40, size: "max" }), asOfs, async (drawn, asOfText) => {
      round += 1;
      const asOf = new Date(asOfText);
      const cells = await storeDrawnDealers(dataSource, stored, { month, round, drawn });
      const rows = await outlookRows(cells, asOf);
      for (const [index, period] of cells.entries()) {
        const records = drawn[index]?.records ?? {};
        for (const metric of metrics) {
          const view = { asOf, period, records };
          const sql = rows.filter(
            (row) => row.dealer_id === period.dealerId && row.program === metric.program && row.metric === metric.code,
          );
          const about = `dealer ${index} in ${period.timeZone}, ${metric.program}.${metric.code}, as of ${asOfText}`;
          const given: Groups = new Map();
          for (const { place, can, records: count, first_until } of sql)
            add(given, place, can, count, first_until === null ? null : new Date(first_until).getTime());
          expect(given, about).toEqual(evaluated(metric, view));
          const late = new Date("2027-12-20T12:00:00.000Z");
          const sound = consistent(records);
          const then = new Map(
            foreseenOf(metric, { asOf: late, period, records: sound }).map(({ stored: one, foreseen }) => [one, foreseen.place]),
          );
          for (const { stored: one, foreseen } of foreseenOf(metric, { ...view, records: sound })) {
            const became = then.get(one);
            if (became === undefined) throw new Error("A record was gone later.");
            expect(foreseen.can, `${about}: ${JSON.stringify(one)}`).toContain(became);
            if (foreseen.can.length > 1) telling.set(metric.code, (telling.get(metric.code) ?? 0) + 1);
          }
        }
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(unforeseen.filter((code) => !telling.has(code))).toEqual([]);
});
