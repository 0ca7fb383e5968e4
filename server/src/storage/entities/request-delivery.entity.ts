import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A webhook of a sender that was taken in: the same id again is the same one. */
@Entity("request_delivery")
@Index("request_delivery_request", ["requestId"])
export class RequestDeliveryEntity {
  @PrimaryColumn("text")
  sender!: string;

  /** `webhook-id` of Standard Webhooks. */
  @PrimaryColumn("text", { name: "webhook_id" })
  webhookId!: string;

  @Column("text", { name: "request_id" })
  requestId!: string;

  /** SHA-256 of what was sent; null once the owner's data are erased, whom it could tell of. */
  @Column("bytea", { name: "body_hash", nullable: true })
  bodyHash!: Buffer | null;

  @Column("timestamp with time zone", { name: "received_at", precision: 3 })
  receivedAt!: Date;
}
