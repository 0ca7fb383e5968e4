import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Where a dealer wants its events sent. */
@Entity("webhook")
@Check("webhook_secret", "(url IS NULL) = (secret IS NULL)")
export class WebhookEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Null where the dealer wants no events any more. */
  @Column("text", { nullable: true })
  url!: string | null;

  /** What its requests are signed with; only the worker's role reads it. */
  @Column("text", { nullable: true })
  secret!: string | null;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;

  /** The subject of the token that set it. */
  @Column("text", { name: "set_by" })
  setBy!: string;
}
