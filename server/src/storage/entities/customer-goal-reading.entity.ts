import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** What was measured of a customer goal. A wrong one is withdrawn, and stays in the record. */
@Entity("customer_goal_reading")
@Index("customer_goal_reading_goal", ["dealerId", "goalId", "readOn"])
@Check(
  "customer_goal_reading_withdrawn",
  "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
)
export class CustomerGoalReadingEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** The sender's own. */
  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "goal_id" })
  goalId!: string;

  /** A day of the dealer's own. */
  @Column("date", { name: "read_on" })
  readOn!: string;

  @Column("numeric")
  value!: string;

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
