import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A part asked for, for a work order or over the counter. */
@Entity("part_line")
@Index("part_line_dealer_requested", { synchronize: false })
@Index("part_line_dealer_ordered", ["dealerId", "orderedAt", "id"])
export class PartLineEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** None for a counter sale. */
  @Column("text", { name: "work_order_id", nullable: true })
  workOrderId!: string | null;

  @Column("text", { name: "part_number", nullable: true })
  partNumber!: string | null;

  @Column("timestamp with time zone", { name: "requested_at", precision: 3, nullable: true })
  requestedAt!: Date | null;

  @Column("timestamp with time zone", { name: "ordered_at", precision: 3, nullable: true })
  orderedAt!: Date | null;

  /** In stock when asked for. A flag that is null was not recorded. */
  @Column("boolean", { name: "available_at_once", nullable: true })
  availableAtOnce!: boolean | null;

  @Column("boolean", { nullable: true })
  expedited!: boolean | null;

  /** The premium paid for speed, in `currency`. */
  @Column("numeric", { name: "expedite_cost", nullable: true })
  expediteCost!: string | null;

  @Column("numeric", { name: "sold_value", nullable: true })
  soldValue!: string | null;

  /** ISO 4217. */
  @Column("text")
  currency!: string;
}
