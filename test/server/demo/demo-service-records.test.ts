import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { demoServiceRecords } from "server/app/demo/data/service/demo-service-records.ts";
import type { ServiceRecords } from "server/app/demo/data/service/service-records.ts";
import { describe, expect, test } from "vitest";
import { monthOf } from "./cohort-rates.ts";

const day = 24 * 3_600_000;
/** A quiet day, the last second of a leap day, a New Year's Eve and the night of a clock change. */
const instants = ["2026-09-17T15:20:00Z", "2028-02-29T23:59:59Z", "2026-12-31T23:30:00Z", "2026-11-01T07:30:00Z"];

function recordsOf(id: string, now: string, seed = "dealer-scorecards"): ServiceRecords {
  const dealer = demoDealers.find((candidate) => candidate.id === id);
  if (!dealer) throw new Error(`No demo dealer ${id}.`);
  return demoServiceRecords(seed, dealer, new Date(now));
}

const rowsOf = (records: ServiceRecords) => Object.values(records).flat() as { dealerId: string; id: string }[];
const deadlines = new Set(["promisedAt", "dueAt", "prepickDueAt", "scheduledAt", "responseDueAt"]);

function stampedAfter(row: object, now: Date): boolean {
  return Object.entries(row).some(([name, value]) => value instanceof Date && !deadlines.has(name) && value > now);
}

describe.each(instants)("demo service records up to %s", (now) => {
  const dealers = ["D1001", "D1005", "D1009", "D1014", "D1019", "D1040"].map((id) => recordsOf(id, now));

  test("nothing is stamped after now, deadlines apart", () => {
    expect(dealers.flatMap(rowsOf).filter((row) => stampedAfter(row, new Date(now)))).toEqual([]);
  });

  test("orders go through the workshop and the road in order", () => {
    const disordered = dealers
      .flatMap(({ workOrders }) => workOrders)
      .filter((order) => {
        const steps = [
          order.openedAt,
          order.workStartedAt,
          order.repairedAt,
          order.qualityCheckedAt,
          order.finalCheckedAt,
          order.completedAt,
          order.closedAt,
        ].filter((step) => step !== null);
        return steps.some((step, index) => step < (steps[index - 1] ?? step));
      });
    expect(disordered).toEqual([]);
  });

  test("visits are travelled to after their order was opened, and left after they were reached", () => {
    for (const { visits, workOrders } of dealers) {
      const opened = new Map(workOrders.map((order) => [order.id, order.openedAt]));
      const early = visits.filter((visit) => Number(visit.travelStartedAt) < Number(opened.get(visit.workOrderId) ?? Number.NaN));
      expect(early).toEqual([]);
      expect(visits.filter(({ arrivedAt, leftAt }) => arrivedAt && leftAt && leftAt < arrivedAt)).toEqual([]);
    }
  });

  test("comebacks open within 30 days of their order's closing, and after it", () => {
    for (const { workOrders } of dealers) {
      const byId = new Map(workOrders.map((order) => [order.id, order]));
      const waits = workOrders.flatMap(({ comebackOfId, openedAt }) => {
        const closedAt = comebackOfId === null ? null : byId.get(comebackOfId)?.closedAt;
        return closedAt ? [(openedAt.getTime() - closedAt.getTime()) / day] : [];
      });
      expect(waits.filter((wait) => wait <= 0 || wait > 30)).toEqual([]);
    }
  });

  test("what records name is there", () => {
    for (const records of dealers) {
      const ids = new Set(rowsOf(records).map(({ id }) => id));
      const names = rowsOf(records).flatMap((row) =>
        Object.entries(row).filter(([name, value]) => name.endsWith("Id") && name !== "dealerId" && value !== null),
      );
      expect(names.filter(([, value]) => !ids.has(value))).toEqual([]);
    }
  });

  test("an order's parts come to its revenue from parts", () => {
    for (const { workOrders, partLines } of dealers) {
      const sold = new Map<string, number>();
      for (const line of partLines) sold.set(line.workOrderId ?? "", (sold.get(line.workOrderId ?? "") ?? 0) + Number(line.soldValue));
      const different = workOrders.filter(
        (order) => order.partsRevenue !== null && Math.abs(Number(order.partsRevenue) - (sold.get(order.id) ?? 0)) > 0.005,
      );
      expect(different).toEqual([]);
    }
  });

  test("months run from 25 months ago to the current one", () => {
    const months = new Set(dealers[0]?.timeEntries.map((entry) => entry.day.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(25);
    const newcomer = new Set(dealers.at(-1)?.workOrders.map((order) => monthOf(order.openedAt, "America/Chicago")));
    expect(newcomer.size).toBeLessThanOrEqual(3);
  });
});

test("all dealers together have every kind of record, and at most 75,000", () => {
  const all = demoDealers.map((dealer) => demoServiceRecords("dealer-scorecards", dealer, new Date(instants[0] ?? "")));
  const counts = Object.keys(all[0] ?? {}).map((kind) =>
    all.reduce((count, records) => count + records[kind as keyof ServiceRecords].length, 0),
  );
  expect(Math.min(...counts)).toBeGreaterThan(100);
  expect(counts.reduce((one, other) => one + other, 0)).toBeLessThan(75_000);
});

test("a customer of D1001 was unsatisfied in the last week, whatever the day", () => {
  for (const now of instants) {
    const unsatisfied = recordsOf("D1001", now).followUps.filter(({ satisfied }) => satisfied === false);
    expect(unsatisfied.map(({ doneAt }) => (new Date(now).getTime() - Number(doneAt)) / day < 7)).toEqual([true]);
  }
});

test("the same seed and instant give the same rows, another seed others", () => {
  expect(recordsOf("D1007", instants[0] ?? "")).toEqual(recordsOf("D1007", instants[0] ?? ""));
  expect(recordsOf("D1007", instants[0] ?? "", "one")).not.toEqual(recordsOf("D1007", instants[0] ?? "", "another"));
});
