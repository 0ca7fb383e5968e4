import { makeProgram } from "../make-program.ts";
import { appointmentMetrics, contactMetrics, saleMetrics } from "./funnel.ts";
import { speedMetrics } from "./speed.ts";

/** Leads that come by internet, from receipt over Contact to the sale. Source 004. */
export const internetSales = makeProgram({
  code: "INTERNET_SALES",
  groups: { CONTACT: contactMetrics, APPOINTMENT: appointmentMetrics, SALE: saleMetrics, SPEED: speedMetrics },
  tiles: ["CONTACT_RATE", "APPOINTMENT_SET_RATE", "SHOW_RATE", "SOLD_RATE", "LEAD_TO_SALE_RATE"],
  cohortMetric: "LEADS_RECEIVED",
});
