import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { monthBounds, type Month } from "server/kpi/month.ts";
import type { DataSource } from "typeorm";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "./opportunities.ts";

export interface DealerInput {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string | null;
  readonly timeZone?: string;
}

/** Inserts a dealer that no other test knows, and gives its id. */
export async function newDealer(
  dataSource: DataSource,
  { id = `D-${randomUUID()}`, name = `Dealer ${id}`, country, timeZone }: DealerInput = {},
) {
  await dataSource.query("INSERT INTO dealer (id, name, country, time_zone) VALUES ($1, $2, $3, $4)", [
    id,
    name,
    country ?? null,
    timeZone ?? "UTC",
  ]);
  return id;
}

/** Says up to when a dealer's records of a kind are known to be there. */
export function setCompleteThrough(
  dataSource: DataSource,
  dealerId: string,
  completeThrough: Date | string,
  recordKind = "OPPORTUNITY",
): Promise<unknown> {
  return dataSource.query(
    `INSERT INTO record_completeness (dealer_id, record_kind, complete_through) VALUES ($1, $3, $2)
     ON CONFLICT (dealer_id, record_kind) DO UPDATE SET complete_through = excluded.complete_through`,
    [dealerId, new Date(completeThrough), recordKind],
  );
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null, freq: 3 });
}

const anyOpportunity = (start: Date, length: number, index: number): fc.Arbitrary<OpportunityInput> =>
  fc
    .record({
      // Whole hours, so that many share an instant.
      assignedAfter: fc.integer({ min: 0, max: Math.floor(length / hour) - 1 }),
      response: optional(fc.constantFrom("ACCEPTED" as const, "ACCEPTED" as const, "REJECTED" as const)),
      answeredAfter: fc.integer({ min: 0, max: 60 }),
      declineReason: optional(fc.constantFrom("too far", "no capacity")),
      cancelled: fc.constantFrom(null, null, null, 1, 50),
      outcome: optional(fc.constantFrom("COMPLETED" as const, "COMPLETED" as const, "WITHDRAWN" as const)),
      endedAfter: fc.integer({ min: 0, max: 40 }),
      closeReason: optional(fc.constantFrom("INSTALLATION_NOT_CODE_COMPLIANT", "REPAIRED")),
      enrolledAfter: optional(fc.integer({ min: -1, max: 70 })),
    })
    .map((drawn) => {
      const assigned = plus(start, drawn.assignedAfter * hour);
      const responded = drawn.response ? plus(assigned, drawn.answeredAfter * hour) : null;
      const base = responded ?? assigned;
      return {
        id: `O${String(index).padStart(4, "0")}`,
        assigned_at: assigned,
        request_cancelled_at: drawn.cancelled === null ? null : plus(assigned, drawn.cancelled * hour),
        response: drawn.response,
        responded_at: responded,
        decline_reason: drawn.response === "REJECTED" ? drawn.declineReason : null,
        outcome: drawn.outcome,
        outcome_at: drawn.outcome ? plus(base, drawn.endedAfter * day) : null,
        close_reason: drawn.outcome === "COMPLETED" ? drawn.closeReason : null,
        enrolled_at: drawn.enrolledAfter === null ? null : plus(base, drawn.enrolledAfter * day),
      };
    });

/** The same opportunities for the same seed: every kind of course, in whole hours, many at one instant. */
export function anyOpportunities(month: Month, count: number, seed: number, timeZone = "UTC"): OpportunityInput[] {
  const { start, end } = monthBounds(month, timeZone);
  const length = end.getTime() - start.getTime();
  const drawn = fc.tuple(...Array.from({ length: count }, (_, index) => anyOpportunity(start, length, index)));
  return fc.sample(drawn, { seed, numRuns: 1 })[0] ?? [];
}

/** A dealer with the same random opportunities for the same seed. */
export async function dealerWithOpportunities(
  dataSource: DataSource,
  { month, count, seed, ...dealer }: DealerInput & { month: Month; count: number; seed: number },
): Promise<string> {
  const id = await newDealer(dataSource, dealer);
  await insertOpportunities(dataSource, id, anyOpportunities(month, count, seed, dealer.timeZone));
  return id;
}
