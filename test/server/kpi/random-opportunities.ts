import fc from "fast-check";
import type { StoredRecord } from "server/kpi/formula/evaluate.ts";
import type { Period } from "server/kpi/period.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Some time after another instant, often right at one of the limits that metrics have. */
function after(start: Date, ...limits: readonly number[]): fc.Arbitrary<Date> {
  return fc
    .oneof(
      fc.constantFrom(...limits).chain((limit) => fc.constantFrom(limit - 1, limit, limit + 1)),
      fc.integer({ min: 0, max: 90 * day }),
      fc.integer({ min: 0, max: 3 * day }),
    )
    .map((milliseconds) => new Date(start.getTime() + Math.max(milliseconds, 0)));
}

const or = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 3 });

/** What came to be of one opportunity, in any order that the events can come in; what its owner took back is not answered any more. */
export function anyOpportunity({ start, end }: Period): fc.Arbitrary<StoredRecord> {
  return fc.date({ min: start, max: new Date(end.getTime() - 1), noInvalidDate: true }).chain((assigned) =>
    fc
      .record({
        responded: or(after(assigned, 48 * hour)),
        response: fc.constantFrom("ACCEPTED", "ACCEPTED", "REJECTED"),
        reason: fc.constantFrom(null, " ", "TOO_FAR"),
        cancelled: fc.option(after(assigned, 48 * hour), { nil: null, freq: 1 }),
        outcomeAfter: or(after(new Date(0), 30 * day)),
        outcome: fc.constantFrom("COMPLETED", "COMPLETED", "WITHDRAWN"),
        close: fc.constantFrom(null, "DONE", "INSTALLATION_NOT_CODE_COMPLIANT"),
        enrolledAfter: or(after(new Date(0), 60 * day)),
      })
      .map(({ responded, response, reason, cancelled, outcomeAfter, outcome, close, enrolledAfter }) => {
        const answered = responded !== null && (cancelled === null || responded <= cancelled) ? responded : null;
        const from = answered ?? assigned;
        const ended = answered && outcomeAfter ? new Date(answered.getTime() + outcomeAfter.getTime()) : null;
        const outcomeAt = ended !== null && (cancelled === null || ended <= cancelled) ? ended : null;
        return {
          assigned_at: assigned,
          expires_at: new Date(assigned.getTime() + 48 * hour),
          request_cancelled_at: cancelled,
          responded_at: answered,
          response: answered && response,
          decline_reason: answered && response === "REJECTED" ? reason : null,
          outcome_at: outcomeAt,
          outcome: outcomeAt && outcome,
          close_reason: outcomeAt && outcome === "COMPLETED" ? close : null,
          withdraw_reason: null,
          enrolled_at: enrolledAfter && new Date(from.getTime() + enrolledAfter.getTime()),
        };
      }),
  );
}

export function anyOpportunities(period: Period): fc.Arbitrary<StoredRecord[]> {
  return fc
    .array(anyOpportunity(period), { maxLength: 8 })
    .map((opportunities) => opportunities.map((opportunity, index) => ({ ...opportunity, id: String(index + 1) })));
}
