import { all, filled, is, not, numberUpTo } from "../../formula/condition.ts";
import { different, type MetricDefinition, measure, metric, numbers, records } from "../../metric.ts";
import { ofTechnician, timeEntry } from "../../record-kinds/time-entry.record-kind.ts";
import { visit } from "../../record-kinds/visit.record-kind.ts";
import { onSite } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { closedOnSite, completedOnSite } from "./population.ts";

const hour = 3_600_000;
const ofTechnicians = { version: 1, of: timeEntry, cohort: "day", settlement: atMonthEnd } as const;
const onJobs = all(ofTechnician, filled("available_hours"), filled("job_hours"));
const available = all(ofTechnician, filled("job_hours"), filled("available_hours"));

/** KPI 7; a day without one of the two numbers is left out. */
const utilisation = metric({
  ...ofTechnicians,
  code: "TECHNICIAN_UTILISATION",
  shape: "RATIO",
  unit: "PERCENT",
  better: "UP",
  population: onJobs,
  numerator: all(),
  amount: numbers("job_hours"),
  per: measure({ of: timeEntry, cohort: "day", where: available, amount: numbers("available_hours") }),
});

/** KPI 16: visits for each day on which one technician made one. */
const visitsPerDay = metric({
  code: "VISITS_PER_ENGINEER_DAY",
  version: 1,
  shape: "RATIO",
  unit: "PER_DAY",
  better: "UP",
  of: visit,
  cohort: "visited_at",
  population: filled("technician_id"),
  numerator: all(),
  per: measure({ of: visit, cohort: "visited_at", where: filled("technician_id"), amount: different("technician_day") }),
  settlement: atMonthEnd,
});

/** KPI 13: closed orders for each day on which anyone clocked time. */
const closedPerDay = metric({
  ...closedOnSite,
  code: "WORK_ORDERS_CLOSED_PER_DAY",
  shape: "RATIO",
  unit: "PER_DAY",
  better: "UP",
  numerator: all(),
  per: measure({
    of: timeEntry,
    cohort: "day",
    where: all(filled("clocked_hours"), not(numberUpTo("clocked_hours", 0))),
    amount: different("day"),
  }),
});

/** KPI 14. */
const completionTime = metric({
  ...completedOnSite,
  code: "ORDER_COMPLETION_TIME",
  shape: "MEAN",
  unit: "HOURS",
  better: "DOWN",
  denominator: filled("completion_time"),
  numerator: all(),
  amount: numbers("completion_time", hour),
});

/** KPI 23; also by asset model and by problem code. */
const timeToRepair = metric({
  ...completedOnSite,
  code: "MEAN_TIME_TO_REPAIR",
  shape: "MEAN",
  unit: "HOURS",
  better: "DOWN",
  denominator: filled("repair_time"),
  numerator: all(),
  amount: numbers("repair_time", hour),
});

/** KPI 25. */
const preventiveToReactive = metric({
  ...completedOnSite,
  code: "PREVENTIVE_TO_REACTIVE_RATIO",
  shape: "RATIO",
  unit: "RATIO",
  better: "UP",
  numerator: is("nature", "PREVENTIVE"),
  per: measure({ of: completedOnSite.of, cohort: completedOnSite.cohort, where: all(onSite, is("nature", "REACTIVE")), amount: records }),
});

export const productivityMetrics: readonly MetricDefinition[] = [
  utilisation,
  visitsPerDay,
  closedPerDay,
  completionTime,
  timeToRepair,
  preventiveToReactive,
];
