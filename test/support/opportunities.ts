import type { DataSource } from "typeorm";

/** A stored opportunity as tests write it; what is left out is missing. */
export type OpportunityInput = {
  readonly id: string;
  readonly request_id?: string;
  readonly assigned_at: Date;
  readonly expires_at?: Date;
  readonly request_cancelled_at?: Date | null;
  readonly response?: "ACCEPTED" | "REJECTED" | null;
  readonly responded_at?: Date | null;
  readonly decline_reason?: string | null;
  readonly outcome?: "COMPLETED" | "WITHDRAWN" | null;
  readonly outcome_at?: Date | null;
  readonly close_reason?: string | null;
  readonly withdraw_reason?: string | null;
  readonly status_updated_at?: Date | null;
  readonly enrolled_at?: Date | null;
};

export const hour = 3_600_000;
export const day = 24 * hour;

export function plus(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}

export function withDeadline(opportunity: OpportunityInput): OpportunityInput & { readonly expires_at: Date } {
  return { ...opportunity, expires_at: opportunity.expires_at ?? plus(opportunity.assigned_at, 48 * hour) };
}

export async function insertDealer(dataSource: DataSource, id: string, timeZone = "UTC"): Promise<void> {
  await dataSource.query("INSERT INTO dealer (id, name, time_zone) VALUES ($1, $2, $3)", [id, `Dealer ${id}`, timeZone]);
}

export async function insertOpportunities(
  dataSource: DataSource,
  dealerId: string,
  opportunities: readonly OpportunityInput[],
): Promise<void> {
  const rows = opportunities.map((opportunity) => ({ ...withDeadline(opportunity), dealer_id: dealerId }));
  await dataSource.query("INSERT INTO opportunity SELECT * FROM json_populate_recordset(NULL::opportunity, $1)", [JSON.stringify(rows)]);
}
