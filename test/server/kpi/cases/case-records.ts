import type { FieldValue, StoredRecord } from "server/kpi/formula/evaluate.ts";

/** A record of a case, by the code of its kind; one without an id gets its place among those of its kind: "1", "2". */
export interface CaseRecord {
  readonly kind: string;
  readonly values: Readonly<Record<string, FieldValue | number>>;
}

type Values = CaseRecord["values"];

/** An instant well inside the month of the cases, and one well before it. */
export const inMonth = new Date("2026-03-10T18:00:00.000Z");
export const earlier = new Date("2026-01-05T15:00:00.000Z");

const kind =
  (code: string, defaults: Values) =>
  (values: Values = {}): CaseRecord => ({ kind: code, values: { ...defaults, ...values } });

/** A work order on the customer's site, completed in the month. */
export const siteOrder = kind("WORK_ORDER", { place: "ON_SITE", opened_at: earlier, completed_at: inMonth, currency: "USD" });
/** A customer's repair order in the workshop, closed in the month. */
export const repairOrder = kind("WORK_ORDER", { place: "WORKSHOP", opened_at: earlier, closed_at: inMonth, currency: "USD" });
/** The first customer of a case is "1". */
export const customer = kind("CUSTOMER", { internal: false });
export const visit = kind("VISIT", { work_order_id: "1", arrived_at: inMonth });
export const answer = kind("SURVEY_ANSWER", { question: "NPS", answered_at: inMonth, score: 9 });
export const contract = kind("CONTRACT", { starts_on: "2025-04-01", expires_on: "2026-03-10", maintenance: true });
export const person = kind("STAFF", { role: "TECHNICIAN", hired_on: "2020-01-01" });
export const hoursOfDay = kind("TIME_ENTRY", { staff_id: "1", day: "2026-03-10" });
export const partLine = kind("PART_LINE", { currency: "USD" });
export const appointment = kind("APPOINTMENT", { booked_at: earlier, scheduled_at: inMonth, timed: true });
export const followUp = kind("FOLLOW_UP", { due_on: "2026-03-10" });
export const problem = kind("PROBLEM", { raised_at: inMonth });
export const delivery = kind("DELIVERY", { delivered_at: inMonth, is_new: true });
export const lead = kind("LEAD", { received_at: inMonth });
export const suggestion = kind("SUGGESTION", { reviewed_on: "2026-03-10", accepted_for_action: true });

/** The records as they are stored, by kind. */
export function storedRecords(records: readonly CaseRecord[]): Readonly<Record<string, StoredRecord[]>> {
  const stored: Record<string, StoredRecord[]> = {};
  for (const { kind: code, values } of records) {
    const ofKind = (stored[code] ??= []);
    const texts = Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? String(value) : value] as const);
    ofKind.push({ id: String(ofKind.length + 1), ...Object.fromEntries(texts) });
  }
  // The database computes it.
  return { ...stored, ...(stored["VISIT"] ? { VISIT: stored["VISIT"].map(visited) } : {}) };
}

function visited(record: StoredRecord): StoredRecord {
  return { ...record, visited_at: record["arrived_at"] ?? record["travel_started_at"] ?? null };
}
