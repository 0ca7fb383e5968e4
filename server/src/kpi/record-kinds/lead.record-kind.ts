import { all, any, type Condition, filled, not, within, yes } from "../formula/condition.ts";
import { days } from "../formula/duration.ts";
import { recordKind } from "../formula/record-kind.ts";

export type LeadField =
  | "source"
  | "customer_id"
  | "associate_id"
  | "received_at"
  | "first_response_at"
  | "attempts_before_contact"
  | "contacted"
  | "contacted_at"
  | "appointment_set"
  | "appointment_set_at"
  | "appointment_at"
  | "showed"
  | "showed_at"
  | "sold"
  | "sold_at"
  | "response_time"
  | "contact_time";

/** An inquiry that came by internet, and how far it got. */
export const lead = recordKind<LeadField>({
  code: "LEAD",
  table: "lead",
  born: "received_at",
  compared: [],
  slices: ["source", "associate_id"],
  fields: {
    source: { source: "text" },
    customer_id: { source: "text" },
    associate_id: { source: "text" },
    received_at: { source: "event" },
    first_response_at: { source: "event" },
    attempts_before_contact: { source: "number", stampedBy: "contacted_at", orUntimed: true },
    contacted: { source: "flag", stampedBy: "contacted_at", orUntimed: true },
    contacted_at: { source: "event" },
    appointment_set: { source: "flag", stampedBy: "appointment_set_at", orUntimed: true },
    appointment_set_at: { source: "event" },
    appointment_at: { source: "deadline" },
    showed: { source: "flag", stampedBy: "showed_at", orUntimed: true },
    showed_at: { source: "event" },
    sold: { source: "flag", stampedBy: "sold_at", orUntimed: true },
    sold_at: { source: "event" },
    response_time: { source: "elapsed", from: "received_at", to: "first_response_at" },
    contact_time: { source: "elapsed", from: "received_at", to: "contacted_at" },
  },
});

/** How long after its own receipt a lead's steps count. */
export const leadWindow = days(90);

/** In their order, each named as its flag; its time is in the column with `_at`. */
export const leadSteps = ["contacted", "appointment_set", "showed", "sold"] as const;
export type LeadStep = (typeof leadSteps)[number];

/** By a yes or by its time, whenever that was. */
export function stepRecorded(step: LeadStep): Condition<LeadField> {
  return any(filled(`${step}_at`), yes(step));
}

/** The step is recorded; a time must lie in the window, and a yes without one is taken at its word. */
export function stepTaken(step: LeadStep): Condition<LeadField> {
  const at: LeadField = `${step}_at`;
  return all(stepRecorded(step), any(not(filled(at)), within(leadWindow, at, "received_at")));
}

/** The step is not recorded, and one after it is. */
export function stepSkipped(step: LeadStep): Condition<LeadField> {
  const later = leadSteps.slice(leadSteps.indexOf(step) + 1);
  return all(not(stepRecorded(step)), any(...later.map(stepRecorded)));
}
