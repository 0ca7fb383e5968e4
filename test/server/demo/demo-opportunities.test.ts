import { demoDealers } from "server/app/demo/data/demo-dealers.ts";
import { demoOpportunities } from "server/app/demo/data/demo-opportunities.ts";
import type { OpportunityEntity } from "server/storage/entities/opportunity.entity.ts";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { cohortRates, monthOf } from "./cohort-rates.ts";

const hour = 3_600_000;
const goals = { engagement: 1, acceptance: 0.8, close: 0.6, conversion: 0.3 };
const rateNames = ["engagement", "acceptance", "close", "conversion"] as const;

/** A quiet day, the last second of a leap day, a New Year's Eve and the night of a clock change. */
const instants = ["2026-09-17T15:20:00Z", "2028-02-29T23:59:59Z", "2026-12-31T23:30:00Z", "2026-11-01T07:30:00Z"];
/** The largest, the smallest, the newcomer, the one with a gap, the first and the last time zone, one at half past. */
const unlike = new Set(["D1001", "D1009", "D1012", "D1014", "D1019", "D1020", "D1021", "D1040"]);

function rowsOf(id: string, now: string, seed = "dealer-scorecards"): OpportunityEntity[] {
  const dealer = demoDealers.find((candidate) => candidate.id === id);
  if (!dealer) throw new Error(`No demo dealer ${id}.`);
  return demoOpportunities(seed, dealer, new Date(now));
}

/** Numbers of rows by the dealer's own months, oldest first. */
function monthSizes(rows: readonly OpportunityEntity[], timeZone: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const row of rows) {
    const month = monthOf(row.assignedAt, timeZone);
    sizes.set(month, (sizes.get(month) ?? 0) + 1);
  }
  return sizes;
}

function daysBetween(start: Date | null, end: Date | null): number {
  return start && end ? (end.getTime() - start.getTime()) / (24 * hour) : Number.NaN;
}

const days = (row: OpportunityEntity, instant: Date | null) => daysBetween(row.respondedAt, instant);
const notCompliant = (row: OpportunityEntity) => row.closeReason === "INSTALLATION_NOT_CODE_COMPLIANT";
const steps = (row: OpportunityEntity) =>
  [row.assignedAt, row.respondedAt, row.statusUpdatedAt, row.outcomeAt].filter((step) => step !== null);
const stamps = (row: OpportunityEntity) => [...steps(row), row.requestCancelledAt, row.enrolledAt];

const disordered = (row: OpportunityEntity) => steps(row).some((step, index, all) => step < (all[index - 1] ?? step));

describe.each(instants)("demo opportunities up to %s", (now) => {
  const dealers = demoDealers
    .filter((dealer) => unlike.has(dealer.id))
    .map((dealer) => ({ ...dealer, rows: demoOpportunities("dealer-scorecards", dealer, new Date(now)) }));
  const rows = dealers.flatMap((dealer) => dealer.rows);

  test("months run from 25 months ago to the current one, in the dealer's own calendar", () => {
    for (const dealer of dealers) {
      const current = monthOf(new Date(now), dealer.timeZone);
      const months = [...monthSizes(dealer.rows, dealer.timeZone).keys()].filter((month) => month !== current);
      const first = Temporal.PlainYearMonth.from(current).subtract({ months: (dealer.story.months ?? 26) - 1 });
      expect(months[0]).toBe(first.toString());
      expect(months).toHaveLength((dealer.story.months ?? 26) - (dealer.story.quietMonth === undefined ? 1 : 2));
    }
  });

  test("a whole month has 5 to 80 opportunities", () => {
    for (const dealer of dealers) {
      const current = monthOf(new Date(now), dealer.timeZone);
      const sizes = [...monthSizes(dealer.rows, dealer.timeZone)].flatMap(([month, size]) => (month === current ? [] : [size]));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(80);
    }
  });

  test("nothing is stamped after now, the end of the response window apart", () => {
    expect(rows.filter((row) => stamps(row).some((stamp) => stamp !== null && stamp > new Date(now)))).toEqual([]);
  });

  test("the response window is 48 hours and answers lie within it", () => {
    expect(rows.filter((row) => row.expiresAt.getTime() - row.assignedAt.getTime() !== 48 * hour)).toEqual([]);
    expect(rows.filter((row) => row.respondedAt !== null && row.respondedAt > row.expiresAt)).toEqual([]);
  });

  test("steps come in their order: assigned, answered, updated, ended", () => {
    expect(rows.filter(disordered)).toEqual([]);
  });

  test.each<[string, (row: OpportunityEntity) => boolean]>([
    ["an answer has its time", (row) => (row.response === null) === (row.respondedAt === null)],
    ["an end has its time", (row) => (row.outcome === null) === (row.outcomeAt === null)],
    ["a completion, and only that, has a close reason", (row) => (row.closeReason !== null) === (row.outcome === "COMPLETED")],
    ["a withdrawal, and only that, has its reason", (row) => (row.withdrawReason !== null) === (row.outcome === "WITHDRAWN")],
    ["only a decline has its reason", (row) => row.response === "REJECTED" || row.declineReason === null],
    ["only what was accepted ends", (row) => row.response === "ACCEPTED" || row.outcome === null],
    [
      "only what was accepted is updated or enrolled",
      (row) => row.response === "ACCEPTED" || (row.statusUpdatedAt ?? row.enrolledAt) === null,
    ],
    ["a cancelled request was not answered", (row) => row.requestCancelledAt === null || row.response === null],
  ])("steps have what belongs to them: %s", (_name, holds) => {
    expect(rows.filter((row) => !holds(row))).toEqual([]);
  });
});

