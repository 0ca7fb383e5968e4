import { Column, Entity, PrimaryColumn } from "typeorm";

/** A machine or vehicle that is serviced. */
@Entity("asset")
export class AssetEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "serial_number", nullable: true })
  serialNumber!: string | null;

  @Column("text", { nullable: true })
  model!: string | null;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;
}
