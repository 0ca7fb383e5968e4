import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A fault or complaint that a customer raised. */
@Entity("problem")
@Index("problem_dealer_raised", ["dealerId", "raisedAt", "id"])
@Index("problem_dealer_customer", ["dealerId", "customerId", "raisedAt"])
export class ProblemEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "work_order_id", nullable: true })
  workOrderId!: string | null;

  /** Problems of one occasion were named at once; without it, those of one customer and instant were. */
  @Column("text", { nullable: true })
  occasion!: string | null;

  @Column("timestamp with time zone", { name: "raised_at", precision: 3 })
  raisedAt!: Date;

  @Column("timestamp with time zone", { name: "resolved_at", precision: 3, nullable: true })
  resolvedAt!: Date | null;

  /** Null was not recorded. */
  @Column("boolean", { name: "resolved_to_satisfaction", nullable: true })
  resolvedToSatisfaction!: boolean | null;
}
