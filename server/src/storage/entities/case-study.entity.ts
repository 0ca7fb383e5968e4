import { Check, Column, Entity, Index } from "typeorm";
import { Withdrawable } from "./recorded-by-hand.ts";

/** What a technician or engineer understood of a customer's goal and did for it. A wrong one is withdrawn, and stays in the record. */
@Entity("case_study")
@Index("case_study_goal", ["dealerId", "goalId", "happenedOn"])
@Check("case_study_withdrawn", "(withdrawn_at IS NULL) = (withdraw_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)")
export class CaseStudyEntity extends Withdrawable {
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
}
