import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A service contract. A renewal is a new contract; the old one stays. */
@Entity("contract")
@Index("contract_dealer_expires", ["dealerId", "expiresOn", "id"])
@Index("contract_dealer_customer", { synchronize: false })
export class ContractEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  /** A maintenance contract. Null was not recorded. */
  @Column("boolean", { nullable: true })
  maintenance!: boolean | null;

  /** Days are the dealer's own. */
  @Column("date", { name: "starts_on" })
  startsOn!: string;

  /** Its last day. */
  @Column("date", { name: "expires_on" })
  expiresOn!: string;

  /** When its renewal was agreed. */
  @Column("date", { name: "renewed_on", nullable: true })
  renewedOn!: string | null;
}
