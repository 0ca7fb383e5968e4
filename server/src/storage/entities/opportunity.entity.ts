import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A service request handed to one dealer to answer. Steps are stamped; states are derived from the stamps. */
@Entity("opportunity")
@Check(
  "opportunity_response",
  "response IN ('ACCEPTED', 'REJECTED') AND responded_at IS NOT NULL OR response IS NULL AND responded_at IS NULL",
)
@Check("opportunity_outcome", "outcome IN ('COMPLETED', 'WITHDRAWN') AND outcome_at IS NOT NULL OR outcome IS NULL AND outcome_at IS NULL")
@Index("opportunity_open", ["respondedAt"], { where: "response = 'ACCEPTED' AND outcome IS NULL" })
@Index("opportunity_request", ["requestId"], { where: "request_id IS NOT NULL" })
@Index("opportunity_completed", ["outcomeAt", "dealerId", "id"], { where: "outcome = 'COMPLETED'" })
@Index("opportunity_dealer_assigned", ["dealerId", "assignedAt", "id"])
export class OpportunityEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** The operator's service request; imported history may lack one. */
  @Column("text", { name: "request_id", nullable: true })
  requestId!: string | null;

  /** Start of the response window; the cohort date. Instants are kept to the millisecond. */
  @Column("timestamp with time zone", { name: "assigned_at", precision: 3 })
  assignedAt!: Date;

  /** End of the response window, fixed at assignment. An answer at this very instant is in time. */
  @Column("timestamp with time zone", { name: "expires_at", precision: 3 })
  expiresAt!: Date;

  /** When the owner's request was cancelled. */
  @Column("timestamp with time zone", { name: "request_cancelled_at", precision: 3, nullable: true })
  requestCancelledAt!: Date | null;

  /** `ACCEPTED` or `REJECTED`; an expiry is not an answer and is derived from `expires_at`. */
  @Column("text", { nullable: true })
  response!: string | null;

  @Column("timestamp with time zone", { name: "responded_at", precision: 3, nullable: true })
  respondedAt!: Date | null;

  /** Trimmed; a blank reason is none. */
  @Column("text", { name: "decline_reason", nullable: true })
  declineReason!: string | null;

  /** `COMPLETED` or `WITHDRAWN`. */
  @Column("text", { nullable: true })
  outcome!: string | null;

  @Column("timestamp with time zone", { name: "outcome_at", precision: 3, nullable: true })
  outcomeAt!: Date | null;

  /** `INSTALLATION_NOT_CODE_COMPLIANT` leaves the opportunity out of the close rate. */
  @Column("text", { name: "close_reason", nullable: true })
  closeReason!: string | null;

  @Column("text", { name: "withdraw_reason", nullable: true })
  withdrawReason!: string | null;

  /** The dealer's last status note. */
  @Column("timestamp with time zone", { name: "status_updated_at", precision: 3, nullable: true })
  statusUpdatedAt!: Date | null;

  /** When the generator got a dealer-managed monitoring subscription. */
  @Column("timestamp with time zone", { name: "enrolled_at", precision: 3, nullable: true })
  enrolledAt!: Date | null;
}
