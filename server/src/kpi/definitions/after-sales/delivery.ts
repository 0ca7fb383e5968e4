import { all, filled, notAfter, yes } from "../../formula/condition.ts";
import type { MetricDefinition } from "../../metric.ts";
import { above, orderRate } from "./population.ts";

/** KPIs 11 and 12. The bill is itemised when the order is invoiced. */
export const deliveryMetrics: readonly MetricDefinition[] = [
  orderRate({
    code: "FINAL_CHECK_ON_TIME_RATE",
    among: filled("promised_at"),
    counted: all(notAfter("final_checked_at", "promised_at"), notAfter("invoiced_at", "promised_at")),
    goal: above(90),
  }),
  orderRate({ code: "DELIVERY_EXPLANATION_RATE", counted: all(yes("bill_explained"), yes("advice_given")), goal: above(85) }),
];
