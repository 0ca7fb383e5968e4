import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** How the final results of a month lie over all dealers; of fewer than five, no more than how many there are. */
@Entity("metric_quartiles")
@Check("metric_quartiles_dealers", "dealers >= 5 OR num_nonnulls(lower, median, upper) = 0")
export class MetricQuartilesEntity {
  @PrimaryColumn("text")
  program!: string;

  /** First day of the month, in each dealer's time zone. */
  @PrimaryColumn("date")
  month!: string;

  @PrimaryColumn("text")
  metric!: string;

  /** ISO 4217 code of results in money; blank for any other. */
  @PrimaryColumn("text")
  currency!: string;

  /** Dealers with a final result that has a value from enough records. */
  @Column("integer")
  dealers!: number;

  @Column("double precision", { nullable: true })
  lower!: number | null;

  @Column("double precision", { nullable: true })
  median!: number | null;

  @Column("double precision", { nullable: true })
  upper!: number | null;

  @Column("timestamp with time zone", { name: "computed_at", precision: 3 })
  computedAt!: Date;

  /** When the newest of the results behind them was published: as of any later instant they were the same. Null where that was not kept. */
  @Column("timestamp with time zone", { name: "published_through", precision: 3, nullable: true })
  publishedThrough!: Date | null;
}
