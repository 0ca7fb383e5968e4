import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** What a dealer or staff set about the dealer's taking part; the newest of either pair is in force. Rows are never changed. */
@Entity("participation_change")
@Check("participation_change_kind", "kind IN ('OPTED_IN', 'OPTED_OUT', 'SUSPENDED', 'RESUMED')")
@Check("participation_change_reason", "kind <> 'SUSPENDED' OR reason IS NOT NULL")
export class ParticipationChangeEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** From 1 on, within the dealer. */
  @PrimaryColumn("integer")
  number!: number;

  /** `OPTED_IN`, `OPTED_OUT`, `SUSPENDED` or `RESUMED`. */
  @Column("text")
  kind!: string;

  /** Always there of a suspension. */
  @Column("text", { nullable: true })
  reason!: string | null;

  @Column("timestamp with time zone", { name: "changed_at", precision: 3 })
  changedAt!: Date;

  /** Subject of the token. */
  @Column("text", { name: "changed_by" })
  changedBy!: string;
}
