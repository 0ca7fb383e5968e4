import { Column, Entity, PrimaryColumn } from "typeorm";

/** One row: up to which instant of publishing finished months are kept. */
@Entity("outlook_upkeep")
export class OutlookUpkeepEntity {
  @PrimaryColumn("boolean")
  id!: true;

  @Column("timestamp with time zone", { name: "kept_through", precision: 3 })
  keptThrough!: Date;
}
