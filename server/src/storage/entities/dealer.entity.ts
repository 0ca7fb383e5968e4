import { Column, Entity, PrimaryColumn } from "typeorm";

/** The tenant: every record belongs to exactly one dealer. */
@Entity("dealer")
export class DealerEntity {
  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  name!: string;

  /** ISO 3166-1 alpha-2. */
  @Column("text", { nullable: true })
  country!: string | null;

  /** IANA name; months and days are the dealer's own. */
  @Column("text", { name: "time_zone", default: "America/Chicago" })
  timeZone!: string;

  /** ISO 4217. */
  @Column("text", { default: "USD" })
  currency!: string;
}