describe("demo stories", () => {
  const now = "2026-09-17T15:20:00Z";
  const rows = new Map(demoDealers.map((dealer) => [dealer.id, demoOpportunities("dealer-scorecards", dealer, new Date(now))]));
  const own = (id: string) => rows.get(id) ?? [];
  const all = [...rows.values()].flat();

  /** The rates of all opportunities old enough that nothing can change them any more, or only of the newest of these. */
  function finalRates(id: string, newestDays = Number.POSITIVE_INFINITY) {
    const counts = cohortRates(
      own(id).filter((row) => daysBetween(row.assignedAt, new Date(now)) > 62 && daysBetween(row.assignedAt, new Date(now)) < newestDays),
    );
    return {
      engagement: counts.engaged / counts.assigned,
      acceptance: counts.accepted / counts.assigned,
      close: counts.closed / counts.closeable,
      conversion: counts.converted / counts.convertible,
    };
  }

  test("40 dealers have opportunities", () => {
    expect([...rows.values()].filter((each) => each.length > 0)).toHaveLength(40);
  });

  test("an opportunity's id is its dealer's alone", () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
  });

  test("the good dealer meets all goals", () => {
    const rates = finalRates("D1001");
    expect(rates.engagement).toBe(goals.engagement);
    expect(rates.acceptance).toBeGreaterThan(goals.acceptance);
    expect(rates.close).toBeGreaterThan(goals.close);
    expect(rates.conversion).toBeGreaterThan(goals.conversion);
  });

  test("the poor dealer misses all goals by far", () => {
    const rates = finalRates("D1002");
    for (const rate of rateNames) expect(rates[rate]).toBeLessThan(goals[rate] * 0.8);
  });

  test.each([
    ["D1008", "engagement"],
    ["D1009", "acceptance"],
    ["D1010", "close"],
    ["D1011", "conversion"],
  ] as const)("dealer %s misses the goal of %s by a hair and meets the others", (id, missed) => {
    const rates = finalRates(id);
    expect(rates[missed]).toBeLessThan(goals[missed]);
    expect(rates[missed]).toBeGreaterThan(goals[missed] - 0.05);
    for (const rate of rateNames) expect(rate === missed || rates[rate] >= goals[rate]).toBe(true);
  });

  test.each(["acceptance", "close", "conversion"] as const)("improving and declining dealers cross the goal of %s", (rate) => {
    const shift = (id: string) => finalRates(id, 180)[rate] - finalRates(id)[rate];
    expect(finalRates("D1005", 180)[rate]).toBeGreaterThan(goals[rate]);
    expect(finalRates("D1006", 180)[rate]).toBeLessThan(goals[rate]);
    expect(shift("D1005")).toBeGreaterThan(0.05);
    expect(shift("D1006")).toBeLessThan(-0.05);
  });

  test("the newcomer has three months", () => {
    expect([...monthSizes(own("D1040"), "America/Chicago").keys()]).toEqual(["2026-07", "2026-08", "2026-09"]);
  });

  test("one dealer had a month without opportunities", () => {
    const months = monthSizes(own("D1012"), "America/Indiana/Indianapolis");
    expect(months.has("2026-02")).toBe(true);
    expect(months.has("2026-03")).toBe(false);
    expect(months.has("2026-04")).toBe(true);
  });

  test("hurricane season brings the Gulf coast more requests than spring", () => {
    const counts = monthSizes(
      demoDealers.filter((dealer) => dealer.region === "GULF").flatMap((dealer) => own(dealer.id)),
      "America/Chicago",
    );
    const sum = (...months: string[]) => months.reduce((total, month) => total + (counts.get(month) ?? 0), 0);
    expect(sum("2025-08", "2025-09")).toBeGreaterThan(1.3 * sum("2026-02", "2026-03"));
  });

  test("answers are slower on weekends than on working days", () => {
    const waits = demoDealers
      .flatMap((dealer) => own(dealer.id).map((row) => ({ row, zone: dealer.timeZone })))
      .filter(({ row }) => row.respondedAt !== null)
      .map(({ row, zone }) => ({
        weekend: ["Sat", "Sun"].includes(new Intl.DateTimeFormat("en-US", { weekday: "short", timeZone: zone }).format(row.assignedAt)),
        hours: ((row.respondedAt?.getTime() ?? 0) - row.assignedAt.getTime()) / hour,
      }));
    const median = (weekend: boolean) => {
      const hours = waits.filter((wait) => wait.weekend === weekend).map((wait) => wait.hours);
      return hours.toSorted((one, other) => one - other)[Math.floor(hours.length / 2)] ?? 0;
    };
    expect(median(true)).toBeGreaterThan(1.5 * median(false));
  });

  test.each<[string, (row: OpportunityEntity) => boolean]>([
    ["a request cancelled before an answer", (row) => row.requestCancelledAt !== null],
    ["a decline with a reason", (row) => row.response === "REJECTED" && row.declineReason !== null],
    ["a decline without a reason", (row) => row.response === "REJECTED" && row.declineReason === null],
    ["an expiry", (row) => row.response === null && row.requestCancelledAt === null && row.expiresAt < new Date(now)],
    ["a pending one", (row) => row.response === null && row.requestCancelledAt === null && row.expiresAt > new Date(now)],
    ["a completion after more than 30 days", (row) => row.outcome === "COMPLETED" && !notCompliant(row) && days(row, row.outcomeAt) > 30],
    ["not code compliant within 30 days", (row) => notCompliant(row) && days(row, row.outcomeAt) <= 30],
    ["not code compliant after 30 days", (row) => notCompliant(row) && days(row, row.outcomeAt) > 30],
    ["a withdrawal", (row) => row.outcome === "WITHDRAWN"],
    ["an enrolment before acceptance", (row) => days(row, row.enrolledAt) < 0],
    ["an enrolment after 60 days", (row) => days(row, row.enrolledAt) > 60],
    ["an enrolment after a withdrawal", (row) => row.outcome === "WITHDRAWN" && Number(row.enrolledAt) > Number(row.outcomeAt)],
    ["an accepted one still open", (row) => row.response === "ACCEPTED" && row.outcome === null],
    ["a status update", (row) => row.statusUpdatedAt !== null],
  ])("the demo shows %s more than ten times", (_name, shown) => {
    expect(all.filter(shown).length).toBeGreaterThan(10);
  });

  test("the same seed and instant give the same rows", () => {
    expect(rowsOf("D1007", now)).toEqual(rowsOf("D1007", now));
  });

  test("another seed gives other rows", () => {
    expect(rowsOf("D1007", now, "one")).not.toEqual(rowsOf("D1007", now, "another"));
  });
});
