import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A step of an opportunity that this product took or was told; never changed. Imported history has none. */
@Entity("opportunity_event")
// A status update that is sent again is the same one.
@Index("opportunity_event_update", ["dealerId", "opportunityId", "updateId"], { unique: true, where: "update_id IS NOT NULL" })
@Check(
  "opportunity_event_kind",
  "kind IN ('ASSIGNED', 'ACCEPTED', 'DECLINED', 'STATUS_UPDATED', 'COMPLETED', 'WITHDRAWN', 'ENROLLED', 'CANCELLED', 'STALE', 'OVERDUE')",
)
export class OpportunityEventEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text", { name: "opportunity_id" })
  opportunityId!: string;

  /** From 1 on, within the opportunity. */
  @PrimaryColumn("integer")
  number!: number;

  @Column("text")
  kind!: string;

  /** The reason of a decline, completion or withdrawal, or the text of a status update. */
  @Column("text", { nullable: true })
  note!: string | null;

  @Column("timestamp with time zone", { name: "happened_at", precision: 3 })
  happenedAt!: Date;

  /** Subject of the token, or `assignment` or `flags` of the product itself. */
  @Column("text")
  author!: string;

  /** The sender's own id of a status update. */
  @Column("text", { name: "update_id", nullable: true })
  updateId!: string | null;
}
