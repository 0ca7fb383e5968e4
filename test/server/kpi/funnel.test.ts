import { catalogueIssues } from "server/kpi/catalogue-issues.ts";
import { metricOf, programOf } from "server/kpi/catalogue.ts";
import { type CountedStep, countedSteps } from "server/kpi/funnel.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { measureCells, storeRandomDealers } from "./random-dealers.ts";

/** Long after everything in the records. */
const asOf = new Date("2027-06-01T00:00:00.000Z");
const program = programOf("INTERNET_SALES");
const funnel = program.funnel ?? [];
const steps = ["contacted", "appointment_set", "showed", "sold"] as const;
const rates = ["CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE"] as const;
const codes = [...rates, "LEAD_TO_SALE_RATE", "LEADS_RECEIVED"] as const;
type Code = (typeof codes)[number];

/** By hand: a time counts in the window, a yes without a time at its word. */
const taken = (step: string) =>
  `coalesce(CASE WHEN l.${step}_at IS NULL THEN l.${step} ELSE l.${step}_at <= l.received_at + interval '2160 hours' END, false)`;

interface Measured {
  readonly numerator: number;
  readonly denominator: number;
}

let database: TestDatabase;
/** Of dealers whose leads may lack any step, and of dealers whose leads lack none before a later one. */
let anyLeads: ReadonlyMap<string, Readonly<Record<Code, Measured>>>;
let orderlyLeads: typeof anyLeads;

async function measureFunnels(cells: Awaited<ReturnType<typeof storeRandomDealers>>): Promise<typeof anyLeads> {
  const metrics = codes.map((code) => metricOf(program, code));
  const measured = await measureCells(database, metrics, cells, asOf);
  return new Map(
    [...new Set(measured.map(({ dealerId }) => dealerId))].map((dealerId) => {
      const numbers = codes.map((code) => {
        const row = measured.find((each) => each.dealerId === dealerId && each.metric.code === code);
        return [code, { numerator: Number(row?.numerator), denominator: Number(row?.denominator) }] as const;
      });
      return [dealerId, Object.fromEntries(numbers) as Record<Code, Measured>];
    }),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  anyLeads = await measureFunnels(await storeRandomDealers(database, "2026-03", 400, 11));
  const orderly = await storeRandomDealers(database, "2026-03", 400, 5000);
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before === undefined) continue;
    await database.dataSource.query(
      `UPDATE lead l SET ${step} = NULL, ${step}_at = NULL WHERE dealer_id = ANY($1) AND NOT ${taken(before)}`,
      [orderly.map(({ dealerId }) => dealerId)],
    );
  }
  orderlyLeads = await measureFunnels(orderly);
});
afterAll(() => database.close());

