import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** How a dealer knows a generator. */
@Entity("dealer_relationship")
@Index("dealer_relationship_serial_number", ["serialNumber", "kind"])
@Check("dealer_relationship_kind", "kind IN ('FLEET_DEALER_MANAGED', 'MOBILE_LINK_PREFERRED', 'FLEET_UNMONITORED', 'REGISTRATION')")
export class DealerRelationshipEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "serial_number" })
  serialNumber!: string;

  /** `FLEET_DEALER_MANAGED`, `MOBILE_LINK_PREFERRED`, `FLEET_UNMONITORED` or `REGISTRATION`. */
  @Column("text")
  kind!: string;
}
