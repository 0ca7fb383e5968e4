import { Column } from "typeorm";

/** What somebody signs with, and who set it. */
export abstract class KeptSecret {
  /** Only the worker's role reads it; null where there is none any more. */
  @Column("text", { nullable: true })
  secret!: string | null;

  @Column("timestamp with time zone", { name: "set_at", precision: 3 })
  setAt!: Date;

  /** The subject of the token that set it, or took it away. */
  @Column("text", { name: "set_by" })
  setBy!: string;
}
