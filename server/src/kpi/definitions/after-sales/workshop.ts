import { all, filled, is, not, notAfter, within } from "../../formula/condition.ts";
import { days, minutes } from "../../formula/duration.ts";
import type { Goal } from "../../goal.ts";
import { type MetricDefinition, type Measure, measure, metric, numbers, records } from "../../metric.ts";
import { employedAtEnd, staff } from "../../record-kinds/staff.record-kind.ts";
import { ofTechnician, timeEntry } from "../../record-kinds/time-entry.record-kind.ts";
import { ofCustomer, workOrder } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd, windowAfterMonthEnd } from "../../settlement.ts";
import { above, orderRate, repairOrders } from "./population.ts";

const comebackWindow = days(30);

/** KPI 9: a comeback is an order that names this one. */
const firstTimeFixRate: MetricDefinition = {
  ...orderRate({
    code: "FIRST_TIME_FIX_RATE",
    counted: not(within(comebackWindow, "named_comeback_at", "closed_at")),
    goal: above(85),
  }),
  settlement: windowAfterMonthEnd(comebackWindow),
};

const lead = minutes(30);

/** KPI 10: repaired and checked at least half an hour before the promised time. */
const workshopOnTime = orderRate({
  code: "WORKSHOP_ON_TIME_RATE",
  among: filled("promised_at"),
  counted: all(notAfter("repaired_at", "promised_at", lead), notAfter("quality_checked_at", "promised_at", lead)),
  goal: above(80),
});

/** A day without one of the two numbers is left out, so that index = utilisation × efficiency. */
const bothAndClocked = all(ofTechnician, filled("available_hours"), filled("clocked_hours"));
const bothAndAvailable = all(ofTechnician, filled("clocked_hours"), filled("available_hours"));
const clocked: Measure = measure({ of: timeEntry, cohort: "day", where: bothAndClocked, amount: numbers("clocked_hours") });
const available: Measure = measure({ of: timeEntry, cohort: "day", where: bothAndAvailable, amount: numbers("available_hours") });

const share = { version: 1, shape: "RATIO", unit: "PERCENT", better: "UP", settlement: atMonthEnd, numerator: all() } as const;

/** KPI 16. */
const utilisation = metric({
  ...share,
  code: "LABOUR_UTILISATION",
  of: timeEntry,
  cohort: "day",
  population: bothAndClocked,
  amount: numbers("clocked_hours"),
  per: available,
  goal: above(85),
});

/** Internal and warranty hours are sold, too: their time is clocked. */
const soldHours = {
  of: workOrder,
  cohort: "closed_at",
  population: all(is("place", "WORKSHOP"), filled("sold_hours")),
  amount: numbers("sold_hours"),
} as const;

/** KPI 17. */
const efficiency = metric({ ...share, ...soldHours, code: "LABOUR_EFFICIENCY", per: clocked, goal: above(85) });

/** KPI 18. */
const performanceIndex = metric({ ...share, ...soldHours, code: "PERFORMANCE_INDEX", per: available });

const hoursGoal: Goal = { value: "2.5", direction: "AT_LEAST", strict: false };
const hoursRecorded = all(ofCustomer, filled("sold_hours"));

/** KPI 19. */
const hoursPerOrder = metric({
  ...repairOrders,
  code: "HOURS_SOLD_PER_RO",
  shape: "RATIO",
  unit: "HOURS",
  better: "UP",
  population: hoursRecorded,
  numerator: all(),
  amount: numbers("sold_hours"),
  per: measure({ of: workOrder, cohort: "closed_at", where: hoursRecorded, amount: records }),
  goal: hoursGoal,
});

const partsRecorded = all(ofCustomer, filled("parts_revenue"));
const partsSold = {
  ...repairOrders,
  shape: "RATIO",
  unit: "MONEY",
  better: "UP",
  population: partsRecorded,
  numerator: all(),
  amount: numbers("parts_revenue"),
  currency: "currency",
} as const;

/** KPI 20, one value for each currency. */
const partsPerOrder = metric({
  ...partsSold,
  code: "PARTS_SOLD_PER_RO",
  per: measure({ of: workOrder, cohort: "closed_at", where: partsRecorded, amount: records, currency: "currency" }),
  goal: { value: "100", direction: "AT_LEAST", strict: false },
  goalCurrency: "USD",
});

/** KPI 21, for each service advisor employed on the month's last day. */
const partsPerAdvisor = metric({
  ...partsSold,
  code: "PARTS_SOLD_PER_ADVISOR",
  per: measure({ of: staff, cohort: "EVERY_PERIOD", where: all(employedAtEnd, is("role", "SERVICE_ADVISOR")), amount: records }),
});

const ordersClosed = metric({ ...repairOrders, code: "REPAIR_ORDERS_CLOSED", shape: "COUNT", unit: "COUNT", numerator: all() });

/** KPIs 9, 10 and 16 to 21. */
export const workshopMetrics: readonly MetricDefinition[] = [
  firstTimeFixRate,
  workshopOnTime,
  utilisation,
  efficiency,
  performanceIndex,
  hoursPerOrder,
  partsPerOrder,
  partsPerAdvisor,
  ordersClosed,
];
