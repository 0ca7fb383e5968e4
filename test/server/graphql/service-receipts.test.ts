import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDealer } from "../../support/api-records.ts";
import { type ApiServer, createApiServer } from "../../support/api-server.ts";
import { linesOf, type ReceiptLine, resultsOf } from "../../support/api-service-receipts.ts";
import { insertServiceRecord } from "../../support/service-records.ts";

let api: ApiServer;
let dealer: string;
const noon = "2026-03-10T17:00:00Z"; // 12:00 in Chicago
const workshop = { place: "WORKSHOP", closed_at: noon };

/** March of one dealer: a few records of each kind, by id. */
const records: readonly (readonly [table: string, id: string, record: Readonly<Record<string, unknown>>])[] = [
  ["staff", "S1", { role: "TECHNICIAN" }],
  ["staff", "S2", { role: "PLANNER", left_on: "2026-03-31" }],
  ["staff", "S3", { role: "ENGINEER", left_on: "2026-03-08" }],
  ["staff", "S4", { role: "SERVICE_ADVISOR", hired_on: "2026-04-01" }],
  ["work_order", "W1", { completed_at: noon, work_started_at: "2026-03-10T14:30:00Z", repaired_at: noon }],
  ["work_order", "W2", { completed_at: noon, asset_id: "A", problem_code: "LEAK" }],
  ["work_order", "W3", { completed_at: noon, nature: "REACTIVE", asset_id: "B", problem_code: "NOISE" }],
  ["work_order", "W4", { opened_at: "2026-03-20T17:00:00Z", comeback_of_id: "W3" }],
  ["visit", "V1", { work_order_id: "W1", vehicle: "Van 1", arrived_at: noon, travel_started_at: "2026-03-10T16:15:00Z" }],
  ["visit", "V2", { work_order_id: "W2", vehicle: "Van 1", arrived_at: noon }],
  ["visit", "V3", { work_order_id: "W2", arrived_at: noon }],
  ["visit", "V4", { work_order_id: "W3", vehicle: "Van 2", arrived_at: noon }],
  [
    "work_order",
    "R1",
    { ...workshop, sold_hours: "4", parts_revenue: "120.5", promised_at: noon, repaired_at: "2026-03-10T16:30:00.001Z" },
  ],
  ["work_order", "R2", { ...workshop, sold_hours: "1.5", parts_revenue: "40", currency: "EUR" }],
  ["time_entry", "T1", { staff_id: "S1", day: "2026-03-10", clocked_hours: "6", available_hours: "8" }],
  ["time_entry", "T2", { staff_id: "S2", day: "2026-03-10", clocked_hours: "6", available_hours: "8" }],
  ["part_line", "P1", { ordered_at: noon, expedited: true, expedite_cost: "20" }],
  ["part_line", "P2", { ordered_at: noon, expedited: true, expedite_cost: "5", currency: "EUR" }],
  ["part_line", "P3", { ordered_at: noon, expedited: false, expedite_cost: "7" }],
  ["survey_answer", "A1", { answered_at: noon, score: 10 }],
  ["survey_answer", "A2", { answered_at: noon, score: 6 }],
  ["survey_answer", "A3", { answered_at: noon, question: "CSAT", score: 5 }],
  ["contract", "C1", { expires_on: "2026-03-10", maintenance: true, renewed_on: "2026-04-09" }],
  ["contract", "C2", { expires_on: "2026-03-10", maintenance: true, renewed_on: "2026-04-10" }],
  ["contract", "C3", { expires_on: "2026-03-10", maintenance: true }],
  ["problem", "Q1", { raised_at: noon, occasion: "O", resolved_at: "2026-03-11T17:00:00Z", resolved_to_satisfaction: true }],
  ["problem", "Q2", { raised_at: noon, occasion: "O" }],
];

beforeAll(async () => {
  api = await createApiServer("2026-06-15T12:00:00Z");
  dealer = await newDealer(api.database.dataSource, { timeZone: "America/Chicago" });
  for (const [table, id, record] of records)
    await insertServiceRecord(api.database.dataSource, table, { dealer_id: dealer, id, ...record });
});
afterAll(() => api.close());

