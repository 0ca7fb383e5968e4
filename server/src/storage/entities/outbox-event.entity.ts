import { Entity, Index, PrimaryColumn } from "typeorm";
import { SentEvent } from "./sent-event.ts";

/** Something that happened to a dealer and is told to its webhook; written with the rows that say so. */
@Entity("outbox_event")
@Index("outbox_event_due", ["dealerId", "nextAttemptAt"], { where: "next_attempt_at IS NOT NULL" })
@Index("outbox_event_waiting", ["createdAt"], { where: "next_attempt_at IS NOT NULL" })
export class OutboxEventEntity extends SentEvent {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Sent as `webhook-id`: the same at every attempt. */
  @PrimaryColumn("text")
  id!: string;
}
