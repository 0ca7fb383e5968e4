import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPublishedDemo, demoNow } from "../../support/published-demo.ts";
import type { TestDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createPublishedDemo();
});
afterAll(() => database.close());

const query = <Row>(sql: string, ...parameters: unknown[]) => database.dataSource.query<Row[]>(sql, parameters);

type Program = "AFTER_SALES" | "FIELD_SERVICE" | "INTERNET_SALES";

/** The published result of the months together. */
async function result(dealer: string, program: Program, metric: string, from: string, to: string): Promise<number> {
  const [row] = await query<{ value: string | null }>(
    `SELECT sum(numerator) / nullif(sum(coalesce(denominator, 1)), 0) AS value FROM metric_result
     WHERE dealer_id = $1 AND program = $2 AND metric = $3 AND month BETWEEN $4::date AND $5::date`,
    dealer,
    program,
    metric,
    `${from}-01`,
    `${to}-01`,
  );
  if (typeof row?.value !== "string") throw new Error(`${metric} of ${dealer} has no published result from ${from} to ${to}.`);
  return Number(row.value);
}

const afterSales = (dealer: string, metric: string, from = "2025-09", to = "2026-08") => result(dealer, "AFTER_SALES", metric, from, to);
const fieldService = (dealer: string, metric: string, from = "2025-09", to = "2026-08") =>
  result(dealer, "FIELD_SERVICE", metric, from, to);
const internetSales = (dealer: string, metric: string, from = "2024-10", to = "2026-05") =>
  result(dealer, "INTERNET_SALES", metric, from, to);

describe("the good dealer took booking in hand in April", () => {
  test.each([
    ["APPOINTMENT_RATE", 0.5],
    ["APPOINTMENT_REMINDER_RATE", 0.7],
    ["CUSTOMER_PUNCTUALITY_RATE", 0.6],
  ])("%s climbs over its goal", async (metric, goal) => {
    expect(await afterSales("D1001", metric, "2025-10", "2026-03")).toBeLessThan(goal - 0.05);
    for (const month of ["2026-05", "2026-06", "2026-07", "2026-08"])
      expect(await afterSales("D1001", metric, month, month)).toBeGreaterThan(goal);
  });

  test.each([
    ["INTERACTIVE_INSPECTION_RATE", 0.5],
    ["PARTS_PREPICK_ON_TIME_RATE", 0.6],
    ["FIRST_TIME_FIX_RATE", 0.85],
    ["WORKSHOP_ON_TIME_RATE", 0.8],
    ["FINAL_CHECK_ON_TIME_RATE", 0.9],
    ["DELIVERY_EXPLANATION_RATE", 0.85],
    ["FOLLOW_UP_RATE", 0.65],
    ["PROBLEM_RESOLUTION_RATE", 0.8],
    ["LABOUR_UTILISATION", 0.85],
    ["LABOUR_EFFICIENCY", 0.85],
    ["HOURS_SOLD_PER_RO", 2.5],
    ["PARTS_SOLD_PER_RO", 100],
    ["SALES_INTRODUCTION_RATE", 0.65],
    ["PROACTIVE_CONTACT_RATE", 0.65],
    ["SUGGESTION_ADOPTION_RATE", 0.7],
  ])("and meets the goal of %s over the year", async (metric, goal) => {
    expect(await afterSales("D1001", metric)).toBeGreaterThan(goal);
  });
});

test("a customer of the good dealer was unsatisfied in the last days", async () => {
  const rows = await query<{ done_at: Date }>("SELECT done_at FROM follow_up WHERE dealer_id = 'D1001' AND satisfied = false");
  expect(rows).toHaveLength(1);
  expect(demoNow.getTime() - Number(rows[0]?.done_at)).toBeLessThan(7 * 24 * 3_600_000);
});

describe("late pre-picks", () => {
  test.each([
    ["PARTS_FILL_RATE", 0, 0.7],
    ["PARTS_PREPICK_ON_TIME_RATE", 0, 0.5],
    ["WORKSHOP_ON_TIME_RATE", 0, 0.7],
    ["INTERACTIVE_INSPECTION_RATE", 0.5, 1],
    ["LABOUR_EFFICIENCY", 0.85, 1],
  ])("come of missing parts at D1002 and make its workshop late: %s", async (metric, least, most) => {
    const value = await afterSales("D1002", metric);
    expect(value).toBeGreaterThan(least);
    expect(value).toBeLessThan(most);
  });

  test.each([
    ["PARTS_FILL_RATE", 0.9, 1],
    ["PARTS_PREPICK_ON_TIME_RATE", 0, 0.55],
    ["INTERACTIVE_INSPECTION_RATE", 0, 0.35],
    ["APPOINTMENT_RATE", 0.5, 1],
  ])("come of inspections without the customer at D1004, not of missing parts: %s", async (metric, least, most) => {
    const value = await afterSales("D1004", metric);
    expect(value).toBeGreaterThan(least);
    expect(value).toBeLessThan(most);
  });
});

test("the net promoter score of D1003 recovers from below 0", async () => {
  expect(await fieldService("D1003", "NET_PROMOTER_SCORE", "2024-08", "2024-12")).toBeLessThan(0);
  expect(await fieldService("D1003", "NET_PROMOTER_SCORE", "2026-04", "2026-08")).toBeGreaterThan(35);
});

