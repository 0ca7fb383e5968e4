import { Entity, Index, PrimaryColumn } from "typeorm";
import { SentEvent } from "./sent-event.ts";

/** Something that happened to any dealer or request and is told to the operator's own systems; written with the rows that say so. */
@Entity("operator_event")
@Index("operator_event_due", ["nextAttemptAt"], { where: "next_attempt_at IS NOT NULL" })
@Index("operator_event_waiting", ["createdAt"], { where: "next_attempt_at IS NOT NULL" })
@Index("operator_event_delivered", ["deliveredAt"])
export class OperatorEventEntity extends SentEvent {
  /** Sent as `webhook-id`: the same at every attempt, and as the dealer's own webhook has. */
  @PrimaryColumn("text")
  id!: string;
}
