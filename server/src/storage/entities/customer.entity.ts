import { Column, Entity, PrimaryColumn } from "typeorm";

/** Who is served. */
@Entity("customer")
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
