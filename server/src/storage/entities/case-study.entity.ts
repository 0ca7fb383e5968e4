import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** What a technician or engineer understood of a customer's goal and did for it. A wrong one is withdrawn, and stays in the record. */
@Entity("case_study")
@Index("case_study_goal", ["dealerId", "goalId", "happenedOn"])
@Check("case_study_withdrawn", "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)")
export class CaseStudyEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** The sender's own. */
  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "goal_id" })
  goalId!: string;

  @Column("text", { name: "staff_id" })
  staffId!: string;

  @Column("date", { name: "happened_on" })
  happenedOn!: string;

  @Column("text")
  understood!: string;

  @Column("text")
  done!: string;

  /** The training principle used. */
  @Column("text")
  principle!: string;

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
