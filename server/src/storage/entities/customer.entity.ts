import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Who is served. */
@Entity("customer")
@Index("customer_internal", ["dealerId", "id"], { where: "internal" })
export class CustomerEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { nullable: true })
  name!: string | null;

  /** A department of the dealer itself. */
  @Column("boolean", { default: false })
  internal!: boolean;
}
