import { findMetric } from "server/kpi/catalogue.ts";
import type { View } from "server/kpi/formula/evaluate.ts";
import { decidingLeaf } from "server/kpi/formula/explain.ts";
import { seenAsOf } from "server/kpi/formula/seen-record.ts";
import type { Metric } from "server/kpi/metric.ts";
import { monthPeriod } from "server/kpi/period.ts";
import { placementOf, type Placement } from "server/kpi/results/evaluate-metric.ts";
import { reasonText } from "server/kpi/texts/reason-text.ts";
import type { Language } from "server/kpi/texts/language.ts";
import { type OpportunityInput, withDeadline } from "../../support/opportunities.ts";

const program = "FLEET_SERVICE_OPPORTUNITIES";

export function metricNamed(code: string): Metric {
  const metric = findMetric(program, code);
  if (!metric) throw new Error(`There is no metric ${code}.`);
  return metric;
}

/** Long after every window of the cases. */
const later = new Date("2027-06-01T00:00:00Z");

/** An opportunity looks at no other record, and at no period. */
const viewAsOf = (asOf: Date): View => ({ asOf, period: monthPeriod("2026-03", "UTC"), records: {} });

/** Where one opportunity stands in a metric; `absent` before it was assigned. */
export function placed(code: string, opportunity: OpportunityInput, asOf: Date = later): Placement | "absent" {
  const metric = metricNamed(code);
  const record = seenAsOf(metric.of, withDeadline(opportunity), viewAsOf(asOf), Object.keys(metric.of.fields));
  return record ? placementOf(metric, record) : "absent";
}

/** The sentence a receipt gives for one opportunity. */
export function told(
  code: string,
  part: "numerator" | "denominator" | "population",
  opportunity: OpportunityInput,
  audience: { readonly language: Language; readonly timeZone: string } = { language: "en", timeZone: "UTC" },
  asOf: Date = later,
): string {
  const metric = metricNamed(code);
  const record = seenAsOf(metric.of, withDeadline(opportunity), viewAsOf(asOf), Object.keys(metric.of.fields));
  const condition = metric[part];
  const deciding = record && condition && decidingLeaf(condition, record);
  if (!deciding) throw new Error("There is nothing to tell.");
  return reasonText(deciding, record, audience);
}
