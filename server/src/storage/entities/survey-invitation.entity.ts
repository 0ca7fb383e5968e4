import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A link that lets one person answer a survey once, without a login. The token in it is kept nowhere. */
@Entity("survey_invitation")
@Check(
  "survey_invitation_about",
  `opportunity_id IS NOT NULL AND customer_id IS NULL AND questions = ARRAY['CSAT']
   OR opportunity_id IS NULL AND customer_id IS NOT NULL AND cardinality(questions) > 0
     AND questions <@ ARRAY['NPS', 'HELPS_REACH_GOALS', 'SEEKS_TO_UNDERSTAND_GOALS', 'OFFERS_HELP_EVERY_TIME']`,
)
@Check("survey_invitation_language", "language IN ('en', 'fr', 'ru', 'zh-Hans')")
@Check("survey_invitation_hash", "octet_length(token_hash) = 32")
@Check("survey_invitation_end", "(answered_at IS NULL OR revoked_at IS NULL) AND (revoked_at IS NULL) = (revoked_by IS NULL)")
@Index("survey_invitation_token", ["tokenHash"], { unique: true })
@Index("survey_invitation_dealer_issued", ["dealerId", "issuedAt", "id"])
// One opportunity has one link at a time, and one answer.
@Index("survey_invitation_opportunity", ["dealerId", "opportunityId"], { unique: true, where: "revoked_at IS NULL" })
export class SurveyInvitationEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** The opportunity asked about; null of a relationship survey, which is about no one transaction. */
  @Column("text", { name: "opportunity_id", nullable: true })
  opportunityId!: string | null;

  /** The customer asked for a relationship survey. */
  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  /** `CSAT` of an opportunity; else some of the questions answered from 0 to 10, in the order they are asked in. */
  @Column("text", { array: true })
  questions!: string[];

  @Column("text", { name: "respondent_level", nullable: true })
  respondentLevel!: string | null;

  @Column("text", { name: "respondent_function", nullable: true })
  respondentFunction!: string | null;

  /** The language to ask in; null: the reader's browser says it. */
  @Column("text", { nullable: true })
  language!: string | null;

  /** SHA-256 of the token. */
  @Column("bytea", { name: "token_hash" })
  tokenHash!: Buffer;

  @Column("timestamp with time zone", { name: "issued_at", precision: 3 })
  issuedAt!: Date;

  /** Subject of the token of who issued it. */
  @Column("text", { name: "issued_by" })
  issuedBy!: string;

  /** An answer at this very instant is in time. */
  @Column("timestamp with time zone", { name: "expires_at", precision: 3 })
  expiresAt!: Date;

  @Column("timestamp with time zone", { name: "answered_at", precision: 3, nullable: true })
  answeredAt!: Date | null;

  /** When it was taken back, or another one issued in its place. */
  @Column("timestamp with time zone", { name: "revoked_at", precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column("text", { name: "revoked_by", nullable: true })
  revokedBy!: string | null;
}
