import { all, any, filled, is, not, yes } from "../formula/condition.ts";
import { type RecordKind, recordKind } from "../formula/record-kind.ts";
import { appointment } from "./appointment.record-kind.ts";
import { asset } from "./asset.record-kind.ts";
import { customer } from "./customer.record-kind.ts";
import { visit } from "./visit.record-kind.ts";

export type WorkOrderField =
  | "place"
  | "customer_id"
  | "asset_id"
  | "contract_id"
  | "technician_id"
  | "advisor_id"
  | "nature"
  | "problem_code"
  | "opened_at"
  | "promised_at"
  | "due_at"
  | "work_started_at"
  | "repaired_at"
  | "quality_checked_at"
  | "final_checked_at"
  | "invoiced_at"
  | "completed_at"
  | "closed_at"
  | "closed_by_role"
  | "pre_inspected"
  | "inspection_sheet_used"
  | "customer_present"
  | "fully_menu_priced"
  | "prepick_due_at"
  | "prepicked_at"
  | "bill_explained"
  | "advice_given"
  | "comeback_of_id"
  | "rescheduled_times"
  | "dispatcher_calls"
  | "sold_hours"
  | "labour_revenue"
  | "parts_revenue"
  | "cost"
  | "currency"
  | "customer_internal"
  | "repair_order"
  | "revenue"
  | "margin"
  | "completion_time"
  | "repair_time"
  | "asset_model"
  | "visits"
  | "named_comeback_at"
  | "repeat_at"
  | "comeback_at"
  | "follows_at"
  | "booked_arrivals";

/** A job: on the customer's site, or in the workshop, where it is called a repair order. */
export const workOrder: RecordKind<WorkOrderField> = recordKind<WorkOrderField>({
  code: "WORK_ORDER",
  table: "work_order",
  born: "opened_at",
  compared: [
    ["completed_at", "due_at"],
    ["repaired_at", "promised_at"],
  ],
  slices: ["asset_model", "problem_code", "technician_id", "advisor_id"],
  fields: {
    place: { source: "text" },
    customer_id: { source: "text" },
    asset_id: { source: "text" },
    contract_id: { source: "text" },
    technician_id: { source: "text" },
    advisor_id: { source: "text" },
    nature: { source: "text" },
    problem_code: { source: "text" },
    opened_at: { source: "event" },
    promised_at: { source: "deadline" },
    due_at: { source: "deadline" },
    work_started_at: { source: "event" },
    repaired_at: { source: "event" },
    quality_checked_at: { source: "event" },
    final_checked_at: { source: "event" },
    invoiced_at: { source: "event" },
    completed_at: { source: "event" },
    closed_at: { source: "event" },
    closed_by_role: { source: "text", stampedBy: "closed_at" },
    pre_inspected: { source: "flag" },
    inspection_sheet_used: { source: "flag" },
    customer_present: { source: "flag" },
    fully_menu_priced: { source: "flag" },
    prepick_due_at: { source: "deadline" },
    prepicked_at: { source: "event" },
    bill_explained: { source: "flag" },
    advice_given: { source: "flag" },
    comeback_of_id: { source: "text" },
    rescheduled_times: { source: "number" },
    dispatcher_calls: { source: "number" },
    sold_hours: { source: "number" },
    labour_revenue: { source: "number" },
    parts_revenue: { source: "number" },
    cost: { source: "number" },
    currency: { source: "text" },
    customer_internal: { source: "related", kind: () => customer, on: [["id", "customer_id"]], take: "value", of: "internal" },
    repair_order: {
      source: "cases",
      cases: [
        [not(is("place", "WORKSHOP")), "ON_SITE"],
        [any(is("nature", "INTERNAL"), yes("customer_internal")), "INTERNAL"],
      ],
      otherwise: "CUSTOMER",
    },
    revenue: { source: "sum", plus: ["labour_revenue", "parts_revenue"], minus: [] },
    margin: { source: "sum", plus: ["labour_revenue", "parts_revenue"], minus: ["cost"] },
    completion_time: { source: "elapsed", from: "opened_at", to: "completed_at" },
    repair_time: { source: "elapsed", from: "work_started_at", to: "repaired_at" },
    asset_model: { source: "related", kind: () => asset, on: [["id", "asset_id"]], take: "value", of: "model" },
    visits: { source: "related", kind: () => visit, on: [["work_order_id", "id"]], where: filled("visited_at"), take: "count" },
    named_comeback_at: {
      source: "related",
      kind: (): RecordKind => workOrder,
      on: [["comeback_of_id", "id"]],
      take: "min",
      of: "opened_at",
    },
    // An order that names another one comes back to that.
    repeat_at: {
      source: "related",
      kind: (): RecordKind => workOrder,
      on: [
        ["asset_id", "asset_id"],
        ["problem_code", "problem_code"],
      ],
      bound: { theirs: "opened_at", is: "notBefore", ours: "completed_at" },
      where: all(is("nature", "REACTIVE"), not(filled("comeback_of_id"))),
      others: true,
      take: "min",
      of: "opened_at",
    },
    comeback_at: { source: "earliest", of: ["named_comeback_at", "repeat_at"] },
    follows_at: {
      source: "related",
      kind: (): RecordKind => workOrder,
      on: [
        ["asset_id", "asset_id"],
        ["problem_code", "problem_code"],
      ],
      bound: { theirs: "completed_at", is: "notAfter", ours: "opened_at" },
      when: all(is("nature", "REACTIVE"), not(filled("comeback_of_id"))),
      others: true,
      take: "max",
      of: "completed_at",
    },
    booked_arrivals: {
      source: "related",
      kind: () => appointment,
      on: [["work_order_id", "id"]],
      where: all(yes("timed"), filled("arrived_at")),
      take: "count",
    },
  },
});

export const onSite = is<WorkOrderField>("place", "ON_SITE");
/** A repair order of a customer, not of one of the dealer's own departments. */
export const ofCustomer = is<WorkOrderField>("repair_order", "CUSTOMER");
