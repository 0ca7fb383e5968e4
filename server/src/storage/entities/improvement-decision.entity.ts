import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** What was decided of an improvement plan: it may be kept for good, and stopped in the end. */
@Entity("improvement_decision")
@Check("improvement_decision_decision", "decision IN ('KEEP', 'STOP')")
export class ImprovementDecisionEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** Number of the dealer's plan. */
  @PrimaryColumn("integer")
  plan!: number;

  /** `KEEP` or `STOP`. */
  @PrimaryColumn("text")
  decision!: string;

  @Column("text")
  reason!: string;

  /** The day it was for the dealer. */
  @Column("date", { name: "decided_on" })
  decidedOn!: string;

  @Column("text", { name: "decided_by" })
  decidedBy!: string;

  @Column("timestamp with time zone", { name: "decided_at", precision: 3 })
  decidedAt!: Date;
}
