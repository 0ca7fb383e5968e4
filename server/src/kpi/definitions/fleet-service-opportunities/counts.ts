import { all, type Condition, is, not } from "../../formula/condition.ts";
import { type MetricDefinition, metric, type Settlement } from "../../metric.ts";
import { expired, type OpportunityField } from "../../record-kinds/opportunity.record-kind.ts";
import { answeredAndThen, assigned } from "./population.ts";

function count(
  code: string,
  numerator: Condition<OpportunityField>,
  settlement: Settlement<OpportunityField>,
): MetricDefinition<OpportunityField> {
  return metric({ ...assigned, code, version: 1, shape: "COUNT", unit: "COUNT", numerator, settlement });
}

const answered = answeredAndThen({ days: 0 });
const accepted = is<OpportunityField>("answer", "ACCEPTED");

/** assigned = accepted + rejected + expired + pending, always. */
export const answerCounts = [
  count("ASSIGNED_COUNT", not(is("answer", "CANCELLED")), answered),
  count("ACCEPTED_COUNT", accepted, answered),
  count("REJECTED_COUNT", is("answer", "REJECTED"), answered),
  count("EXPIRED_COUNT", expired, answered),
  count("PENDING_COUNT", is("answer", "PENDING"), answered),
];

/** accepted = completed + withdrawn + open, always; "completed" counts every completion so far, so it never settles. */
export const conclusionCounts = [
  count("COMPLETED_COUNT", all(accepted, is("conclusion", "COMPLETED")), "NEVER"),
  count("WITHDRAWN_COUNT", all(accepted, is("conclusion", "WITHDRAWN")), "NEVER"),
  count("OPEN_COUNT", all(accepted, is("conclusion", "OPEN")), "NEVER"),
];
