import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A step of a lead that somebody recorded by hand. One that is undone stays; at most one of a step is in force. */
@Entity("lead_tick")
@Index("lead_tick_in_force", ["dealerId", "leadId", "step"], { unique: true, where: "undone_at IS NULL" })
@Check("lead_tick_step", "step IN ('CONTACTED', 'APPOINTMENT_SET', 'SHOWED', 'SOLD')")
@Check("lead_tick_answer", "(step = 'CONTACTED') = (answer IS NOT NULL)")
@Check("lead_tick_undone", "(undone_at IS NULL) = (undone_by IS NULL)")
export class LeadTickEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text", { name: "lead_id" })
  leadId!: string;

  /** 1 for the lead's first. */
  @PrimaryColumn("integer")
  number!: number;

  @Column("text")
  step!: string;

  /** How the customer answered: of Contact, and of no other step. */
  @Column("text", { nullable: true })
  answer!: string | null;

  /** When the step was taken, which the lead has while the tick is in force. */
  @Column("timestamp with time zone", { name: "happened_at", precision: 3 })
  happenedAt!: Date;

  /** The lead's own flag and time of the step without the tick: what an undo puts back. */
  @Column("boolean", { name: "flag_before", nullable: true })
  flagBefore!: boolean | null;

  @Column("timestamp with time zone", { name: "time_before", precision: 3, nullable: true })
  timeBefore!: Date | null;

  @Column("text", { name: "recorded_by" })
  recordedBy!: string;

  @Column("timestamp with time zone", { name: "recorded_at", precision: 3 })
  recordedAt!: Date;

  @Column("text", { name: "undone_by", nullable: true })
  undoneBy!: string | null;

  @Column("timestamp with time zone", { name: "undone_at", precision: 3, nullable: true })
  undoneAt!: Date | null;
}
