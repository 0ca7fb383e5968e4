import { Column, PrimaryColumn } from "typeorm";

/** What somebody records of a dealer under an id of their own. */
export abstract class RecordedByHand {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** The sender's own. */
  @PrimaryColumn("text")
  id!: string;

  /** Subject of the token; null where that is not known. */
  @Column("text", { name: "recorded_by", nullable: true })
  recordedBy!: string | null;

  /** Null where that is not known: it is then seen from its own day on. */
  @Column("timestamp with time zone", { name: "recorded_at", precision: 3, nullable: true })
  recordedAt!: Date | null;
}

/** What stays in the record when it is withdrawn. */
export abstract class Withdrawable extends RecordedByHand {
  @Column("text", { name: "withdraw_reason", nullable: true })
  withdrawReason!: string | null;

  @Column("text", { name: "withdrawn_by", nullable: true })
  withdrawnBy!: string | null;

  @Column("timestamp with time zone", { name: "withdrawn_at", precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
