import { leadSteps } from "../../../../kpi/record-kinds/lead.record-kind.ts";
import { keptLeadTicks } from "../../../lead/lead-tick.kept.ts";
import type { ImportColumn, ImportKind, RowRule } from "../import-kind.ts";
import { dealerAndId, event, flag, planned, reference, required, text, toCustomer, toStaff, whole } from "./columns.ts";

/** A step may come as a yes or no, as a time, or as both. */
const stepColumns: Readonly<Record<string, ImportColumn>> = Object.fromEntries(
  leadSteps.flatMap((step) => [
    [step, flag(step)],
    [`${step}_at`, event(`${step}_at`)],
  ]),
);

function notBeforeReceipt(column: string): RowRule {
  return { column, broken: `${column} < received_at`, reads: ["received_at"], expected: "not before received_at" };
}

export const leadImport: ImportKind = {
  name: "leads",
  table: "lead",
  key: ["dealer_id", "id"],
  kept: keptLeadTicks,
  completeness: { recordKind: "LEAD", raisedBy: "EVENTS" },
  columns: {
    ...dealerAndId,
    source: text("source"),
    customer: reference("customer_id", toCustomer),
    associate: reference("associate_id", toStaff),
    received_at: required(event("received_at")),
    first_response_at: event("first_response_at"),
    attempts_before_contact: whole("attempts_before_contact"),
    ...stepColumns,
    appointment_at: planned("appointment_at"),
  },
  rules: [
    ...["first_response_at", ...leadSteps.map((step) => `${step}_at`)].map(notBeforeReceipt),
    ...leadSteps.map((step): RowRule => {
      const column = `${step}_at`;
      return { column, broken: `NOT ${step} AND ${column} IS NOT NULL`, reads: [step], expected: `blank, because ${step} is no` };
    }),
  ],
};
