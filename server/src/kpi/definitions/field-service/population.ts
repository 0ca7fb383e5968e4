import type { MetricDefinition } from "../../metric.ts";
import { onSite, workOrder, type WorkOrderField } from "../../record-kinds/work-order.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";

/** Work orders done on site, in the month of their completion. */
export const completedOnSite = {
  version: 1,
  of: workOrder,
  cohort: "completed_at",
  population: onSite,
  settlement: atMonthEnd,
} as const satisfies Partial<MetricDefinition<WorkOrderField>>;

/** Work orders done on site, in the month they were closed. */
export const closedOnSite = { ...completedOnSite, cohort: "closed_at" } as const;
