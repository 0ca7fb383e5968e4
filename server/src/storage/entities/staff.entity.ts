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

  /** When the service training was completed. */
  @Column("date", { name: "training_completed_on", nullable: true })
  trainingCompletedOn!: string | null;

  @Column("date", { name: "parts_kit_purchased_on", nullable: true })
  partsKitPurchasedOn!: string | null;

  /** Whether qualified for air-cooled generators. */
  @Column("boolean", { name: "air_cooled", nullable: true })
  airCooled!: boolean | null;

  @Column("boolean", { name: "liquid_cooled", nullable: true })
  liquidCooled!: boolean | null;
}
