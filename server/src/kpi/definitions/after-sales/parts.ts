import { all, filled, is, notAfter, yes } from "../../formula/condition.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { partLine } from "../../record-kinds/part-line.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { above, orderRate } from "./population.ts";

/** KPI 7: of the lines the workshop asked for; counter sales and internal orders are left out. */
const partsFillRate = metric({
  code: "PARTS_FILL_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: partLine,
  cohort: "requested_at",
  population: is("repair_order", "CUSTOMER"),
  denominator: all(),
  numerator: yes("available_at_once"),
  settlement: atMonthEnd,
});

/** KPIs 7 and 8. */
export const partsMetrics: readonly MetricDefinition[] = [
  partsFillRate,
  orderRate({
    code: "PARTS_PREPICK_ON_TIME_RATE",
    among: filled("prepick_due_at"),
    counted: notAfter("prepicked_at", "prepick_due_at"),
    goal: above(60),
  }),
];
