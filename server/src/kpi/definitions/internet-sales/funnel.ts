import { all, type Condition } from "../../formula/condition.ts";
import { type MetricDefinition, metric } from "../../metric.ts";
import type { LeadField } from "../../record-kinds/lead.record-kind.ts";
import { atMonthEnd } from "../../settlement.ts";
import { appointmentSet, contacted, received, showed, sold } from "./population.ts";

/** Of the leads that took one step, the share that took another. */
function stepRate(code: string, from: Condition<LeadField>, to: Condition<LeadField>): MetricDefinition<LeadField> {
  return metric({ ...received, code, shape: "PROPORTION", unit: "PERCENT", better: "UP", denominator: from, numerator: to });
}

const leadsReceived = metric({
  ...received,
  code: "LEADS_RECEIVED",
  shape: "COUNT",
  unit: "COUNT",
  numerator: all(),
  settlement: atMonthEnd,
});

export const contactMetrics: readonly MetricDefinition[] = [stepRate("CONTACT_RATE", all(), contacted), leadsReceived];

export const appointmentMetrics: readonly MetricDefinition[] = [
  stepRate("APPOINTMENT_SET_RATE", contacted, appointmentSet),
  stepRate("SHOW_RATE", appointmentSet, showed),
];

/** The last counts every sale, whichever steps were recorded before it. */
export const saleMetrics: readonly MetricDefinition[] = [stepRate("SOLD_RATE", showed, sold), stepRate("LEAD_TO_SALE_RATE", all(), sold)];
