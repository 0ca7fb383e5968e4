import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** The tenant: every record belongs to exactly one dealer. */
@Entity("dealer")
@Index("dealer_within_reach", { synchronize: false })
@Check("dealer_place", "(latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180")
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

  /** Degrees north; null where the place is unknown. */
  @Column("double precision", { nullable: true })
  latitude!: number | null;

  /** Degrees east. */
  @Column("double precision", { nullable: true })
  longitude!: number | null;

  /** Whether it is a service dealer; null where that was not recorded, which is no. */
  @Column("boolean", { name: "service_dealer", nullable: true })
  serviceDealer!: boolean | null;

  /** Whether it has credentials of the service portal. */
  @Column("boolean", { name: "portal_credentials", nullable: true })
  portalCredentials!: boolean | null;

  /** Whether it wants opportunities, as imported; what is set by hand since stands in `participation_change`. */
  @Column("boolean", { name: "opted_in", nullable: true })
  optedIn!: boolean | null;
}
