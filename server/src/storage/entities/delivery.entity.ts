import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A unit handed over to its buyer. */
@Entity("delivery")
@Index("delivery_dealer_delivered", ["dealerId", "deliveredAt", "id"])
export class DeliveryEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "asset_id", nullable: true })
  assetId!: string | null;

  /** A flag that is null was not recorded. */
  @Column("boolean", { name: "is_new", nullable: true })
  isNew!: boolean | null;

  @Column("timestamp with time zone", { name: "delivered_at", precision: 3 })
  deliveredAt!: Date;

  /** The buyer was introduced to the service department. */
  @Column("boolean", { name: "introduced_to_service", nullable: true })
  introducedToService!: boolean | null;

  /** When service first got in touch. */
  @Column("timestamp with time zone", { name: "first_contacted_at", precision: 3, nullable: true })
  firstContactedAt!: Date | null;
}
