import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Which dealer was asked for a request, and why it and no other; never changed. Only staff read it. */
@Entity("assignment")
// No dealer is asked twice for one request, whoever assigns.
@Index("assignment_request_dealer", ["requestId", "askedDealerId"], { unique: true })
@Index("assignment_decided", ["decidedAt"])
@Index("assignment_dealer_decided", ["askedDealerId", "decidedAt"])
@Check(
  "assignment_chosen",
  "(asked_dealer_id IS NULL) = (opportunity_id IS NULL) AND (asked_dealer_id IS NULL) = (basis IS NULL) AND (asked_dealer_id IS NULL) = (decided_by IS NULL)",
)
@Check("assignment_basis", "basis IN ('KNOWN_RELATIONSHIP', 'NEARBY')")
export class AssignmentEntity {
  @PrimaryColumn("text", { name: "request_id" })
  requestId!: string;

  /** From 1 on: how many times a dealer was looked for. */
  @PrimaryColumn("integer")
  round!: number;

  @Column("timestamp with time zone", { name: "decided_at", precision: 3 })
  decidedAt!: Date;

  /** Of the settings that it was decided by; 0 are those of the program. */
  @Column("integer", { name: "setting_version" })
  settingVersion!: number;

  /** Null where none was left. */
  @Column("text", { name: "asked_dealer_id", nullable: true })
  askedDealerId!: string | null;

  @Column("text", { name: "opportunity_id", nullable: true })
  opportunityId!: string | null;

  /** `KNOWN_RELATIONSHIP` or `NEARBY`. */
  @Column("text", { nullable: true })
  basis!: string | null;

  /** What told the chosen dealer from the next one. */
  @Column("text", { name: "decided_by", nullable: true })
  decidedBy!: string | null;

  /** Dealers within the radius and those that know the generator, as they stood. */
  @Column("jsonb")
  candidates!: object[];

  /** Days of the response window that do not count. */
  @Column("jsonb")
  paused!: object[];
}
