import { all, type Condition } from "../../formula/condition.ts";
import { type Goal, percent } from "../../goal.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { ofCustomer, workOrder, type WorkOrderField } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

/** "> 50 %" of the source: met strictly above. */
export const above = (value: number): Goal => ({ value: percent(value), direction: "AT_LEAST", strict: true });
/** "= 100 %" of the source: met at 100 % only. */
export const everyone: Goal = { value: "1", direction: "AT_LEAST", strict: false };

/** Customers' repair orders, in the month they were closed; internal orders are left out. */
export const repairOrders = {
  version: 1,
  of: workOrder,
  cohort: "closed_at",
  population: ofCustomer,
  settlement: atMonthEnd,
} as const satisfies Partial<MetricDefinition<WorkOrderField>>;

interface OrderRate {
  readonly code: string;
  readonly goal?: Goal;
  /** Repair orders that fail it are left out. */
  readonly among?: Condition<WorkOrderField>;
  readonly counted: Condition<WorkOrderField>;
}

/** A share of the month's repair orders. */
export function orderRate({ code, goal, among = all(), counted }: OrderRate): MetricDefinition<WorkOrderField> {
  return metric({
    ...repairOrders,
    code,
    shape: "PROPORTION",
    unit: "PERCENT",
    better: "UP",
    denominator: among,
    numerator: counted,
    ...(goal ? { goal } : {}),
  });
}
