import { all, within, yes } from "../../formula/condition.ts";
import { days } from "../../formula/duration.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { delivery } from "../../record-kinds/delivery.record-kind.ts";
import { atMonthEnd, windowAfterMonthEnd } from "../../settlement.ts";
import { above } from "./population.ts";

const delivered = { version: 1, shape: "PROPORTION", unit: "PERCENT", better: "UP", of: delivery, cohort: "delivered_at" } as const;
const contactWindow = days(90);

/** KPI 22, of new units. */
const salesIntroduction = metric({
  ...delivered,
  code: "SALES_INTRODUCTION_RATE",
  population: yes("is_new"),
  denominator: all(),
  numerator: yes("introduced_to_service"),
  goal: above(65),
  settlement: atMonthEnd,
});

/** KPI 23, of all units. */
const proactiveContact = metric({
  ...delivered,
  code: "PROACTIVE_CONTACT_RATE",
  population: all(),
  denominator: all(),
  numerator: within(contactWindow, "first_contacted_at", "delivered_at"),
  goal: above(65),
  settlement: windowAfterMonthEnd(contactWindow),
});

export const salesContactMetrics: readonly MetricDefinition[] = [salesIntroduction];
export const serviceContactMetrics: readonly MetricDefinition[] = [proactiveContact];
