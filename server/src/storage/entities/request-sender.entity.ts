import { Check, Column, Entity, PrimaryColumn } from "typeorm";
import { KeptSecret } from "./kept-secret.ts";

/** A system whose webhook service requests come by. */
@Entity("request_sender")
@Check("request_sender_secret", "(secret IS NULL) = (removed_at IS NOT NULL)")
export class RequestSenderEntity extends KeptSecret {
  /** Part of the address that it sends to. */
  @PrimaryColumn("text")
  name!: string;

  @Column("timestamp with time zone", { name: "removed_at", precision: 3, nullable: true })
  removedAt!: Date | null;
}
