import type { ImportKind } from "server/features/records/import/import-kind.ts";

export const at = "2026-03-01T12:00:00Z";
export const later = "2026-03-02T12:00:00Z";

/** What each kind cannot do without. */
export const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  staff: { hired_on: "2020-01-01" },
  customers: {},
  assets: {},
  contracts: { starts_on: "2026-01-01", expires_on: "2026-12-31" },
  "dealer-relationships": { serial_number: "SN-1", kind: "FLEET_UNMONITORED" },
  opportunities: { assigned_at: at },
  "work-orders": { place: "ON_SITE", opened_at: at },
  appointments: { booked_at: at, scheduled_at: "2027-01-01T09:00:00Z" },
  visits: { work_order: "W1" },
  "time-entries": { staff: "S1", day: "2026-03-01" },
  "part-lines": {},
  "survey-answers": { question: "NPS", answered_at: at, score: "9" },
  "follow-ups": { due_on: "2027-01-01" },
  problems: { raised_at: at },
  deliveries: { delivered_at: at },
  suggestions: { reviewed_on: "2026-03-01" },
  leads: { received_at: at },
  "customer-goals": {
    customer: "CU-1",
    name: "Scrap",
    unit: "% more",
    direction: "UP",
    baseline: "-1.5",
    target: "2",
    set_on: "2026-01-01",
    due_on: "2026-12-31",
  },
  "customer-goal-readings": { goal: "G-1", read_on: "2026-03-01", value: "-0.5" },
  "case-studies": {
    goal: "G-1",
    staff: "S1",
    happened_on: "2026-03-01",
    understood: "The press waits",
    done: "It starts",
    principle: "Ask",
  },
  "outcome-agreements": { contract: "C-1", goals: "G-2; G-1", since: "2026-01-01", until: "2026-12-31" },
};

const recording = ["recorded_by", "recorded_at"];
const withdrawing = [...recording, "withdraw_reason", "withdrawn_by", "withdrawn_at"];
/** What is written here, and comes by no file. */
export const writtenHere: Readonly<Record<string, readonly string[]>> = {
  "customer-goals": [...recording, "outcome", "end_reason", "ended_by", "ended_at"],
  "customer-goal-readings": withdrawing,
  "case-studies": withdrawing,
  "outcome-agreements": withdrawing,
};

export const goals = (count: number) => Array.from({ length: count }, (_, index) => `G-${index}`).join("; ");

/** A value for every column, none of which contradicts another. */
export function anyValue(kind: ImportKind, name: string): string {
  const column = kind.columns[name];
  switch (column?.type) {
    case "INSTANT":
      return later;
    case "DAY":
      return name === "expires_on" ? "2026-12-31" : "2026-03-02";
    case "FLAG":
      return "yes";
    case "NUMBER":
      return "1.5";
    case "WHOLE":
      return "3";
    case "CODE":
      return "EUR";
    case "CHOICE":
      return Object.keys(column.choices)[0] ?? "";
    default:
      return `a ${name}`;
  }
}
