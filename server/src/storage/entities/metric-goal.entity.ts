import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

/** A goal set for a metric from a day on. Never updated: of two for the same day the later row holds. */
@Entity("metric_goal")
@Index("metric_goal_of_dealer", ["program", "dealerId", "metric"])
@Check("metric_goal_scope", "scope IN ('EVERYBODY', 'COUNTRY', 'DEALER', 'OWN')")
@Check("metric_goal_holder", "(scope = 'COUNTRY') = (country <> '') AND (scope IN ('DEALER', 'OWN')) = (dealer_id <> '')")
@Check("metric_goal_value", "num_nonnulls(value, direction, strict) IN (0, 3)")
export class MetricGoalEntity {
  /** In the order set. */
  @PrimaryGeneratedColumn("identity", { type: "bigint", generatedIdentity: "ALWAYS" })
  id!: string;

  @Column("text")
  program!: string;

  /** Code of the metric within its program. */
  @Column("text")
  metric!: string;

  /** `EVERYBODY`, `COUNTRY` and `DEALER` by staff; `OWN` by a dealer for itself. */
  @Column("text")
  scope!: string;

  /** ISO 3166-1 alpha-2; blank unless set for a country. */
  @Column("text", { default: "" })
  country!: string;

  /** Blank unless set for, or by, one dealer. */
  @Column("text", { name: "dealer_id", default: "" })
  dealerId!: string;

  /** ISO 4217 code of a goal in money; blank for any other. */
  @Column("text", { default: "" })
  currency!: string;

  /** First day on which it holds. */
  @Column("date", { name: "valid_from" })
  validFrom!: string;

  /** In the metric's unit: a rate's is a share. Null where the goal is withdrawn. */
  @Column("numeric", { nullable: true })
  value!: string | null;

  /** `AT_LEAST` or `AT_MOST`. */
  @Column("text", { nullable: true })
  direction!: string | null;

  /** Whether the value itself misses. */
  @Column("boolean", { nullable: true })
  strict!: boolean | null;

  @Column("text", { name: "set_by" })
  setBy!: string;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;
}