interface Told {
  readonly counted?: readonly ReceiptLine[];
  readonly notCounted?: readonly ReceiptLine[];
  readonly leftOut?: readonly ReceiptLine[];
  /** Of a ratio. */
  readonly dividedBy?: readonly ReceiptLine[];
}

const completed = "Completed Mar 10, 2026, 12:00 PM";
const noRepair = "Time from start of work to repair: not recorded.";

const shapes: readonly (readonly [metric: string, fraction: string, told: Told])[] = [
  [
    "FIELD_SERVICE.FIRST_TIME_FIX_RATE",
    "1/3",
    {
      counted: [["W1", `${completed}, not followed by a comeback by Apr 9, 2026, 12:00 PM, when the 30 days ended.`]],
      notCounted: [
        ["W2", "Visits: 2, more than 1."],
        ["W3", `${completed}, followed by a comeback Mar 20, 2026, 12:00 PM: 10 days, within 30 days.`],
      ],
    },
  ],
  [
    "FIELD_SERVICE.REWORK_RATE",
    "0/3",
    {
      notCounted: [
        ["W1", "Kind of work: not recorded."],
        ["W2", "Kind of work: not recorded."],
        ["W3", "Same fault last repaired: not recorded."],
      ],
    },
  ],
  [
    "FIELD_SERVICE.MEAN_TIME_TO_REPAIR",
    "2.5/1",
    {
      counted: [["W1", "Time from start of work to repair: 2.5 hours.", 2.5]],
      leftOut: [
        ["W2", noRepair],
        ["W3", noRepair],
      ],
    },
  ],
  [
    "FIELD_SERVICE.TRAVEL_TIME_PER_VISIT",
    "45/1",
    { counted: [["V1", "Travel time: 45 minutes.", 45]], leftOut: ["V2", "V3", "V4"].map((id) => [id, "Travel time: not recorded."]) },
  ],
  [
    "FIELD_SERVICE.VEHICLES_IN_USE",
    "2",
    {
      counted: [
        ["V1", "Vehicle: Van 1."],
        ["V2", "Vehicle: Van 1."],
        ["V4", "Vehicle: Van 2."],
      ],
      leftOut: [["V3", "Vehicle: not recorded."]],
    },
  ],
  [
    "FIELD_SERVICE.NET_PROMOTER_SCORE",
    "0/2",
    {
      counted: [
        ["A1", "Score 10: promoter.", 100],
        ["A2", "Score 6: detractor.", -100],
      ],
      leftOut: [["A3", "Question: satisfaction, 1 to 5."]],
    },
  ],
  [
    "FIELD_SERVICE.ENGINEER_TO_PLANNER_RATIO",
    "1/1",
    {
      counted: [["S1", "Role: technician."]],
      notCounted: [["S2", "Role: planner."]],
      leftOut: [
        ["S3", "Left Mar 8, 2026, before the last day of the month, Mar 31, 2026."],
        ["S4", "Hired Apr 1, 2026, after the last day of the month, Mar 31, 2026."],
      ],
      dividedBy: [["S2", "Role: planner."]],
    },
  ],
  [
    "FIELD_SERVICE.EMPLOYEE_RETENTION_RATE",
    "2/3",
    {
      counted: [
        ["S1", "Still employed."],
        ["S2", "Left Mar 31, 2026, not before the last day of the month, Mar 31, 2026."],
      ],
      notCounted: [["S3", "Left Mar 8, 2026, before the last day of the month, Mar 31, 2026."]],
      leftOut: [["S4", "Hired Apr 1, 2026, after the first day of the 12 months, Apr 1, 2025."]],
    },
  ],
  [
    "FIELD_SERVICE.CONTRACT_RENEWAL_RATE",
    "1/3",
    {
      counted: [["C1", "Due to expire Mar 10, 2026, renewed Apr 9, 2026: 30 days, within 30 days."]],
      notCounted: [
        ["C2", "Due to expire Mar 10, 2026, renewed Apr 10, 2026: 31 days, more than 30 days."],
        ["C3", "Due to expire Mar 10, 2026, not renewed by Apr 9, 2026, when the 30 days ended."],
      ],
    },
  ],
  [
    "AFTER_SALES.LABOUR_EFFICIENCY",
    "5.5/6",
    {
      counted: [
        ["R1", "Hours sold: 4.", 4],
        ["R2", "Hours sold: 1.5.", 1.5],
      ],
      dividedBy: [["T1", "Clocked hours: 6.", 6]],
    },
  ],
  [
    "AFTER_SALES.LABOUR_UTILISATION",
    "6/8",
    { counted: [["T1", "Clocked hours: 6.", 6]], leftOut: [["T2", "Role: planner."]], dividedBy: [["T1", "Available hours: 8.", 8]] },
  ],
  [
    "AFTER_SALES.WORKSHOP_ON_TIME_RATE",
    "0/1",
    {
      notCounted: [["R1", "Repaired Mar 10, 2026, 11:30 AM, less than 30 minutes before it was promised for Mar 10, 2026, 12:00 PM."]],
      leftOut: [["R2", "Promised for: not recorded."]],
    },
  ],
  [
    "AFTER_SALES.PROBLEM_RESOLUTION_RATE",
    "0/1",
    {
      notCounted: [
        ["Q1", "Other faults of the occasion not solved in time: 1, more than 0."],
        ["Q2", "Raised Mar 10, 2026, 12:00 PM, not resolved by Apr 9, 2026, 12:00 PM, when the 30 days ended."],
      ],
    },
  ],
  ["AFTER_SALES.REPAIR_ORDERS_CLOSED", "2", { counted: ["R1", "R2"].map((id) => [id, "A customer’s repair order."]) }],
];

