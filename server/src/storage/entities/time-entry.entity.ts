import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One person's hours of one day. */
@Entity("time_entry")
@Index("time_entry_dealer_day", { synchronize: false })
export class TimeEntryEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "staff_id" })
  staffId!: string;

  /** The dealer's own. */
  @Column("date")
  day!: string;

  @Column("numeric", { name: "available_hours", nullable: true })
  availableHours!: string | null;

  /** At work by the time clock. */
  @Column("numeric", { name: "clocked_hours", nullable: true })
  clockedHours!: string | null;

  /** On work orders. */
  @Column("numeric", { name: "job_hours", nullable: true })
  jobHours!: string | null;

  @Column("numeric", { name: "billable_hours", nullable: true })
  billableHours!: string | null;

  @Column("numeric", { name: "idle_hours", nullable: true })
  idleHours!: string | null;
}
