import { Check, Column, Entity, PrimaryColumn } from "typeorm";
import { KeptSecret } from "./kept-secret.ts";

/** Where a dealer wants its events sent. */
@Entity("webhook")
@Check("webhook_secret", "(url IS NULL) = (secret IS NULL)")
export class WebhookEntity extends KeptSecret {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Null where the dealer wants no events any more. */
  @Column("text", { nullable: true })
  url!: string | null;
}
