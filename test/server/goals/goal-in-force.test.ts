import { findMetric } from "server/kpi/catalogue.ts";
import { goalInForce, type GoalScope, type SetGoal } from "server/kpi/goal-in-force.ts";
import type { Metric } from "server/kpi/metric.ts";
import { goalOfMonth } from "server/kpi/results/assemble-result.ts";
import { describe, expect, test } from "vitest";

function named(program: string, code: string): Metric {
  const metric = findMetric(program, code);
  if (!metric) throw new Error(`${program} has no metric ${code}.`);
  return metric;
}

const acceptance = named("FLEET_SERVICE_OPPORTUNITIES", "ACCEPTANCE_RATE");
const rescheduled = named("FIELD_SERVICE", "RESCHEDULE_RATE");
const partsPerOrder = named("AFTER_SALES", "PARTS_SOLD_PER_RO");

const set = (scope: GoalScope, value: string | null, validFrom = "2026-01-01", currency: string | null = null): SetGoal => ({
  metric: "",
  scope,
  currency,
  validFrom,
  goal: value === null ? null : { value, direction: "AT_LEAST", strict: false },
  setBy: "",
  setAt: "",
});

describe("the goal in force", () => {
  test.each([
    ["without any set is the catalogue's", [], "CATALOGUE 0.8"],
    ["set for everybody goes before the catalogue's", [set("EVERYBODY", "0.7")], "EVERYBODY 0.7"],
    ["set for a country goes before everybody's", [set("EVERYBODY", "0.7"), set("COUNTRY", "0.6")], "COUNTRY 0.6"],
    ["set for a dealer goes before all others", [set("COUNTRY", "0.6"), set("DEALER", "0.5"), set("EVERYBODY", "0.7")], "DEALER 0.5"],
    ["that is narrower goes before one that is newer", [set("EVERYBODY", "0.7", "2026-02-01"), set("DEALER", "0.5")], "DEALER 0.5"],
    [
      "withdrawn for a dealer is the country's again",
      [set("DEALER", null, "2026-02-01"), set("DEALER", "0.5"), set("COUNTRY", "0.6")],
      "COUNTRY 0.6",
    ],
    ["withdrawn everywhere is the catalogue's again", [set("EVERYBODY", null, "2026-02-01"), set("EVERYBODY", "0.7")], "CATALOGUE 0.8"],
    ["set twice for one day is the one set last", [set("EVERYBODY", "0.72"), set("EVERYBODY", "0.71")], "EVERYBODY 0.72"],
    ["of a dealer's own gives way to the catalogue's", [set("OWN", "0.1")], "CATALOGUE 0.8"],
  ] as const)("%s", (_, goals, expected) => {
    const found = goalInForce(acceptance, null, "2026-03-31", goals);
    expect(`${found?.source} ${found?.goal.value}`).toBe(expected);
  });

  test.each([
    ["holds where the catalogue has none", [set("OWN", "0.1")], "OWN"],
    ["gives way to one that staff set later for everybody", [set("EVERYBODY", "0.2"), set("OWN", "0.1")], "EVERYBODY"],
    ["holds again when that is withdrawn", [set("EVERYBODY", null, "2026-02-01"), set("EVERYBODY", "0.2"), set("OWN", "0.1")], "OWN"],
    ["does not hold once withdrawn", [set("OWN", null, "2026-02-01"), set("OWN", "0.1")], undefined],
  ] as const)("of a dealer for itself %s", (_, goals, source) => {
    expect(goalInForce(rescheduled, null, "2026-03-31", goals)?.source).toBe(source);
  });

  test.each([
    ["from the month's last day counts for the month", "2026-02-28", "0.5"],
    ["from the day after does not", "2026-03-01", "0.8"],
    ["from the month's first day counts", "2026-02-01", "0.5"],
  ])("%s", (_, validFrom, value) => {
    expect(goalOfMonth(acceptance, null, "2026-02", [set("EVERYBODY", "0.5", validFrom)])?.value).toBe(value);
  });

  test("of a leap year's February can begin on the 29th", () => {
    expect(goalOfMonth(acceptance, null, "2028-02", [set("EVERYBODY", "0.5", "2028-02-29")])?.value).toBe("0.5");
  });
});

describe("a goal in money holds for its own currency only:", () => {
  const goals = [set("EVERYBODY", "150", "2026-01-01", "CAD"), set("DEALER", "90", "2026-01-01", "EUR")];
  test.each([
    ["USD", "100"],
    ["CAD", "150"],
    ["EUR", "90"],
    ["GBP", undefined],
  ])("%s", (currency, value) => {
    expect(goalInForce(partsPerOrder, currency, "2026-03-31", goals)?.goal.value).toBe(value);
  });
});
