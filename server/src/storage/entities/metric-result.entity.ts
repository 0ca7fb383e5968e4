import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A published result: final, never updated. A correction is a restatement, the next edition. */
@Entity("metric_result")
@Index("metric_result_month", ["program", "month", "metric"])
@Index("metric_result_published", ["publishedAt"])
@Check("metric_result_restated", "edition = 1 OR restated_by IS NOT NULL AND restatement_reason IS NOT NULL")
export class MetricResultEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  program!: string;

  /** First day of the month, in the dealer's time zone. */
  @PrimaryColumn("date")
  month!: string;

  /** Code of the metric within its program. */
  @PrimaryColumn("text")
  metric!: string;

  /** ISO 4217 code of a result in money; blank for any other. */
  @PrimaryColumn("text", { default: "" })
  currency!: string;

  /** 1 when first published; each restatement adds one. */
  @PrimaryColumn("integer")
  edition!: number;

  @Column("integer", { name: "definition_version" })
  definitionVersion!: number;

  @Column("numeric")
  numerator!: string;

  /** Null for a metric that is a plain measure. */
  @Column("numeric", { nullable: true })
  denominator!: string | null;

  /** Of a score: the squares of the points that its records add, added up; null for any other, and where it was not kept. */
  @Column("numeric", { nullable: true })
  squares!: string | null;

  /** The goal in force on the month's last day, null where the metric has none. A rate's goal is a share: 0.8 is 80 %. */
  @Column("numeric", { name: "goal_value", nullable: true })
  goalValue!: string | null;

  /** `AT_LEAST` or `AT_MOST`. */
  @Column("text", { name: "goal_direction", nullable: true })
  goalDirection!: string | null;

  @Column("boolean", { name: "goal_strict", nullable: true })
  goalStrict!: boolean | null;

  /** When every window that could still change the month had passed. */
  @Column("timestamp with time zone", { name: "final_at", precision: 3 })
  finalAt!: Date;

  /** The instant the result was computed as of. */
  @Column("timestamp with time zone", { name: "computed_as_of", precision: 3 })
  computedAsOf!: Date;

  @Column("timestamp with time zone", { name: "published_at", precision: 3 })
  publishedAt!: Date;

  /** Who restated, for editions after the first. */
  @Column("text", { name: "restated_by", nullable: true })
  restatedBy!: string | null;

  @Column("text", { name: "restatement_reason", nullable: true })
  restatementReason!: string | null;
}
