import { days, hours } from "../../formula/duration.ts";
import { is, not } from "../../formula/condition.ts";
import type { MetricDefinition } from "../../metric.ts";
import { type OpportunityField, opportunity } from "../../record-kinds/opportunity.record-kind.ts";

/** Every opportunity assigned in the month, less those whose request was cancelled while they were pending. */
export const assigned = {
  of: opportunity,
  cohort: "assigned_at",
  population: not(is("answer", "CANCELLED")),
} as const satisfies Partial<MetricDefinition<OpportunityField>>;

/** Final when the month's last opportunity could no longer be answered, and then the window. */
export const answeredAndThen = (window: { days: number }) =>
  ({ deadline: "expires_at", atLeast: hours(48), window: days(window.days) }) as const;