describe("the rates of a funnel, on random records,", () => {
  test("start from every lead and are never over 1, nor is their product", () => {
    for (const [dealer, measured] of anyLeads) {
      const leads = measured.LEADS_RECEIVED.numerator;
      expect([measured.CONTACT_RATE.denominator, measured.LEAD_TO_SALE_RATE.denominator], dealer).toEqual([leads, leads]);
      const shares = rates.map((code) => measured[code]).filter(({ denominator }) => denominator > 0);
      expect(Math.max(0, ...shares.map(({ numerator, denominator }) => numerator / denominator)), dealer).toBeLessThanOrEqual(1);
      expect(
        shares.reduce((product, { numerator, denominator }) => product * (numerator / denominator), 1),
        dealer,
      ).toBeLessThanOrEqual(1);
    }
    expect([...anyLeads.values()].filter((measured) => measured.LEADS_RECEIVED.numerator > 1).length).toBeGreaterThan(100);
  });

  test("go on from as many as the step before gave, and those that were recorded without it", async () => {
    const withoutStepBefore = await database.dataSource.query<{ dealer_id: string; counts: number[] }[]>(
      `SELECT l.dealer_id, ARRAY[0, ${[1, 2, 3].map((index) => `count(*) FILTER (WHERE ${taken(steps[index] ?? "")} AND NOT ${taken(steps[index - 1] ?? "")})`).join(", ")}]::int[] AS counts
       FROM lead l JOIN dealer d ON d.id = l.dealer_id
       WHERE l.received_at >= '2026-03-01'::timestamp AT TIME ZONE d.time_zone AND l.received_at < '2026-04-01'::timestamp AT TIME ZONE d.time_zone
       GROUP BY l.dealer_id`,
    );
    const counts = new Map(withoutStepBefore.map((row) => [row.dealer_id, row.counts]));
    let skipped = 0;
    for (const [dealer, measured] of anyLeads) {
      const { SHOW_RATE: show, SOLD_RATE: sold, LEAD_TO_SALE_RATE: sale } = measured;
      const next = [measured.APPOINTMENT_SET_RATE.denominator, show.denominator, sold.denominator, sale.numerator];
      const extra = rates.map((code, index) => (next[index] ?? 0) - measured[code].numerator);
      expect(extra, dealer).toEqual(counts.get(dealer));
      skipped += extra.reduce((sum, count) => sum + count, 0);
    }
    expect(skipped).toBeGreaterThan(100);
  });

  test("where no step was skipped: each step is of exactly those that took the one before, and there are ever fewer", () => {
    for (const [dealer, measured] of orderlyLeads) {
      const { CONTACT_RATE: contact, APPOINTMENT_SET_RATE: set, SHOW_RATE: show, SOLD_RATE: sold, LEAD_TO_SALE_RATE: sale } = measured;
      expect([set.denominator, show.denominator, sold.denominator, sale.numerator], dealer).toEqual([
        contact.numerator,
        set.numerator,
        show.numerator,
        sold.numerator,
      ]);
      const counts = [measured.LEADS_RECEIVED.numerator, ...rates.map((code) => measured[code].numerator)];
      expect(counts, dealer).toEqual(counts.toSorted((one, other) => other - one));
    }
    expect([...orderlyLeads.values()].filter(({ LEAD_TO_SALE_RATE: sale }) => sale.numerator > 0).length).toBeGreaterThan(15);
  });
});

const told = ({ step, ...numbers }: CountedStep) => [step.code, ...Object.values(numbers)];

describe("the steps of a funnel", () => {
  test("have the counts and shares that their metrics give", () => {
    const numbers = new Map([
      ["CONTACT_RATE", { numerator: "6", denominator: "10" }],
      ["APPOINTMENT_SET_RATE", { numerator: "3", denominator: "6" }],
      ["SHOW_RATE", { numerator: "2", denominator: "4" }],
      ["SOLD_RATE", { numerator: "1", denominator: "2" }],
      ["LEAD_TO_SALE_RATE", { numerator: "3", denominator: "10" }],
    ]);
    expect(countedSteps(funnel, numbers).map(told)).toEqual([
      ["RECEIVED", 10, null, null, null, 1, null],
      ["CONTACTED", 6, 6, 10, 0.6, 0.6, "FEW"],
      ["APPOINTMENT_SET", 4, 3, 6, 0.5, 0.4, "TOO_FEW"],
      ["SHOWED", 2, 2, 4, 0.5, 0.2, "TOO_FEW"],
      // Two sales without a show recorded: counted, and in no share of the step before.
      ["SOLD", 3, 1, 2, 0.5, 0.3, "TOO_FEW"],
    ]);
  });

  test("have no share of nothing", () => {
    expect(countedSteps(funnel, new Map()).map(told)).toEqual([
      ["RECEIVED", 0, null, null, null, null, null],
      ...["CONTACTED", "APPOINTMENT_SET", "SHOWED", "SOLD"].map((code) => [code, 0, 0, 0, null, null, "TOO_FEW"]),
    ]);
  });

  test("that no metric of the program tells are an issue of the catalogue", () => {
    const broken = { ...program, funnel: [{ code: "RECEIVED", count: { metric: "NONE", measure: "NUMERATOR" } }] } as const;
    expect(catalogueIssues([broken])).toEqual(["INTERNET_SALES: the step RECEIVED is told by NONE, which is no metric of the program."]);
  });
});
