import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Where the operator's own systems want the events of all dealers sent: one row at most. */
@Entity("operator_webhook")
@Check("operator_webhook_only", "only_one")
@Check("operator_webhook_secret", "(url IS NULL) = (secret IS NULL)")
export class OperatorWebhookEntity {
  @PrimaryColumn("boolean", { name: "only_one", default: true })
  onlyOne!: boolean;

  /** Null where they want no events any more. */
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
