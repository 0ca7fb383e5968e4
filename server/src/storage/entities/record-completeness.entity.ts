import { Column, Entity, PrimaryColumn } from "typeorm";

/** Up to when a dealer's records of one kind are known to be there. No row: they are entered here and follow the clock. */
@Entity("record_completeness")
export class RecordCompletenessEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** A record kind of the catalogue, e.g. `OPPORTUNITY`. */
  @PrimaryColumn("text", { name: "record_kind" })
  recordKind!: string;

  @Column("timestamp with time zone", { name: "complete_through", precision: 3 })
  completeThrough!: Date;
}
