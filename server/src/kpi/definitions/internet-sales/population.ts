import { all } from "../../formula/condition.ts";
import type { MetricDefinition } from "../../metric.ts";
import { lead, type LeadField, leadWindow, stepTaken } from "../../record-kinds/lead.record-kind.ts";
import { windowAfterMonthEnd } from "../../settlement.ts";

/** Every lead received in the month; its last one has its whole window. */
export const received = {
  version: 1,
  of: lead,
  cohort: "received_at",
  population: all(),
  settlement: windowAfterMonthEnd(leadWindow),
} as const satisfies Partial<MetricDefinition<LeadField>>;

export const contacted = stepTaken("contacted");
export const appointmentSet = stepTaken("appointment_set");
export const showed = stepTaken("showed");
export const sold = stepTaken("sold");
