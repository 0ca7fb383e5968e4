import { all, any, filled, is, not, numberFrom, numberUpTo, within } from "../../formula/condition.ts";
import { days } from "../../formula/duration.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { windowAfterMonthEnd } from "../../settlement.ts";
import { completedOnSite } from "./population.ts";

const window = days(30);

/** KPI 1: done in one visit, with no comeback in time. An order without a recorded visit is not known to be done in one. */
const firstTimeFixRate = metric({
  ...completedOnSite,
  code: "FIRST_TIME_FIX_RATE",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: all(),
  numerator: all(numberFrom("visits", 1), numberUpTo("visits", 1), not(within(window, "comeback_at", "completed_at"))),
  settlement: windowAfterMonthEnd(window),
});

/** Beside KPI 11, whose word in the source may also mean rework: orders that come back to an earlier one. */
const reworkRate = metric({
  ...completedOnSite,
  code: "REWORK_RATE",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "DOWN",
  denominator: all(),
  numerator: any(filled("comeback_of_id"), all(is("nature", "REACTIVE"), within(window, "opened_at", "follows_at"))),
});

const workOrdersCompleted = metric({
  ...completedOnSite,
  code: "WORK_ORDERS_COMPLETED",
  shape: "COUNT",
  unit: "COUNT",
  numerator: all(),
});

export const firstFixMetrics: readonly MetricDefinition[] = [firstTimeFixRate, reworkRate, workOrdersCompleted];
