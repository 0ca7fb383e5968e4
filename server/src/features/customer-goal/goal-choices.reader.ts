import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { todayOf } from "./known.sql.ts";

/** Something that a goal, a case study or an agreement can be about. */
export interface GoalChoice {
  readonly what: "CUSTOMER" | "TECHNICIAN" | "CONTRACT";
  readonly id: string;
  readonly name: string | null;
  /** Of a contract, its customer. */
  readonly customer_id: string | null;
}

/** Of each, no more are read. */
export const mostChoices = 500;

const choices: Statement = {
  name: "customer_goal_choices",
  text: `
    (SELECT 'CUSTOMER' AS what, c.id, c.name, NULL AS customer_id FROM customer c
      WHERE c.dealer_id = $1 AND c.internal IS NOT TRUE ORDER BY c.name, c.id LIMIT ${mostChoices})
    UNION ALL
    (SELECT 'TECHNICIAN', s.id, s.name, NULL FROM dealer d ${todayOf("$2")} JOIN staff s ON s.dealer_id = d.id
      WHERE d.id = $1 AND s.role IN ('TECHNICIAN', 'ENGINEER') AND s.hired_on <= today.day ORDER BY s.name, s.id LIMIT ${mostChoices})
    UNION ALL
    (SELECT 'CONTRACT', o.id, c.name, o.customer_id FROM dealer d ${todayOf("$2")} JOIN contract o ON o.dealer_id = d.id
      LEFT JOIN customer c ON c.dealer_id = o.dealer_id AND c.id = o.customer_id
      WHERE d.id = $1 AND o.expires_on >= today.day ORDER BY c.name, o.starts_on DESC, o.id LIMIT ${mostChoices})`,
};

/** What a dealer's goals can be about on the day that it is at an instant, each in the order of names. */
export async function readGoalChoices(scope: DealerScope, runner: StatementRunner, dealerId: string, asOf: Date): Promise<GoalChoice[]> {
  return mayRead(scope, dealerId) ? runner.query<GoalChoice>(choices, [dealerId, asOf]) : [];
}
