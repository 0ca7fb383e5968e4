import { all, filled, is } from "../../formula/condition.ts";
import { type MetricDefinition, measure, metric, numbers, records } from "../../metric.ts";
import { employedAtEnd, plannerOrDispatcher, staff, technicianOrEngineer } from "../../record-kinds/staff.record-kind.ts";
import { onSite } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { closedOnSite, completedOnSite } from "./population.ts";

/** KPI 9. */
const closedByDispatcher = metric({
  ...closedOnSite,
  code: "TASKS_CLOSED_BY_DISPATCHER",
  shape: "COUNT",
  unit: "COUNT",
  numerator: is("closed_by_role", "DISPATCHER"),
});

const callsRecorded = all(onSite, filled("dispatcher_calls"));

/** KPI 10. */
const callsPerOrder = metric({
  ...completedOnSite,
  code: "DISPATCHER_CALLS_PER_ORDER",
  shape: "RATIO",
  unit: "RATIO",
  better: "DOWN",
  population: callsRecorded,
  numerator: all(),
  amount: numbers("dispatcher_calls"),
  per: measure({ of: completedOnSite.of, cohort: completedOnSite.cohort, where: callsRecorded, amount: records }),
});

/** KPI 8, of those employed on the month's last day. */
const engineerToPlanner = metric({
  code: "ENGINEER_TO_PLANNER_RATIO",
  version: 1,
  shape: "RATIO",
  unit: "RATIO",
  of: staff,
  cohort: "EVERY_PERIOD",
  population: employedAtEnd,
  numerator: technicianOrEngineer,
  per: measure({ of: staff, cohort: "EVERY_PERIOD", where: all(employedAtEnd, plannerOrDispatcher), amount: records }),
  settlement: atMonthEnd,
});

export const dispatchMetrics: readonly MetricDefinition[] = [closedByDispatcher, callsPerOrder, engineerToPlanner];
