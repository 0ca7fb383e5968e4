import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Something done from a day on to better a metric, judged by a baseline. Never updated: what is decided of it stands beside. */
@Entity("improvement_plan")
@Index("improvement_plan_metric", ["program", "metric"])
@Check("improvement_plan_brought_by", "brought_by IN ('OWN_STAFF', 'VENDOR') AND (brought_by = 'VENDOR') = (vendor IS NOT NULL)")
@Check("improvement_plan_cost", "(cost IS NULL) = (cost_currency IS NULL)")
export class ImprovementPlanEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** 1 for the dealer's first. */
  @PrimaryColumn("integer")
  number!: number;

  @Column("text")
  program!: string;

  /** Code of the metric within its program. */
  @Column("text")
  metric!: string;

  /** ISO 4217 code of a metric in money; blank for any other. */
  @Column("text", { default: "" })
  currency!: string;

  /** Number of the baseline of this metric and currency. */
  @Column("integer")
  baseline!: number;

  @Column("text")
  name!: string;

  /** What is done. */
  @Column("text")
  action!: string;

  /** `OWN_STAFF` or `VENDOR`. */
  @Column("text", { name: "brought_by" })
  broughtBy!: string;

  @Column("text", { nullable: true })
  vendor!: string | null;

  /** A day of the dealer's own. */
  @Column("date", { name: "starts_on" })
  startsOn!: string;

  @Column("numeric", { nullable: true })
  cost!: string | null;

  @Column("text", { name: "cost_currency", nullable: true })
  costCurrency!: string | null;

  @Column("text", { name: "recorded_by" })
  recordedBy!: string;

  @Column("timestamp with time zone", { name: "recorded_at", precision: 3 })
  recordedAt!: Date;
}
