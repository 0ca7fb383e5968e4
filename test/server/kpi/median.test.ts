import { type GroupNumbers, readGroupResults } from "server/features/scorecard/group.reader.ts";
import { amountOf } from "server/features/scorecard/receipt-record.ts";
import { readSlices } from "server/features/scorecard/slice.reader.ts";
import { catalogueIssues } from "server/kpi/catalogue-issues.ts";
import { programs } from "server/kpi/catalogue.ts";
import { all, filled } from "server/kpi/formula/condition.ts";
import type { StoredRecord } from "server/kpi/formula/evaluate.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import { atLeast } from "server/kpi/goal.ts";
import { median, type Metric, metric, numbers } from "server/kpi/metric.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { onSite, workOrder } from "server/kpi/record-kinds/work-order.record-kind.ts";
import { evaluateMetric } from "server/kpi/results/evaluate-metric.ts";
import { goalMet, sufficiencyOf, valueOf } from "server/kpi/results/metric-result.ts";
import { atMonthEnd } from "server/kpi/settlement.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { comparableValue, definitionParameters, definitionsSql } from "server/storage/kpi/comparable-sql.ts";
import { type Cell, cellParameters, monthCell } from "server/storage/kpi/cohort-sql.ts";
import { publishSql, restateSql } from "server/storage/kpi/publish-sql.ts";
import { ReadSnapshot } from "server/storage/read-snapshot.ts";
import { workerTransaction } from "server/storage/worker-transaction.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertServiceRecord } from "../../support/service-records.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { measureCells, storeRandomDealers } from "./random-dealers.ts";

const month = "2026-03";
const asOf = new Date("2026-12-20T12:00:00Z");
const staff = mintDealerScope({ kind: "STAFF" });
const program = "TEST";

