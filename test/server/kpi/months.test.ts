import { addMonths, lastDay, type Month, monthBounds, monthOf, monthsBackTo, parseMonth } from "server/kpi/month.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { settlesAt } from "server/kpi/settlement.ts";
import { describe, expect, test } from "vitest";
import { metricNamed } from "./metric-cases.ts";

describe("a month's bounds on the dealer's clocks", () => {
  test.each([
    ["starts at local midnight", "2026-01", "America/Chicago", "2026-01-01T06:00:00.000Z", "2026-02-01T06:00:00.000Z"],
    ["is an hour shorter when clocks spring forward", "2026-03", "America/Chicago", "2026-03-01T06:00:00.000Z", "2026-04-01T05:00:00.000Z"],
    ["is an hour longer when clocks fall back", "2026-11", "America/Chicago", "2026-11-01T05:00:00.000Z", "2026-12-01T06:00:00.000Z"],
    ["has a leap day", "2028-02", "UTC", "2028-02-01T00:00:00.000Z", "2028-03-01T00:00:00.000Z"],
    [
      "starts at the first of two midnights where clocks fall back at one",
      "2026-11",
      "America/Havana",
      "2026-11-01T04:00:00.000Z",
      "2026-12-01T05:00:00.000Z",
    ],
    ["lies ahead of UTC in the east", "2026-06", "Pacific/Auckland", "2026-05-31T12:00:00.000Z", "2026-06-30T12:00:00.000Z"],
    ["knows half hours", "2026-06", "Asia/Kolkata", "2026-05-31T18:30:00.000Z", "2026-06-30T18:30:00.000Z"],
    ["starts when the skipped midnight is over", "2011-12", "Pacific/Apia", "2011-12-01T10:00:00.000Z", "2011-12-31T10:00:00.000Z"],
  ] as const)("%s", (_, month, timeZone, start, end) => {
    expect(monthBounds(month, timeZone)).toEqual({ start: new Date(start), end: new Date(end) });
  });

  test("a record of the very end belongs to the next month", () => {
    const { end } = monthBounds("2026-03", "America/Chicago");
    expect(monthOf(end, "America/Chicago")).toBe("2026-04");
    expect(monthOf(new Date(end.getTime() - 1), "America/Chicago")).toBe("2026-03");
  });
});

test.each([
  ["2026-03", "2026-03"],
  ["2026-13", undefined],
  ["2026-00", undefined],
  ["2026-3", undefined],
  ["March", undefined],
])("%s reads as %s", (given, expected) => {
  expect(parseMonth(given)).toBe(expected);
});

test("months go back over the turn of the year, at most as many as asked for", () => {
  expect(monthsBackTo("2026-02", "2025-11", 10)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  expect(monthsBackTo("2026-02", "2025-11", 2)).toEqual(["2026-02", "2026-01"]);
  expect(monthsBackTo("2025-10", "2025-11", 10)).toEqual([]);
  expect(addMonths("2025-12", 1)).toBe("2026-01");
});

test.each([
  ["2028-02", "2028-02-29"],
  ["2026-02", "2026-02-28"],
  ["2026-04", "2026-04-30"],
] as const)("the last day of %s is %s", (month, expected) => {
  expect(lastDay(month)).toBe(expected);
});

describe("a metric of a month becomes final", () => {
  const month = monthPeriod("2026-03", "America/Chicago");
  test.each([
    ["engagement", "ENGAGEMENT_RATE", "2026-04-03T05:00:00.000Z"],
    ["acceptance", "ACCEPTANCE_RATE", "2026-04-03T05:00:00.000Z"],
    ["close, 30 days later", "CLOSE_RATE", "2026-05-03T05:00:00.000Z"],
    ["conversion, 60 days later", "CONVERSION_RATE", "2026-06-02T05:00:00.000Z"],
    ["assigned", "ASSIGNED_COUNT", "2026-04-03T05:00:00.000Z"],
  ])("48 hours after its end: %s", (_, code, expected) => {
    expect(settlesAt(metricNamed(code).settlement, month, null)).toEqual(new Date(expected));
  });

  test("later where a record's window ends later: what happens at its very end still counts", () => {
    const deadline = new Date("2026-04-06T00:00:00.000Z");
    expect(settlesAt(metricNamed("CLOSE_RATE").settlement, month, deadline)).toEqual(new Date("2026-05-06T00:00:00.001Z"));
  });

  test("no earlier where all windows end earlier", () => {
    const deadline = new Date("2026-03-10T00:00:00.000Z");
    expect(settlesAt(metricNamed("ENGAGEMENT_RATE").settlement, month, deadline)).toEqual(new Date("2026-04-03T05:00:00.000Z"));
  });

  test("never, where every completion counts however late", () => {
    expect(settlesAt(metricNamed("COMPLETED_COUNT").settlement, month, null)).toBeNull();
  });

  test.each(["2026-03", "2026-11", "2028-02"] satisfies Month[])("48 hours are exact across clock changes: %s", (each) => {
    const bounds = monthPeriod(each, "America/Chicago");
    expect(settlesAt(metricNamed("ENGAGEMENT_RATE").settlement, bounds, null)?.getTime()).toBe(bounds.end.getTime() + 48 * 3_600_000);
  });
});
