import type { DataSource } from "typeorm";

/** What the table of each kind cannot do without, beside dealer and id. */
const needed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  staff: { hired_on: "2020-01-01" },
  customer: {},
  asset: {},
  contract: { starts_on: "2026-01-01", expires_on: "2026-12-31" },
  work_order: { place: "ON_SITE", opened_at: "2026-01-05T12:00:00Z", currency: "USD" },
  appointment: { booked_at: "2026-01-05T12:00:00Z", scheduled_at: "2026-01-06T12:00:00Z" },
  visit: { work_order_id: "W1" },
  time_entry: { staff_id: "S1", day: "2026-01-05" },
  part_line: { currency: "USD" },
  survey_answer: { question: "NPS", answered_at: "2026-01-05T12:00:00Z", score: 9 },
  follow_up: { due_on: "2026-01-07" },
  problem: { raised_at: "2026-01-05T12:00:00Z" },
  delivery: { delivered_at: "2026-01-05T12:00:00Z" },
  suggestion: { reviewed_on: "2026-01-05" },
  lead: { received_at: "2026-01-05T12:00:00Z" },
};

/** Inserts a record of field service or after-sales; what is not given is what the table cannot do without. */
export async function insertServiceRecord(
  dataSource: DataSource,
  table: string,
  record: { readonly dealer_id: string; readonly id: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  const entries = Object.entries({ ...needed[table], ...record });
  const places = entries.map((_, index) => `$${index + 1}`);
  await dataSource.query(
    `INSERT INTO ${table} (${entries.map(([column]) => column).join(", ")}) VALUES (${places.join(", ")})`,
    entries.map(([, value]) => value),
  );
}

/** One record of every kind, of the same id. */
export async function insertOneOfEach(dataSource: DataSource, dealerId: string, id: string): Promise<void> {
  for (const table of Object.keys(needed)) await insertServiceRecord(dataSource, table, { dealer_id: dealerId, id });
}
