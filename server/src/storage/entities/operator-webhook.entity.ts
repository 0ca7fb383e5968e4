import { Check, Column, Entity, PrimaryColumn } from "typeorm";
import { KeptSecret } from "./kept-secret.ts";

/** Where the operator's own systems want the events of all dealers sent: one row at most. */
@Entity("operator_webhook")
@Check("operator_webhook_only", "only_one")
@Check("operator_webhook_secret", "(url IS NULL) = (secret IS NULL)")
export class OperatorWebhookEntity extends KeptSecret {
  @PrimaryColumn("boolean", { name: "only_one", default: true })
  onlyOne!: boolean;

  /** Null where they want no events any more. */
  @Column("text", { nullable: true })
  url!: string | null;
}
