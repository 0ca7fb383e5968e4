import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A call or message to a customer after the work. */
@Entity("follow_up")
@Index("follow_up_dealer_due", ["dealerId", "dueOn", "id"])
@Index("follow_up_dealer_customer", ["dealerId", "customerId", "doneAt"])
@Index("follow_up_dealer_done", ["dealerId", "doneAt", "id"])
export class FollowUpEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "work_order_id", nullable: true })
  workOrderId!: string | null;

  /** The dealer's own day. */
  @Column("date", { name: "due_on" })
  dueOn!: string;

  @Column("timestamp with time zone", { name: "done_at", precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column("text", { nullable: true })
  channel!: string | null;

  /** The customer was reached. A flag that is null was not recorded. */
  @Column("boolean", { nullable: true })
  reached!: boolean | null;

  @Column("boolean", { nullable: true })
  satisfied!: boolean | null;
}
