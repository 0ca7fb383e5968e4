import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** That somebody was shown an owner's contact data; never changed. Only staff read it. */
@Entity("contact_reading")
@Index("contact_reading_request", ["requestId", "readAt", "id"])
@Check("contact_reading_through", "(through_dealer_id IS NULL) = (through_opportunity_id IS NULL)")
export class ContactReadingEntity {
  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "request_id" })
  requestId!: string;

  /** Of the opportunity that they were shown with; null where with the request itself. */
  @Column("text", { name: "through_dealer_id", nullable: true })
  throughDealerId!: string | null;

  @Column("text", { name: "through_opportunity_id", nullable: true })
  throughOpportunityId!: string | null;

  @Column("timestamp with time zone", { name: "read_at", precision: 3 })
  readAt!: Date;

  /** Subject of the token. */
  @Column("text", { name: "read_by" })
  readBy!: string;
}
