import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** An inquiry that came by internet, and how far it got. A step may be recorded as a flag, as a time, or both. */
@Entity("lead")
@Index("lead_dealer_received", ["dealerId", "receivedAt", "id"])
export class LeadEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** Where it came from. */
  @Column("text", { nullable: true })
  source!: string | null;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  /** The member of staff who follows it up. */
  @Column("text", { name: "associate_id", nullable: true })
  associateId!: string | null;

  /** The cohort date, and the start of the window in which its steps count. */
  @Column("timestamp with time zone", { name: "received_at", precision: 3 })
  receivedAt!: Date;

  /** The first outgoing reply. */
  @Column("timestamp with time zone", { name: "first_response_at", precision: 3, nullable: true })
  firstResponseAt!: Date | null;

  /** Outgoing calls, voicemails and mails before the customer answered. */
  @Column("integer", { name: "attempts_before_contact", nullable: true })
  attemptsBeforeContact!: number | null;

  /** The customer answered. A flag that is null was not recorded. */
  @Column("boolean", { nullable: true })
  contacted!: boolean | null;

  @Column("timestamp with time zone", { name: "contacted_at", precision: 3, nullable: true })
  contactedAt!: Date | null;

  @Column("boolean", { name: "appointment_set", nullable: true })
  appointmentSet!: boolean | null;

  @Column("timestamp with time zone", { name: "appointment_set_at", precision: 3, nullable: true })
  appointmentSetAt!: Date | null;

  /** What was agreed. */
  @Column("timestamp with time zone", { name: "appointment_at", precision: 3, nullable: true })
  appointmentAt!: Date | null;

  @Column("boolean", { nullable: true })
  showed!: boolean | null;

  @Column("timestamp with time zone", { name: "showed_at", precision: 3, nullable: true })
  showedAt!: Date | null;

  @Column("boolean", { nullable: true })
  sold!: boolean | null;

  @Column("timestamp with time zone", { name: "sold_at", precision: 3, nullable: true })
  soldAt!: Date | null;
}
