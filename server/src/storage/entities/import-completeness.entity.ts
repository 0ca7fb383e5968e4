import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Up to when an import said that a dealer's records are known, and up to when they were before. */
@Entity("import_completeness")
@Index("import_completeness_run", ["run", "file"])
export class ImportCompletenessEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("integer")
  run!: number;

  /** Its place among the files of the run, from 0. */
  @PrimaryColumn("integer")
  file!: number;

  @Column("text", { name: "record_kind" })
  recordKind!: string;

  /** Null where nothing was said before. */
  @Column("timestamp with time zone", { precision: 3, nullable: true })
  before!: Date | null;

  @Column("timestamp with time zone", { precision: 3 })
  after!: Date;
}
