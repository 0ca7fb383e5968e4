import { Column } from "typeorm";

/** What of something that happened is the same whoever is told: what it was, and how far the telling came. */
export abstract class SentEvent {
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
