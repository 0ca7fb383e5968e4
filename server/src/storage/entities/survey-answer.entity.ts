import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One person's answer to one question of the closed list. */
@Entity("survey_answer")
@Check(
  "survey_answer_score",
  "question = 'CSAT' AND score BETWEEN 1 AND 5 OR question IN ('NPS', 'HELPS_REACH_GOALS', 'SEEKS_TO_UNDERSTAND_GOALS', 'OFFERS_HELP_EVERY_TIME') AND score BETWEEN 0 AND 10",
)
@Index("survey_answer_opportunity", ["dealerId", "opportunityId"], { where: "opportunity_id IS NOT NULL" })
@Index("survey_answer_dealer_answered", ["dealerId", "answeredAt", "id"])
export class SurveyAnswerEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "work_order_id", nullable: true })
  workOrderId!: string | null;

  @Column("text", { name: "opportunity_id", nullable: true })
  opportunityId!: string | null;

  /** `CSAT` on 1 to 5; `NPS`, `HELPS_REACH_GOALS`, `SEEKS_TO_UNDERSTAND_GOALS` or `OFFERS_HELP_EVERY_TIME` on 0 to 10. */
  @Column("text")
  question!: string;

  @Column("text", { name: "respondent_level", nullable: true })
  respondentLevel!: string | null;

  @Column("text", { name: "respondent_function", nullable: true })
  respondentFunction!: string | null;

  @Column("timestamp with time zone", { name: "answered_at", precision: 3 })
  answeredAt!: Date;

  @Column("integer")
  score!: number;

  @Column("text", { nullable: true })
  comment!: string | null;
}
