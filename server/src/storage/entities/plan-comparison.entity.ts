import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** How a plan's metric changed at comparable dealers over the same months; of fewer than five, no more than how many there are. */
@Entity("plan_comparison")
@Check("plan_comparison_dealers", "dealers >= 5 OR change IS NULL")
export class PlanComparisonEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Number of the dealer's plan. */
  @PrimaryColumn("integer")
  plan!: number;

  /** First days of the months since the plan began that it was computed over, oldest first. */
  @Column("date", { array: true })
  months!: string[];

  @Column("integer")
  dealers!: number;

  /** The middle one of the dealers' changes. */
  @Column("double precision", { nullable: true })
  change!: number | null;

  @Column("timestamp with time zone", { name: "computed_at", precision: 3 })
  computedAt!: Date;
}
