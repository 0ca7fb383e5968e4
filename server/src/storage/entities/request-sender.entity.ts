import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** A system whose webhook service requests come by. */
@Entity("request_sender")
@Check("request_sender_secret", "(secret IS NULL) = (removed_at IS NOT NULL)")
export class RequestSenderEntity {
  /** Part of the address that it sends to. */
  @PrimaryColumn("text")
  name!: string;

  /** What it signs with; only the worker's role reads it. */
  @Column("text", { nullable: true })
  secret!: string | null;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;

  /** The subject of the token that set or removed it. */
  @Column("text", { name: "set_by" })
  setBy!: string;

  @Column("timestamp with time zone", { name: "removed_at", precision: 3, nullable: true })
  removedAt!: Date | null;
}
