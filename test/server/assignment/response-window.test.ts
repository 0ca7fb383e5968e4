import { responseWindow, type ResponseTerms } from "server/features/assignment/response-window.ts";
import { startOfDay } from "server/kpi/period.ts";
import { describe, expect, test } from "vitest";

const hour = 3_600_000;
const none = new Map<string, string>();
const thanksgiving = new Map([["2026-11-26", "Thanksgiving"]]);

const terms = (over: Partial<ResponseTerms> = {}): ResponseTerms => ({
  clock: "WORKING_DAYS",
  milliseconds: 48 * hour,
  timeZone: "America/Chicago",
  holidays: none,
  ...over,
});

const windowFrom = (assignedAt: string, over: Partial<ResponseTerms> = {}) => {
  const { expiresAt, paused } = responseWindow(new Date(assignedAt), terms(over));
  return { expiresAt: expiresAt.toISOString(), paused: paused.map(({ day, reason, milliseconds }) => [day, reason, milliseconds / hour]) };
};

test("of elapsed time all counts, over a weekend with 25 hours too", () => {
  expect(windowFrom("2026-10-31T12:00:00.001Z", { clock: "ELAPSED" })).toEqual({ expiresAt: "2026-11-02T12:00:00.001Z", paused: [] });
});

describe("of working days, Saturdays, Sundays and holidays do not count", () => {
  test.each([
    ["within the week", "2026-11-16T15:00:00.000Z", "2026-11-18T15:00:00.000Z", []],
    [
      "over a weekend",
      "2026-11-13T23:00:00.000Z",
      "2026-11-17T23:00:00.000Z",
      [
        ["2026-11-14", "SATURDAY", 24],
        ["2026-11-15", "SUNDAY", 24],
      ],
    ],
    [
      "from a Saturday noon",
      "2026-11-14T18:00:00.000Z",
      "2026-11-18T06:00:00.000Z",
      [
        ["2026-11-14", "SATURDAY", 12],
        ["2026-11-15", "SUNDAY", 24],
      ],
    ],
    [
      "from the first instant of a Saturday",
      "2026-11-14T06:00:00.000Z",
      "2026-11-18T06:00:00.000Z",
      [
        ["2026-11-14", "SATURDAY", 24],
        ["2026-11-15", "SUNDAY", 24],
      ],
    ],
    ["to the first instant of a Saturday, and not over it", "2026-11-12T06:00:00.000Z", "2026-11-14T06:00:00.000Z", []],
    [
      "from a millisecond later, over it",
      "2026-11-12T06:00:00.001Z",
      "2026-11-16T06:00:00.001Z",
      [
        ["2026-11-14", "SATURDAY", 24],
        ["2026-11-15", "SUNDAY", 24],
      ],
    ],
  ])("%s", (_name, assignedAt, expiresAt, paused) => {
    expect(windowFrom(assignedAt)).toEqual({ expiresAt, paused });
  });

  test("a holiday is named, and one that falls on a weekend is a holiday", () => {
    const { expiresAt, paused } = responseWindow(new Date("2026-11-25T18:00:00Z"), terms({ holidays: thanksgiving }));
    expect(expiresAt).toEqual(new Date("2026-11-30T18:00:00Z"));
    expect(paused[0]).toEqual({ day: "2026-11-26", reason: "HOLIDAY", holiday: "Thanksgiving", milliseconds: 24 * hour });
    const [saturday] = responseWindow(new Date("2026-11-14T18:00:00Z"), terms({ holidays: new Map([["2026-11-14", "Feast"]]) })).paused;
    expect(saturday).toMatchObject({ reason: "HOLIDAY", holiday: "Feast" });
  });

  test("a Sunday on which the clocks change pauses as long as it is", () => {
    expect(windowFrom("2026-03-06T18:00:00Z").paused).toEqual([
      ["2026-03-07", "SATURDAY", 24],
      ["2026-03-08", "SUNDAY", 23],
    ]);
    expect(windowFrom("2026-03-06T18:00:00Z").expiresAt).toBe("2026-03-10T17:00:00.000Z");
    expect(windowFrom("2026-10-30T17:00:00Z").paused).toEqual([
      ["2026-10-31", "SATURDAY", 24],
      ["2026-11-01", "SUNDAY", 25],
    ]);
    expect(windowFrom("2026-10-30T17:00:00Z").expiresAt).toBe("2026-11-03T18:00:00.000Z");
  });

  test("a working day on which the clocks change counts as long as it is", () => {
    // Of Friday 24 April Cairo has no first hour: 24 hours of Thursday, 23 of Friday, and one of Monday.
    expect(windowFrom("2026-04-22T22:00:00Z", { timeZone: "Africa/Cairo" }).expiresAt).toBe("2026-04-26T22:00:00.000Z");
  });
});

test("the time that counted is always the time there is, and it ends on no day off", () => {
  const zones = ["America/Chicago", "America/St_Johns", "Pacific/Apia", "Africa/Cairo", "Asia/Kolkata", "America/Havana"];
  for (let index = 0; index < 600; index += 1) {
    const timeZone = zones[index % zones.length] ?? "UTC";
    const assignedAt = new Date(Date.UTC(2026, 0, 1) + index * 14.7 * hour + index);
    const { expiresAt, paused } = responseWindow(assignedAt, terms({ timeZone, holidays: thanksgiving }));
    const stood = paused.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    expect(expiresAt.getTime() - assignedAt.getTime() - stood).toBe(48 * hour);
    for (const { day } of paused) expect(startOfDay(day, timeZone).getTime()).toBeLessThan(expiresAt.getTime());
  }
});

test("a year of holidays is refused", () => {
  const days = Array.from({ length: 400 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));
  const holidays = new Map(days.map((day) => [day, "Holiday"]));
  expect(() => responseWindow(new Date("2026-01-02T00:00:00Z"), terms({ holidays }))).toThrow(/days of a year are holidays/);
});
