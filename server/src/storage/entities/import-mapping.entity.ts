import { Column, Entity, PrimaryColumn } from "typeorm";

/** How files of a dealer's CRM are read. Never updated: of several the one with the highest version is in force. */
@Entity("import_mapping")
export class ImportMappingEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  /** The system that the files come from, as the operator calls it. */
  @PrimaryColumn("text")
  crm!: string;

  /** A kind of records as the command line names it, e.g. `leads`. */
  @PrimaryColumn("text")
  kind!: string;

  /** 1 for the first. */
  @PrimaryColumn("integer")
  version!: number;

  /** As it was written. */
  @Column("jsonb")
  mapping!: object;

  /** The name of the file that it was read from. */
  @Column("text", { name: "file_name", nullable: true })
  fileName!: string | null;

  @Column("text", { name: "saved_by" })
  savedBy!: string;

  @Column("timestamp with time zone", { name: "saved_at", precision: 3 })
  savedAt!: Date;
}
