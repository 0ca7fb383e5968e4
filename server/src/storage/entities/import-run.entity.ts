import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** An import that landed: a file, or a set of files of any dealers. */
@Entity("import_run")
@Check("import_run_undone", "(undone_at IS NULL) = (undone_by IS NULL)")
export class ImportRunEntity {
  /** 1 for the first, in the order of landing. */
  @PrimaryColumn("integer")
  id!: number;

  @Column("timestamp with time zone", { name: "imported_at", precision: 3 })
  importedAt!: Date;

  @Column("text", { name: "imported_by" })
  importedBy!: string;

  /** What became of each file, in the order of landing. */
  @Column("jsonb")
  files!: readonly object[];

  @Column("timestamp with time zone", { name: "undone_at", precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column("text", { name: "undone_by", nullable: true })
  undoneBy!: string | null;
}