const sorted = (lines: readonly ReceiptLine[]) => lines.toSorted(([one], [other]) => (one < other ? -1 : 1));

describe("the receipt of a number", () => {
  test.each(shapes)("%s = %s lists its records, each with its reason and what it adds", async (metric, fraction, told) => {
    const [result, ...others] = await resultsOf(api, dealer, metric);
    if (!result) throw new Error(`${metric} has no result.`);
    expect(others).toEqual([]);
    const { receipt, numerator, denominator } = result;
    expect(denominator === null ? `${numerator}` : `${numerator}/${denominator}`).toBe(fraction);
    const lists = { counted: [], notCounted: [], leftOut: [], ...told };
    expect({
      counted: sorted(linesOf(receipt.counted)),
      notCounted: sorted(linesOf(receipt.notCounted)),
      leftOut: sorted(linesOf(receipt.leftOut)),
      ...(receipt.dividedBy ? { dividedBy: sorted(linesOf(receipt.dividedBy)) } : {}),
    }).toEqual(lists);
    expect(receipt.counts).toEqual({
      counted: lists.counted.length,
      notCounted: lists.notCounted.length,
      leftOut: lists.leftOut.length,
      dividedBy: lists.dividedBy?.length ?? null,
    });
  });

  test("in money is of its own currency", async () => {
    const results = await resultsOf(api, dealer, "FIELD_SERVICE.EXPEDITED_PARTS_COST");
    expect(results.map(({ currency, value, receipt }) => [currency, value, linesOf(receipt.counted), receipt.counts])).toEqual([
      ["USD", 20, [["P1", "Premium for rush: 20.", 20]], { counted: 1, notCounted: 0, leftOut: 1, dividedBy: null }],
      ["EUR", 5, [["P2", "Premium for rush: 5.", 5]], { counted: 1, notCounted: 0, leftOut: 0, dividedBy: null }],
    ]);
    const perOrder = await resultsOf(api, dealer, "AFTER_SALES.PARTS_SOLD_PER_RO");
    expect(perOrder.map(({ currency, value, receipt }) => [currency, value, linesOf(receipt.dividedBy), receipt.counts.dividedBy])).toEqual(
      [
        ["USD", 120.5, [["R1", "Parts revenue: 120.5."]], 1],
        ["EUR", 40, [["R2", "Parts revenue: 40."]], 1],
      ],
    );
  });
});

