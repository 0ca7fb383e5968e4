import { dayAfter, endOfDay, instantAt, monthsAfter, wallAt } from "@dealer-scorecards/ui-components/model/zoned-time.ts";
import { expect, test } from "vitest";

test.each([
  ["UTC", "2026-06-03T14:00", "2026-06-03T14:00:00.000Z"],
  ["America/Chicago", "2026-06-03T14:00", "2026-06-03T19:00:00.000Z"],
  ["America/Chicago", "2026-01-03T14:00", "2026-01-03T20:00:00.000Z"],
  ["Pacific/Auckland", "2026-01-01T00:30", "2025-12-31T11:30:00.000Z"],
  ["Asia/Kolkata", "2026-06-03T00:00", "2026-06-02T18:30:00.000Z"],
  // The day on which the clocks are put forward at two, an hour before and after.
  ["America/Chicago", "2026-03-08T01:30", "2026-03-08T07:30:00.000Z"],
  ["America/Chicago", "2026-03-08T03:30", "2026-03-08T08:30:00.000Z"],
])("on the clocks of %s %s is %s, and back", (timeZone, wall, instant) => {
  expect(instantAt(wall, timeZone).toISOString()).toBe(instant);
  expect(wallAt(new Date(instant), timeZone)).toBe(wall);
});

test.each([
  ["UTC", "2026-06-03", "2026-06-03T23:59:59.999Z"],
  ["America/Chicago", "2026-06-03", "2026-06-04T04:59:59.999Z"],
  // Clocks that are put back at midnight show its last hour twice.
  ["America/Havana", "2026-10-31", "2026-11-01T03:59:59.999Z"],
  // Clocks that are put forward at midnight skip the first hour of the day after.
  ["America/Santiago", "2026-09-05", "2026-09-06T03:59:59.999Z"],
  ["America/Havana", "2026-03-07", "2026-03-08T04:59:59.999Z"],
])("in %s %s ends at %s", (timeZone, day, instant) => {
  expect(endOfDay(day, timeZone)).toBe(instant);
});

test("days and months go over the ends of months and years", () => {
  expect(dayAfter("2026-02-28", 1)).toBe("2026-03-01");
  expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
  expect(monthsAfter("2026-03-31", -1)).toBe("2026-02-28");
  expect(monthsAfter("2026-01-31", 1)).toBe("2026-02-28");
  expect(monthsAfter("2026-01-15", -1)).toBe("2025-12-15");
  expect(monthsAfter("2025-12-15", 1)).toBe("2026-01-15");
});