const ofOrders = { version: 1, shape: "MEDIAN", of: workOrder, cohort: "completed_at", numerator: all(), settlement: atMonthEnd } as const;
const repairTime: Metric = {
  ...metric({ ...ofOrders, code: "MEDIAN_REPAIR_TIME", unit: "HOURS", population: onSite, amount: median("repair_time", 3_600_000) }),
  program,
};
const labour: Metric = {
  ...metric({
    ...ofOrders,
    code: "MEDIAN_LABOUR",
    unit: "MONEY",
    population: filled("labour_revenue"),
    amount: median("labour_revenue"),
    currency: "currency",
  }),
  program,
};
const metrics = [repairTime, labour];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function reading<T>(work: (snapshot: ReadSnapshot) => Promise<T>): Promise<T> {
  const snapshot = new ReadSnapshot(database.readPool, staff);
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

/** Orders as the evaluator takes them. */
async function ordersOf(cells: readonly Cell[]): Promise<(StoredRecord & { dealer_id: string })[]> {
  const rows: (StoredRecord & { dealer_id: string })[] = await database.dataSource.query(
    "SELECT * FROM work_order WHERE dealer_id = ANY($1) ORDER BY dealer_id, id",
    [cells.map(({ dealerId }) => dealerId)],
  );
  return rows;
}

const told = (rows: readonly { currency: string | null; numerator: string; denominator: string | null }[]) =>
  Object.fromEntries(rows.map(({ currency, numerator, denominator }) => [currency ?? "", [Number(numerator), Number(denominator)]]));

function groupOf(cells: readonly Cell[]): Promise<GroupNumbers[]> {
  const query = { selection: { ids: cells.map(({ dealerId }) => dealerId) }, timeZones: ["UTC"], months: [month], metrics, asOf } as const;
  return reading((snapshot) => readGroupResults(staff, snapshot, query));
}

const oracleOfAll = async (each: Metric, cells: readonly [Cell, ...Cell[]]) => {
  const orders = (await ordersOf(cells)).map((record, index) => ({ ...record, id: String(index) }));
  return evaluateMetric(each, { asOf, period: cells[0], records: { WORK_ORDER: orders } });
};

function publish(cells: readonly Cell[]): Promise<unknown> {
  return workerTransaction(staff, database.dataSource, (manager) =>
    manager.query(publishSql(metrics), [asOf, ...cellParameters(cells), program, [asOf]]),
  );
}

/** A dealer with on-site orders of March that took so many hours. */
async function dealerWith(id: string, hours: readonly number[]): Promise<readonly [Cell]> {
  await database.dataSource.query("INSERT INTO dealer (id, name, time_zone) VALUES ($1, $1, 'UTC')", [id]);
  for (const [index, each] of hours.entries()) {
    const begun = Date.parse("2026-03-10T08:00:00Z");
    await insertServiceRecord(database.dataSource, "work_order", {
      dealer_id: id,
      id: `${id} ${index}`,
      technician_id: each < 3 ? "quick" : "slow",
      work_started_at: new Date(begun),
      repaired_at: new Date(begun + each * 3_600_000),
      completed_at: "2026-03-20T08:00:00Z",
    });
  }
  return [monthCell(id, month, "UTC")];
}

describe("a median", () => {
  test("is the same in SQL and in the evaluator, for random dealers", async () => {
    const cells = await storeRandomDealers(database, month, 150, 4_000);
    const orders = await ordersOf(cells);
    const measured = await measureCells(database, metrics, cells, asOf);
    let telling = 0;
    for (const period of cells) {
      for (const each of metrics) {
        const records = { WORK_ORDER: orders.filter(({ dealer_id }) => dealer_id === period.dealerId) };
        const oracle = evaluateMetric(each, { asOf, period, records });
        const sql = measured.filter((row) => row.dealerId === period.dealerId && row.metric === each);
        expect(told(sql), `${period.dealerId} ${each.code}`).toEqual(told(oracle));
        telling += oracle.filter(({ numerator, denominator }) => Number(numerator) !== 0 && Number(denominator) > 1).length;
      }
    }
    expect(telling).toBeGreaterThan(50);
  });

  test("of all dealers is made from all of their records, open or published", async () => {
    const cells = (await storeRandomDealers(database, month, 160, 8_000)).filter(({ timeZone }) => timeZone === "UTC");
    const [first, ...others] = cells;
    if (!first) throw new Error("There is no dealer in UTC.");
    const groupTold = async () => {
      const results = await groupOf(cells);
      return metrics.map((each) => told(results.filter((result) => result.metric === each)));
    };
    const oracles = await Promise.all(metrics.map((each) => oracleOfAll(each, [first, ...others])));
    expect(await groupTold()).toEqual(oracles.map(told));
    await publish(cells.slice(1));
    expect(await groupTold()).toEqual(oracles.map(told));
  });

  test.each([
    ["odd", [5, 1, 2], 2],
    ["even", [8, 1, 2, 3], 2.5],
    ["uncommonly small", [7], 7],
  ])("of an %s count", async (name, hours, expected) => {
    const cells = await dealerWith(name, hours);
    const [measured] = await measureCells(database, [repairTime], cells, asOf);
    expect([Number(measured?.numerator), measured?.denominator]).toEqual([expected, String(hours.length)]);
  });

  test("is published, and restated when it moves", async () => {
    const cells = await dealerWith("restated", [1, 2, 9]);
    await publish(cells);
    await database.dataSource.query("UPDATE work_order SET repaired_at = work_started_at + interval '5 hours' WHERE id = 'restated 1'");
    await workerTransaction(staff, database.dataSource, (manager) =>
      manager.query(restateSql(repairTime), [asOf, ...cellParameters(cells), program, "someone", "typed wrong", ""]),
    );
    const rows: unknown[] = await database.dataSource.query(
      `SELECT edition, p.numerator::float, p.denominator::float, (${comparableValue})::float AS compared
       FROM metric_result p JOIN ${definitionsSql(1)} USING (program, metric) WHERE dealer_id = 'restated' ORDER BY edition`,
      definitionParameters(metrics),
    );
    expect(rows).toEqual([
      { edition: 1, numerator: 2, denominator: 3, compared: null },
      { edition: 2, numerator: 5, denominator: 3, compared: null },
    ]);
  });

  test("of ten records or more is compared by its own value", async () => {
    const cells = await dealerWith("compared", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await publish(cells);
    const rows: unknown[] = await database.dataSource.query(
      `SELECT (${comparableValue})::float AS compared FROM metric_result p JOIN ${definitionsSql(1)} USING (program, metric) WHERE dealer_id = 'compared'`,
      definitionParameters(metrics),
    );
    expect(rows).toEqual([{ compared: 5.5 }]);
  });

  test("of a slice is that of all its records, whichever dealer they are of", async () => {
    const cells = [...(await dealerWith("first", [1, 8])), ...(await dealerWith("second", [2, 2, 6]))];
    const subject = {
      selection: { ids: cells.map(({ dealerId }) => dealerId) },
      dealerId: null,
      country: null,
      currency: null,
      timeZones: ["UTC"],
      asOf,
    };
    const rows = await reading((snapshot) =>
      readSlices(staff, snapshot, [{ metric: repairTime, month, currency: null, subject, field: "technician_id", first: 10 }]),
    );
    expect(rows[0]?.map(({ key, numerator, denominator }) => [key, Number(numerator), Number(denominator)])).toEqual([
      ["quick", 2, 3],
      ["slow", 7, 2],
    ]);
  });
});

test("a record of a median's receipt says its number, in the metric's unit", () => {
  const view = { asOf, period: monthPeriod(month, "UTC"), records: {} };
  const stored = {
    id: "1",
    opened_at: new Date(0),
    work_started_at: new Date("2026-03-10T08:00:00Z"),
    repaired_at: new Date("2026-03-10T10:30:00Z"),
  };
  const record = seenAsOf(workOrder, stored, view, ["repair_time"]);
  expect(record && amountOf(repairTime, "COUNTED", record)).toBe(2.5);
});

describe("a result that is a median", () => {
  const result = { metric: repairTime, state: "FINAL", numerator: "2.5", denominator: "12", squares: null } as const;

  test("has its numerator as value, held against the goal as it is", () => {
    expect([valueOf(result), goalMet({ ...result, goal: atLeast("2.5") }), goalMet({ ...result, goal: atLeast("2.51") })]).toEqual([
      2.5,
      true,
      false,
    ]);
  });

  test.each([
    ["9", "TOO_FEW"],
    ["24", "FEW"],
    ["25", "ENOUGH"],
  ])("of %s records is %s", (denominator, expected) => {
    expect(sufficiencyOf({ ...result, denominator })).toBe(expected);
  });

  test("of no number has no value", () => {
    const none = { ...result, numerator: "0", denominator: "0" };
    expect([valueOf(none), goalMet({ ...none, goal: atLeast("0") })]).toEqual([null, null]);
  });
});

test("a median of anything but the middle of numbers is an issue, and so is the middle in any other shape", () => {
  const [first] = programs;
  if (!first) throw new Error("The catalogue is empty.");
  const wrong = [
    { ...repairTime, code: "SUM_AS_MEDIAN", amount: numbers("repair_time") },
    { ...repairTime, code: "MEDIAN_AS_MEAN", shape: "MEAN" },
    { ...repairTime, code: "MEDIAN_OF_TEXT", amount: median("problem_code") },
  ] as const;
  const issues = catalogueIssues([{ ...first, code: program, metrics: [...first.metrics, ...wrong] }]);
  expect(issues.filter((issue) => !issue.includes("the text"))).toEqual([
    "TEST.SUM_AS_MEDIAN: the middle of numbers is for a median, and a median needs it.",
    "TEST.MEDIAN_AS_MEAN: the middle of numbers is for a median, and a median needs it.",
    "TEST.MEDIAN_OF_TEXT: the amount problem_code is no number of WORK_ORDER.",
  ]);
});
