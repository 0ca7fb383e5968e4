import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** What an import's file did to a dealer's records, so that it can be undone: at most some ten thousand records a row. */
@Entity("import_change")
@Index("import_change_run", ["run", "file"])
@Check("import_change_what", "what IN ('DEALER', 'ADDED', 'CHANGED', 'KEPT', 'EVENT')")
export class ImportChangeEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("integer")
  run!: number;

  /** Its place among the files of the run, from 0. */
  @PrimaryColumn("integer")
  file!: number;

  @PrimaryColumn("text")
  what!: string;

  @PrimaryColumn("integer")
  part!: number;

  @Column("text", { array: true })
  ids!: string[];

  /** Of each record, as the file left it: another hash says that it was changed since. Empty where records have none. */
  @Column("bigint", { array: true })
  hashes!: string[];

  /** Of each changed record, what stood in the columns that were overwritten; empty for others. */
  @Column("jsonb", { array: true })
  was!: object[];
}
