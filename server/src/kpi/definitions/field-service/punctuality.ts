import { all, filled, notAfter, numberFrom } from "../../formula/condition.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import { visit } from "../../record-kinds/visit.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { completedOnSite } from "./population.ts";

/** KPI 4: still open after it was due is missed. */
const slaCompliance = metric({
  ...completedOnSite,
  code: "SLA_COMPLIANCE_RATE",
  cohort: "due_at",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: all(),
  numerator: notAfter("completed_at", "due_at"),
});

/** KPI 12. */
const visitsWithinSla = metric({
  code: "SITE_VISITS_WITHIN_SLA",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  of: visit,
  cohort: "response_due_at",
  population: all(),
  denominator: all(),
  numerator: notAfter("arrived_at", "response_due_at"),
  settlement: atMonthEnd,
});

/** KPI 11: the visit was moved at least once. */
const rescheduleRate = metric({
  ...completedOnSite,
  code: "RESCHEDULE_RATE",
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "DOWN",
  denominator: filled("rescheduled_times"),
  numerator: numberFrom("rescheduled_times", 1),
});

export const punctualityMetrics: readonly MetricDefinition[] = [slaCompliance, visitsWithinSla, rescheduleRate];
