import { all, any, filled, is, not, notAfter, within } from "../../formula/condition.ts";
import { days } from "../../formula/duration.ts";
import { atLeast, percent } from "../../goal.ts";
import { metric } from "../../metric.ts";
import type { OpportunityField } from "../../record-kinds/opportunity.record-kind.ts";
import { answeredAndThen, assigned } from "./population.ts";

const completedInTime = within(days(30), "completed_at", "accepted_at");
const accepted = is("answer", "ACCEPTED");
const everyRecord = all<OpportunityField>();

/** Of the opportunities assigned, those the dealer answered: accepted, or declined with a reason. */
export const engagementRate = metric({
  ...assigned,
  code: "ENGAGEMENT_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: everyRecord,
  numerator: any(accepted, all(is("answer", "REJECTED"), filled("decline_reason"))),
  goal: atLeast(percent(100)),
  settlement: answeredAndThen({ days: 0 }),
});

/** Of the opportunities assigned, those accepted. */
export const acceptanceRate = metric({
  ...assigned,
  code: "ACCEPTANCE_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: everyRecord,
  numerator: accepted,
  goal: atLeast(percent(80)),
  settlement: answeredAndThen({ days: 0 }),
});

/** Of those accepted, those completed within 30 days; closed in that time as not code compliant is left out. */
export const closeRate = metric({
  ...assigned,
  code: "CLOSE_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: all(accepted, not(all(completedInTime, is("close_reason", "INSTALLATION_NOT_CODE_COMPLIANT")))),
  numerator: all(not(is("conclusion", "WITHDRAWN")), completedInTime),
  goal: atLeast(percent(60)),
  settlement: answeredAndThen({ days: 30 }),
});

/**
 * Of those accepted, those enrolled within 60 days; enrolled at or before acceptance is left out,
 * enrolled after a withdrawal is not counted.
 */
export const conversionRate = metric({
  ...assigned,
  code: "CONVERSION_RATE",
  version: 1,
  shape: "PROPORTION",
  unit: "PERCENT",
  better: "UP",
  denominator: all(accepted, not(notAfter("enrolled_at", "accepted_at"))),
  numerator: all(
    any(notAfter("enrolled_at", "withdrawn_at"), not(is("conclusion", "WITHDRAWN"))),
    within(days(60), "enrolled_at", "accepted_at"),
  ),
  goal: atLeast(percent(30)),
  settlement: answeredAndThen({ days: 60 }),
});
