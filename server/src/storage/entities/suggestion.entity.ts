import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** An improvement suggested and reviewed. */
@Entity("suggestion")
@Index("suggestion_dealer_reviewed", ["dealerId", "reviewedOn", "id"])
export class SuggestionEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** Days are the dealer's own. */
  @Column("date", { name: "reviewed_on" })
  reviewedOn!: string;

  /** Null was not recorded. */
  @Column("boolean", { name: "accepted_for_action", nullable: true })
  acceptedForAction!: boolean | null;

  @Column("date", { name: "carried_out_on", nullable: true })
  carriedOutOn!: string | null;

  /** The manager responsible. */
  @Column("text", { name: "manager_id", nullable: true })
  managerId!: string | null;
}
