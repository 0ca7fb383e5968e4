import type { MetricDefinition } from "../../metric.ts";
import { makeProgram } from "../make-program.ts";
import { appointmentMetrics } from "./appointment.ts";
import { salesContactMetrics, serviceContactMetrics } from "./contact.ts";
import { deliveryMetrics } from "./delivery.ts";
import { followUpMetrics } from "./follow-up.ts";
import { inspectionMetrics } from "./inspection.ts";
import { afterSalesObstacles } from "./obstacles.ts";
import { partsMetrics } from "./parts.ts";
import { workshopMetrics } from "./workshop.ts";

const withObstacles = (metrics: readonly MetricDefinition[]): MetricDefinition[] =>
  metrics.map((metric) => ({ ...metric, obstacles: afterSalesObstacles[metric.code] ?? [] }));

/** A dealership's service department along its eight processes. Source 003. */
export const afterSales = makeProgram({
  code: "AFTER_SALES",
  groups: {
    SALES_CONTACT: withObstacles(salesContactMetrics),
    SERVICE_CONTACT: withObstacles(serviceContactMetrics),
    APPOINTMENT: withObstacles(appointmentMetrics),
    PRE_INSPECTION: withObstacles(inspectionMetrics),
    PARTS_SUPPLY: withObstacles(partsMetrics),
    WORKSHOP: withObstacles(workshopMetrics),
    DELIVERY: withObstacles(deliveryMetrics),
    FOLLOW_UP: withObstacles(followUpMetrics),
  },
  tiles: [
    "APPOINTMENT_RATE",
    "FIRST_TIME_FIX_RATE",
    "WORKSHOP_ON_TIME_RATE",
    "LABOUR_EFFICIENCY",
    "CUSTOMER_SATISFACTION_RATE",
    "PROBLEM_RESOLUTION_RATE",
  ],
  cohortMetric: "REPAIR_ORDERS_CLOSED",
});
