import { daysOf, instantsOf, isPeriod, saidBy } from "@dealer-scorecards/ui-components/model/fairness.ts";
import { expect, test } from "vitest";

const now = new Date("2026-03-11T03:30:00Z");
const chicago = "America/Chicago";

test("the last days are those up to today on the clocks of the zone", () => {
  expect(daysOf({ days: 30 }, now, "UTC")).toEqual({ from: "2026-02-10", to: "2026-03-11" });
  expect(daysOf({ days: 30 }, now, chicago)).toEqual({ from: "2026-02-09", to: "2026-03-10" });
});

test("a period begins with its first day and ends with its last one, whatever the clocks do between", () => {
  expect(instantsOf({ from: "2026-03-07", to: "2026-03-08" }, now, chicago)).toEqual({
    from: "2026-03-07T06:00:00.000Z",
    to: "2026-03-09T05:00:00.000Z",
  });
  const whole = instantsOf({ days: 365 }, now, chicago);
  expect((Date.parse(whole.to) - Date.parse(whole.from)) / 86_400_000).toBeLessThanOrEqual(366);
});

test.each([
  ["2026-03-01", "2026-03-01", true],
  ["2026-03-02", "2026-03-01", false],
  ["2025-03-02", "2026-03-01", true],
  ["2025-03-01", "2026-03-01", false],
  ["", "2026-03-01", false],
  ["2026-03-01", "", false],
])("from %s to %s is a period: %s", (from, to, expected) => {
  expect(isPeriod(from, to)).toBe(expected);
});

test.each([
  [0.62, 36, "MORE"],
  [-0.62, 36, "LESS"],
  [0.33, 36, "NONE"],
  [0.34, 36, "MORE"],
  [-0.33, 36, "NONE"],
  [1, 4, "NONE"],
  [0, 40, "NONE"],
  [null, 2, "TOO_FEW"],
  [null, 3, "ALIKE"],
] as const)("a correlation of %s over %i dealers says %s", (coefficient, dealers, expected) => {
  expect(saidBy({ by: "CORE_RANK", coefficient, dealers })).toBe(expected);
});
