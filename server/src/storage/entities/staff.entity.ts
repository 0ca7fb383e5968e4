import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Someone who works at the dealer. */
@Entity("staff")
@Check("staff_role", "role IN ('TECHNICIAN', 'ENGINEER', 'SERVICE_ADVISOR', 'PLANNER', 'DISPATCHER', 'INTERNET_ASSOCIATE', 'MANAGER')")
export class StaffEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text", { nullable: true })
  name!: string | null;

  /** `TECHNICIAN`, `ENGINEER`, `SERVICE_ADVISOR`, `PLANNER`, `DISPATCHER`, `INTERNET_ASSOCIATE` or `MANAGER`. */
  @Column("text", { nullable: true })
  role!: string | null;

  /** Days are the dealer's own. */
  @Column("date", { name: "hired_on" })
  hiredOn!: string;

  /** The last day of employment. */
  @Column("date", { name: "left_on", nullable: true })
  leftOn!: string | null;
}
