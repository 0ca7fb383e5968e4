import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A job done for a customer, on site or in the workshop, where it is called a repair order. */
@Entity("work_order")
@Check("work_order_place", "place IN ('ON_SITE', 'WORKSHOP')")
@Check("work_order_nature", "nature IN ('PREVENTIVE', 'REACTIVE', 'WARRANTY', 'INTERNAL')")
@Index("work_order_dealer_completed", ["dealerId", "completedAt", "id"])
@Index("work_order_dealer_closed", ["dealerId", "closedAt", "id"])
@Index("work_order_dealer_due", ["dealerId", "dueAt", "id"])
@Index("work_order_dealer_invoiced", ["dealerId", "invoicedAt", "id"])
@Index("work_order_dealer_comeback", ["dealerId", "comebackOfId"], { where: "comeback_of_id IS NOT NULL" })
@Index("work_order_dealer_fault", { synchronize: false })
@Index("work_order_dealer_customer", { synchronize: false })
export class WorkOrderEntity {
  @PrimaryColumn("text", { name: "dealer_id" })
  dealerId!: string;

  @PrimaryColumn("text")
  id!: string;

  /** `ON_SITE` or `WORKSHOP`. */
  @Column("text")
  place!: string;

  @Column("text", { name: "customer_id", nullable: true })
  customerId!: string | null;

  @Column("text", { name: "asset_id", nullable: true })
  assetId!: string | null;

  @Column("text", { name: "contract_id", nullable: true })
  contractId!: string | null;

  @Column("text", { name: "technician_id", nullable: true })
  technicianId!: string | null;

  @Column("text", { name: "advisor_id", nullable: true })
  advisorId!: string | null;

  /** `PREVENTIVE`, `REACTIVE`, `WARRANTY` or `INTERNAL`. */
  @Column("text", { nullable: true })
  nature!: string | null;

  @Column("text", { name: "problem_code", nullable: true })
  problemCode!: string | null;

  @Column("timestamp with time zone", { name: "opened_at", precision: 3 })
  openedAt!: Date;

  /** When the customer was promised it back. */
  @Column("timestamp with time zone", { name: "promised_at", precision: 3, nullable: true })
  promisedAt!: Date | null;

  /** When the contract's service level asks for completion. */
  @Column("timestamp with time zone", { name: "due_at", precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column("timestamp with time zone", { name: "work_started_at", precision: 3, nullable: true })
  workStartedAt!: Date | null;

  @Column("timestamp with time zone", { name: "repaired_at", precision: 3, nullable: true })
  repairedAt!: Date | null;

  @Column("timestamp with time zone", { name: "quality_checked_at", precision: 3, nullable: true })
  qualityCheckedAt!: Date | null;

  @Column("timestamp with time zone", { name: "final_checked_at", precision: 3, nullable: true })
  finalCheckedAt!: Date | null;

  @Column("timestamp with time zone", { name: "invoiced_at", precision: 3, nullable: true })
  invoicedAt!: Date | null;

  @Column("timestamp with time zone", { name: "completed_at", precision: 3, nullable: true })
  completedAt!: Date | null;

  /** When the bill was settled. */
  @Column("timestamp with time zone", { name: "closed_at", precision: 3, nullable: true })
  closedAt!: Date | null;

  /** A role of staff. */
  @Column("text", { name: "closed_by_role", nullable: true })
  closedByRole!: string | null;

  /** Inspected together with the customer. A flag that is null was not recorded. */
  @Column("boolean", { name: "pre_inspected", nullable: true })
  preInspected!: boolean | null;

  @Column("boolean", { name: "inspection_sheet_used", nullable: true })
  inspectionSheetUsed!: boolean | null;

  @Column("boolean", { name: "customer_present", nullable: true })
  customerPresent!: boolean | null;

  @Column("boolean", { name: "fully_menu_priced", nullable: true })
  fullyMenuPriced!: boolean | null;

  /** By when its parts were to be picked. */
  @Column("timestamp with time zone", { name: "prepick_due_at", precision: 3, nullable: true })
  prepickDueAt!: Date | null;

  @Column("timestamp with time zone", { name: "prepicked_at", precision: 3, nullable: true })
  prepickedAt!: Date | null;

  @Column("boolean", { name: "bill_explained", nullable: true })
  billExplained!: boolean | null;

  @Column("boolean", { name: "advice_given", nullable: true })
  adviceGiven!: boolean | null;

  /** The work order whose fault it comes back with. */
  @Column("text", { name: "comeback_of_id", nullable: true })
  comebackOfId!: string | null;

  @Column("integer", { name: "rescheduled_times", nullable: true })
  rescheduledTimes!: number | null;

  @Column("integer", { name: "dispatcher_calls", nullable: true })
  dispatcherCalls!: number | null;

  @Column("numeric", { name: "sold_hours", nullable: true })
  soldHours!: string | null;

  /** Amounts are in `currency`. */
  @Column("numeric", { name: "labour_revenue", nullable: true })
  labourRevenue!: string | null;

  @Column("numeric", { name: "parts_revenue", nullable: true })
  partsRevenue!: string | null;

  @Column("numeric", { nullable: true })
  cost!: string | null;

  /** ISO 4217. */
  @Column("text")
  currency!: string;
}
