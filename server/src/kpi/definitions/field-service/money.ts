import { all, filled, yes } from "../../formula/condition.ts";
import { type MetricDefinition, measure, metric, numbers } from "../../metric.ts";
import { partLine } from "../../record-kinds/part-line.record-kind.ts";
import { ofTechnician, timeEntry, type TimeEntryField } from "../../record-kinds/time-entry.record-kind.ts";
import { onSite } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { completedOnSite } from "./population.ts";

const revenueAndCost = all(onSite, filled("margin"));

/** KPI 3, one value for each currency. */
const serviceMargin = metric({
  ...completedOnSite,
  code: "SERVICE_MARGIN",
  cohort: "invoiced_at",
  shape: "RATIO",
  unit: "PERCENT",
  better: "UP",
  population: revenueAndCost,
  numerator: all(),
  amount: numbers("margin"),
  currency: "currency",
  per: measure({
    of: completedOnSite.of,
    cohort: "invoiced_at",
    where: all(revenueAndCost, filled("revenue")),
    amount: numbers("revenue"),
    currency: "currency",
  }),
});

/** KPI 18: the premium for rush. */
const expeditedParts = metric({
  code: "EXPEDITED_PARTS_COST",
  version: 1,
  shape: "SUM",
  unit: "MONEY",
  better: "DOWN",
  of: partLine,
  cohort: "ordered_at",
  population: all(yes("expedited"), filled("expedite_cost")),
  numerator: all(),
  amount: numbers("expedite_cost"),
  currency: "currency",
  settlement: atMonthEnd,
});

const ofTechnicians = { version: 1, of: timeEntry, cohort: "day", settlement: atMonthEnd } as const;

function hoursOf(code: string, better: "UP" | "DOWN", field: TimeEntryField): MetricDefinition<TimeEntryField> {
  return metric({
    ...ofTechnicians,
    code,
    shape: "SUM",
    unit: "HOURS",
    better,
    population: all(ofTechnician, filled(field)),
    numerator: all(),
    amount: numbers(field),
  });
}

const idle = all(ofTechnician, filled("billable_hours"), filled("idle_hours"));
const billable = all(ofTechnician, filled("idle_hours"), filled("billable_hours"));

/** KPI 22; a day without one of the two numbers is left out. */
const idleToBillable = metric({
  ...ofTechnicians,
  code: "IDLE_TO_BILLABLE_RATIO",
  shape: "RATIO",
  unit: "RATIO",
  better: "DOWN",
  population: idle,
  numerator: all(),
  amount: numbers("idle_hours"),
  per: measure({ of: timeEntry, cohort: "day", where: billable, amount: numbers("billable_hours") }),
});

/** KPIs 3, 18 and 20 to 22. */
export const moneyMetrics: readonly MetricDefinition[] = [
  serviceMargin,
  expeditedParts,
  hoursOf("BILLABLE_HOURS", "UP", "billable_hours"),
  hoursOf("IDLE_HOURS", "DOWN", "idle_hours"),
  idleToBillable,
];