describe("where different things are counted, the receipt", () => {
  const nodes = "{ nodes { countedAs } }";
  interface Counted {
    readonly nodes: readonly { readonly countedAs: string | null }[];
  }
  type Lists = Readonly<Record<"counted" | "notCounted" | "leftOut", Counted>> & { readonly dividedBy: Counted | null };

  const rows: readonly (readonly [metric: string, numbers: readonly [number, number | null], Partial<Record<keyof Lists, unknown>>])[] = [
    ["FIELD_SERVICE.VEHICLES_IN_USE", [2, null], { counted: ["Van 1", "Van 1", "Van 2"], leftOut: [null] }],
    // Not counted are in the denominator.
    ["AFTER_SALES.PROBLEM_RESOLUTION_RATE", [0, 1], { notCounted: ["O", "O"] }],
    ["FIELD_SERVICE.WORK_ORDERS_CLOSED_PER_DAY", [0, 1], { leftOut: [null, null], dividedBy: ["2026-03-10", "2026-03-10"] }],
    ["AFTER_SALES.LABOUR_UTILISATION", [6, 8], { counted: [null], leftOut: [null], dividedBy: [null] }],
  ];

  test.each(rows)("of %s says which one each record is", async (metric, [numerator, denominator], expected) => {
    const [program, code] = metric.split(".");
    const data = await api.ask<{
      dealer: { scorecard: { result: { numerator: number; denominator: number | null; receipt: Lists } } };
    }>(
      `query ($dealer: ID!, $code: String!) { dealer(id: $dealer) { scorecard(program: ${program}, month: "2026-03") { result(metric: $code) {
        numerator denominator receipt { counted ${nodes} notCounted ${nodes} leftOut ${nodes} dividedBy ${nodes} } } } } }`,
      { variables: { dealer, code } },
    );
    const { result } = data.dealer.scorecard;
    const told = Object.entries(result.receipt).flatMap(([list, found]) =>
      found && found.nodes.length > 0 ? [[list, found.nodes.map(({ countedAs }) => countedAs)] as const] : [],
    );
    expect([result.numerator, result.denominator]).toEqual([numerator, denominator]);
    expect(Object.fromEntries(told)).toEqual(expected);
  });
});

describe("in Russian", () => {
  test.each([
    [
      "FIELD_SERVICE.FIRST_TIME_FIX_RATE",
      "W1",
      "Выполнен 10 мар. 2026 г., 12:00, не открыт повторный заказ до 9 апр. 2026 г., 12:00, когда истёк срок (30 дней).",
    ],
    ["FIELD_SERVICE.MEAN_TIME_TO_REPAIR", "W1", "Время от начала работ до устранения: 2,5 часа."],
    ["FIELD_SERVICE.EMPLOYEE_RETENTION_RATE", "S3", "Уволен 8 мар. 2026 г., раньше чем в последний день месяца (31 мар. 2026 г.)."],
    [
      "FIELD_SERVICE.CONTRACT_RENEWAL_RATE",
      "C2",
      "Срок окончания 10 мар. 2026 г., продлён 10 апр. 2026 г.: 31 день, больше допустимого (30 дней).",
    ],
    ["AFTER_SALES.LABOUR_EFFICIENCY", "R1", "Проданные нормо-часы: 4."],
    [
      "AFTER_SALES.WORKSHOP_ON_TIME_RATE",
      "R1",
      "Устранена неисправность 10 мар. 2026 г., 11:30, запас меньше чем 30 минут: обещанный срок 10 мар. 2026 г., 12:00.",
    ],
  ])("%s says of %s: %s", async (metric, id, sentence) => {
    const [result] = await resultsOf(api, dealer, metric, "ru");
    const lines = [result?.receipt.counted, result?.receipt.notCounted].flatMap((list) => linesOf(list ?? null));
    expect(lines.find(([found]) => found === id)?.[1]).toBe(sentence);
  });
});
