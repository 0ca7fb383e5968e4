import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Something that happened to a dealer and is told to its webhook; written with the rows that say so. */
@Entity("outbox_event")
@Index("outbox_event_due", ["dealerId", "nextAttemptAt"], { where: "next_attempt_at IS NOT NULL" })
@Index("outbox_event_waiting", ["createdAt"], { where: "next_attempt_at IS NOT NULL" })
export class OutboxEventEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Sent as `webhook-id`: the same at every attempt. */
  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  type!: string;

  @Column("jsonb")
  payload!: Readonly<Record<string, string | null>>;

  @Column("timestamp with time zone", { name: "occurred_at", precision: 3 })
  occurredAt!: Date;

  @Column("timestamp with time zone", { name: "created_at", precision: 3 })
  createdAt!: Date;

  @Column("timestamp with time zone", { name: "delivered_at", precision: 3, nullable: true })
  deliveredAt!: Date | null;

  @Column("integer", { default: 0 })
  attempts!: number;

  /** Null once delivered, and once it is too old to be tried again. */
  @Column("timestamp with time zone", { name: "next_attempt_at", precision: 3, nullable: true })
  nextAttemptAt!: Date | null;

  /** When it had become too old to be tried again. */
  @Column("timestamp with time zone", { name: "given_up_at", precision: 3, nullable: true })
  givenUpAt!: Date | null;

  @Column("text", { name: "last_error", nullable: true })
  lastError!: string | null;
}
