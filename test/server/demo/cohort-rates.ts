import { Temporal } from "temporal-polyfill";
import type { OpportunityEntity } from "server/storage/entities/opportunity.entity.ts";

const day = 24 * 3_600_000;

/** Numerators and denominators of the four rates, counted row by row. */
export interface CohortRates {
  assigned: number;
  engaged: number;
  accepted: number;
  closeable: number;
  closed: number;
  convertible: number;
  converted: number;
}

function within(days: number, instant: Date | null, start: Date): boolean {
  return instant !== null && instant.getTime() - start.getTime() <= days * day;
}

/** The four rates' counts, as the program's rules say them, without the engine. */
export function cohortRates(rows: readonly OpportunityEntity[]): CohortRates {
  const rates = { assigned: 0, engaged: 0, accepted: 0, closeable: 0, closed: 0, convertible: 0, converted: 0 };
  for (const row of rows) {
    if (row.requestCancelledAt) continue;
    rates.assigned += 1;
    if (row.response === "ACCEPTED" || row.declineReason !== null) rates.engaged += 1;
    if (row.response !== "ACCEPTED" || !row.respondedAt) continue;
    rates.accepted += 1;
    const closedInTime = row.outcome === "COMPLETED" && within(30, row.outcomeAt, row.respondedAt);
    const compliant = row.closeReason !== "INSTALLATION_NOT_CODE_COMPLIANT";
    if (compliant || !closedInTime) rates.closeable += 1;
    if (compliant && closedInTime) rates.closed += 1;
    const known = row.enrolledAt !== null && row.enrolledAt <= row.respondedAt;
    const withdrawnBefore =
      row.outcome === "WITHDRAWN" && row.outcomeAt !== null && row.enrolledAt !== null && row.outcomeAt < row.enrolledAt;
    if (!known) rates.convertible += 1;
    if (!known && !withdrawnBefore && within(60, row.enrolledAt, row.respondedAt)) rates.converted += 1;
  }
  return rates;
}

/** The dealer's own calendar month of an instant, e.g. `2026-03`. */
export function monthOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
}
