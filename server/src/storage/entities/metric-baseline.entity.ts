import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** A metric's result over some months, fixed to compare against. Never updated: of several the one with the highest number is in force. */
@Entity("metric_baseline")
@Check("metric_baseline_months", "cardinality(months) > 0 AND cardinality(editions) = cardinality(months)")
export class MetricBaselineEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  program!: string;

  /** Code of the metric within its program. */
  @PrimaryColumn("text")
  metric!: string;

  /** ISO 4217 code of a result in money; blank for any other. */
  @PrimaryColumn("text", { default: "" })
  currency!: string;

  /** 1 for the first; each that replaces another adds one. */
  @PrimaryColumn("integer")
  number!: number;

  @Column("integer", { name: "definition_version" })
  definitionVersion!: number;

  @Column("numeric")
  numerator!: string;

  /** Null for a metric that is a plain measure. */
  @Column("numeric", { nullable: true })
  denominator!: string | null;

  /** Of a score: the squares of the points that its records add, added up; null for any other, and where a month was stored without. */
  @Column("numeric", { nullable: true })
  squares!: string | null;

  /** How many records it stands on. */
  @Column("integer")
  records!: number;

  /** First days of the months, oldest first. */
  @Column("date", { array: true })
  months!: string[];

  /** The published edition of each month; 0 where the month has a final result in other currencies only. */
  @Column("integer", { array: true })
  editions!: number[];

  @Column("text", { nullable: true })
  note!: string | null;

  @Column("text", { name: "set_by" })
  setBy!: string;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;
}
