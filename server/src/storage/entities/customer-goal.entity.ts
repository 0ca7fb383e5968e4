import { Check, Column, Entity } from "typeorm";
import { RecordedByHand } from "./recorded-by-hand.ts";

/** What a customer wants to reach, in its own figures. Nothing of it is changed but how it ended. */
@Entity("customer_goal")
@Check("customer_goal_direction", "direction IN ('UP', 'DOWN')")
@Check("customer_goal_target", "CASE direction WHEN 'UP' THEN target >= baseline ELSE target <= baseline END")
@Check("customer_goal_due", "due_on >= set_on")
@Check("customer_goal_outcome", "outcome IN ('CLOSED', 'DROPPED') AND (outcome <> 'DROPPED' OR end_reason IS NOT NULL)")
@Check("customer_goal_ended", "(ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)")
export class CustomerGoalEntity extends RecordedByHand {
  @Column("text", { name: "customer_id" })
  customerId!: string;

  @Column("text")
  name!: string;

  /** In the customer's words, such as `pieces a month`. */
  @Column("text")
  unit!: string;

  /** `UP` or `DOWN`: which way it gets better. */
  @Column("text")
  direction!: string;

  @Column("numeric")
  baseline!: string;

  @Column("numeric")
  target!: string;

  /** The day that the baseline is of. */
  @Column("date", { name: "set_on" })
  setOn!: string;

  @Column("date", { name: "due_on" })
  dueOn!: string;

  /** Who owns it, as the customer says. */
  @Column("text", { nullable: true })
  owner!: string | null;

  /** `CLOSED` or `DROPPED`; null while it goes on. */
  @Column("text", { nullable: true })
  outcome!: string | null;

  @Column("text", { name: "end_reason", nullable: true })
  endReason!: string | null;

  @Column("text", { name: "ended_by", nullable: true })
  endedBy!: string | null;

  @Column("timestamp with time zone", { name: "ended_at", precision: 3, nullable: true })
  endedAt!: Date | null;
}
