import { Column, Entity, PrimaryColumn } from "typeorm";

/** A record that a restatement moved: where it stood in the edition before, and where it stands now. */
@Entity("restated_record")
export class RestatedRecordEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  program!: string;

  @PrimaryColumn("date")
  month!: string;

  @PrimaryColumn("text")
  metric!: string;

  /** ISO 4217 code of a result in money; blank for any other. */
  @PrimaryColumn("text", { default: "" })
  currency!: string;

  /** The edition that the restatement made. */
  @PrimaryColumn("integer")
  edition!: number;

  @PrimaryColumn("text", { name: "record_id" })
  recordId!: string;

  /** `COUNTED`, `NOT_COUNTED`, or `OUT`: left out or not there. */
  @Column("text")
  was!: string;

  @Column("text")
  now!: string;
}
