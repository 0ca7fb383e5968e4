import { all } from "../../formula/condition.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { employedAtEnd, employedAtStart, staff } from "../../record-kinds/staff.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

/** KPI 6, over the twelve months that end with the month. */
const employeeRetention = metric({
  code: "EMPLOYEE_RETENTION_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: staff,
  cohort: "EVERY_PERIOD",
  population: employedAtStart,
  denominator: all(),
  numerator: employedAtEnd,
  settlement: atMonthEnd,
});

export const peopleMetrics: readonly MetricDefinition[] = [employeeRetention];
