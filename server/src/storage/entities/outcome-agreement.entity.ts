import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Ties a contract to customer goals for a period. A wrong one is withdrawn, and stays in the record. */
@Entity("outcome_agreement")
@Check("outcome_agreement_goals", "cardinality(goal_ids) > 0")
@Check("outcome_agreement_period", "until >= since")
@Check(
  "outcome_agreement_withdrawn",
  "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
)
export class OutcomeAgreementEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** The sender's own. */
  @PrimaryColumn("text")
  id!: string;

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

  /** Subject of the token; null where that is not known. */
  @Column("text", { name: "recorded_by", nullable: true })
  recordedBy!: string | null;

  /** Null where that is not known: it is then seen from its own day on. */
  @Column("timestamp with time zone", { name: "recorded_at", precision: 3, nullable: true })
  recordedAt!: Date | null;

  @Column("text", { name: "withdraw_reason", nullable: true })
  withdrawReason!: string | null;

  @Column("text", { name: "withdrawn_by", nullable: true })
  withdrawnBy!: string | null;

  @Column("timestamp with time zone", { name: "withdrawn_at", precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
