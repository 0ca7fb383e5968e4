import { Check, Column, Entity, Index } from "typeorm";
import { Withdrawable } from "./recorded-by-hand.ts";

/** What was measured of a customer goal. A wrong one is withdrawn, and stays in the record. */
@Entity("customer_goal_reading")
@Index("customer_goal_reading_goal", ["dealerId", "goalId", "readOn"])
@Check(
  "customer_goal_reading_withdrawn",
  "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
)
export class CustomerGoalReadingEntity extends Withdrawable {
  @Column("text", { name: "goal_id" })
  goalId!: string;

  /** A day of the dealer's own. */
  @Column("date", { name: "read_on" })
  readOn!: string;

  @Column("numeric")
  value!: string;

  @Column("text", { nullable: true })
  note!: string | null;
}