describe("at D1005 two engineers left", () => {
  test.each([
    ["TECHNICIAN_UTILISATION", 1.25],
    ["ORDER_COMPLETION_TIME", 1.8],
    ["RESCHEDULE_RATE", 1.5],
  ])("%s grows", async (metric, times) => {
    const before = await fieldService("D1005", metric, "2025-06", "2026-01");
    expect(await fieldService("D1005", metric, "2026-04", "2026-08")).toBeGreaterThan(times * before);
  });

  test.each(["SLA_COMPLIANCE_RATE", "EMPLOYEE_RETENTION_RATE", "ENGINEER_TO_PLANNER_RATIO"])("%s falls", async (metric) => {
    const before = await fieldService("D1005", metric, "2025-06", "2026-01");
    expect(await fieldService("D1005", metric, "2026-04", "2026-08")).toBeLessThan(0.9 * before);
  });
});

test("fewer and fewer contracts of D1006 are renewed", async () => {
  const halfYears = await Promise.all(
    [
      ["2024-08", "2025-01"],
      ["2025-04", "2025-09"],
      ["2026-02", "2026-07"],
    ].map(([from = "", to = ""]) => fieldService("D1006", "CONTRACT_RENEWAL_RATE", from, to)),
  );
  expect(halfYears).toEqual(halfYears.toSorted((one, other) => other - one));
  expect(halfYears[0]).toBeGreaterThan(0.8);
  expect(halfYears[2]).toBeLessThan(0.55);
});

test("a storm in September drops D1009's service level for a month", async () => {
  expect(await fieldService("D1009", "SLA_COMPLIANCE_RATE", "2025-06", "2025-08")).toBeGreaterThan(0.88);
  expect(await fieldService("D1009", "SLA_COMPLIANCE_RATE", "2025-09", "2025-09")).toBeLessThan(0.6);
  expect(await fieldService("D1009", "SITE_VISITS_WITHIN_SLA", "2025-09", "2025-09")).toBeLessThan(0.5);
  expect(await fieldService("D1009", "SLA_COMPLIANCE_RATE", "2025-11", "2026-01")).toBeGreaterThan(0.88);
});

test("one fault of one model makes D1010's comebacks", async () => {
  expect(await fieldService("D1010", "FIRST_TIME_FIX_RATE")).toBeLessThan(0.85);
  const [row] = await query<{ cluster: number; all: number }>(
    `SELECT count(*) FILTER (WHERE model = 'GX-200' AND problem_code = 'VOLTAGE_REGULATOR')::int AS cluster, count(*)::int AS all
     FROM work_order w JOIN asset a ON a.dealer_id = w.dealer_id AND a.id = w.asset_id
     WHERE w.dealer_id = 'D1010' AND place = 'ON_SITE' AND comeback_of_id IS NOT NULL`,
  );
  expect(row?.all).toBeGreaterThan(20);
  expect(row?.cluster).toBeGreaterThan(0.7 * (row?.all ?? 0));
});

const hoursMetrics = ["LABOUR_UTILISATION", "PERFORMANCE_INDEX", "TECHNICIAN_UTILISATION", "BILLABLE_HOURS"];

test.each(hoursMetrics)("D1016 recorded no hours, so it has no %s", async (metric) => {
  const rows = await query<{ denominator: string | null; numerator: string }>(
    "SELECT numerator, denominator FROM metric_result WHERE dealer_id = 'D1016' AND metric = $1 AND coalesce(denominator, numerator) > 0",
    metric,
  );
  expect(rows).toEqual([]);
  expect(await afterSales("D1016", "APPOINTMENT_RATE")).toBeGreaterThan(0);
});

test("D1020 has opportunities and no records of service", async () => {
  const rows = await query("SELECT DISTINCT program FROM metric_result WHERE dealer_id = 'D1020'");
  expect(rows).toEqual([{ program: "FLEET_SERVICE_OPPORTUNITIES" }]);
});

test("D1031 sells parts in two currencies, others in one", async () => {
  const rows = await query<{ dealer_id: string; currencies: string[] }>(
    "SELECT dealer_id, array_agg(DISTINCT currency ORDER BY currency) AS currencies FROM metric_result WHERE metric = 'PARTS_SOLD_PER_RO' GROUP BY dealer_id",
  );
  expect(rows.find(({ dealer_id }) => dealer_id === "D1031")?.currencies).toEqual(["CAD", "USD"]);
  expect(rows.filter(({ currencies }) => currencies.length > 1)).toHaveLength(1);
  expect(rows).toHaveLength(39);
});

describe("leads", () => {
  test("of the good dealer are contacted far more often since it replies within minutes", async () => {
    expect(await internetSales("D1001", "CONTACT_RATE", "2024-10", "2025-11")).toBeLessThan(0.55);
    expect(await internetSales("D1001", "CONTACT_RATE", "2025-12", "2026-05")).toBeGreaterThan(0.68);
  });

  test("of the poor dealer are sold as often as those of a solid one, with Contact recorded for few", async () => {
    expect(await internetSales("D1002", "CONTACT_RATE")).toBeLessThan(0.25);
    expect(await internetSales("D1002", "LEAD_TO_SALE_RATE")).toBeGreaterThan((await internetSales("D1003", "LEAD_TO_SALE_RATE")) * 0.75);
  });

  test("are final 90 days after their month, so that June is still open in the middle of September", async () => {
    const [row] = await query<{ newest: string }>(
      "SELECT to_char(max(month), 'YYYY-MM') AS newest FROM metric_result WHERE program = 'INTERNET_SALES' AND metric = 'CONTACT_RATE'",
    );
    expect(row?.newest).toBe("2026-05");
  });
});
