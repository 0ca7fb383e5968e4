import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A booked time for service. */
@Entity("appointment")
@Index("appointment_dealer_scheduled", ["dealerId", "scheduledAt", "id"])
@Index("appointment_dealer_work_order", { synchronize: false })
export class AppointmentEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "work_order_id", nullable: true })
  workOrderId!: string | null;

  @Column("timestamp with time zone", { name: "booked_at", precision: 3 })
  bookedAt!: Date;

  @Column("timestamp with time zone", { name: "cancelled_at", precision: 3, nullable: true })
  cancelledAt!: Date | null;

  /** What was agreed; the cohort date. */
  @Column("timestamp with time zone", { name: "scheduled_at", precision: 3 })
  scheduledAt!: Date;

  /** A time of day was agreed, not only a day. A flag that is null was not recorded. */
  @Column("boolean", { nullable: true })
  timed!: boolean | null;

  @Column("timestamp with time zone", { name: "reminded_at", precision: 3, nullable: true })
  remindedAt!: Date | null;

  @Column("timestamp with time zone", { name: "arrived_at", precision: 3, nullable: true })
  arrivedAt!: Date | null;
}
