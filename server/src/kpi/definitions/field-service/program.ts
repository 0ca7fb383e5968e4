import { makeProgram } from "../make-program.ts";
import { customerMetrics } from "./customers.ts";
import { dispatchMetrics } from "./dispatch.ts";
import { firstFixMetrics } from "./first-fix.ts";
import { moneyMetrics } from "./money.ts";
import { peopleMetrics } from "./people.ts";
import { productivityMetrics } from "./productivity.ts";
import { punctualityMetrics } from "./punctuality.ts";
import { surveyMetrics } from "./survey.ts";
import { travelMetrics } from "./travel.ts";

/** Work on the customer's site, and what its customers say of it. Source 002. */
export const fieldService = makeProgram({
  code: "FIELD_SERVICE",
  groups: {
    FIRST_FIX: firstFixMetrics,
    CUSTOMERS: customerMetrics,
    PUNCTUALITY: punctualityMetrics,
    PRODUCTIVITY: productivityMetrics,
    DISPATCH: dispatchMetrics,
    TRAVEL: travelMetrics,
    MONEY: moneyMetrics,
    PEOPLE: peopleMetrics,
    SURVEY: surveyMetrics,
  },
  tiles: [
    "FIRST_TIME_FIX_RATE",
    "CUSTOMER_SATISFACTION_RATE",
    "SLA_COMPLIANCE_RATE",
    "TECHNICIAN_UTILISATION",
    "MEAN_TIME_TO_REPAIR",
    "CONTRACT_RENEWAL_RATE",
  ],
  cohortMetric: "WORK_ORDERS_COMPLETED",
});
