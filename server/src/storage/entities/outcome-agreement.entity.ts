import { Check, Column, Entity } from "typeorm";
import { Withdrawable } from "./recorded-by-hand.ts";

/** Ties a contract to customer goals for a period. A wrong one is withdrawn, and stays in the record. */
@Entity("outcome_agreement")
@Check("outcome_agreement_goals", "cardinality(goal_ids) > 0")
@Check("outcome_agreement_period", "until >= since")
@Check(
  "outcome_agreement_withdrawn",
  "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
)
export class OutcomeAgreementEntity extends Withdrawable {
  @Column("text", { name: "contract_id" })
  contractId!: string;

  /** In the order named. */
  @Column("text", { name: "goal_ids", array: true })
  goalIds!: string[];

  @Column("date")
  since!: string;

  /** Its last day. */
  @Column("date")
  until!: string;

  @Column("text", { nullable: true })
  note!: string | null;
}
