import { makeProgram } from "../make-program.ts";
import { appointmentMetrics, contactMetrics, saleMetrics } from "./funnel.ts";
import { speedMetrics } from "./speed.ts";

/** Leads that come by internet, from receipt over Contact to the sale. Source 004. */
export const internetSales = makeProgram({
  code: "INTERNET_SALES",
  groups: { CONTACT: contactMetrics, APPOINTMENT: appointmentMetrics, SALE: saleMetrics, SPEED: speedMetrics },
  tiles: ["CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE", "LEAD_TO_SALE_RATE"],
  cohortMetric: "LEADS_RECEIVED",
  // What a rate is of, is how many took the step before, also without the steps before that.
  funnel: [
    { code: "RECEIVED", count: { metric: "CONTACT_RATE", measure: "DENOMINATOR" } },
    { code: "CONTACTED", count: { metric: "APPOINTMENT_SET_RATE", measure: "DENOMINATOR" }, rate: "CONTACT_RATE" },
    { code: "APPOINTMENT_SET", count: { metric: "SHOW_RATE", measure: "DENOMINATOR" }, rate: "APPOINTMENT_SET_RATE" },
    { code: "SHOWED", count: { metric: "SOLD_RATE", measure: "DENOMINATOR" }, rate: "SHOW_RATE" },
    { code: "SOLD", count: { metric: "LEAD_TO_SALE_RATE", measure: "NUMERATOR" }, rate: "SOLD_RATE" },
  ],
});
