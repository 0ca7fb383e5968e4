import { Failure } from "../platform/failure.ts";

/** An instant that was asked for, not the present one: the global ids of what is answered as of it carry it. */
export class PastInstant extends Date {}

/** Months are of the years from 1000 on: from here on it is one of these on whatever clocks. */
const firstInstant = new Date("1000-01-02T00:00:00.000Z");

function refused(asOf: Date, why: string): Failure {
  return new Failure("BAD_USER_INPUT", `\`asOf\` is ${asOf.toISOString()}${why}.`, { argument: "asOf" });
}

/** The past instant asked for, or now; the future cannot be asked for. */
export function asOfFrom(asOf: Date | null | undefined, now: Date): Date {
  if (!asOf) return now;
  if (asOf > now) throw refused(asOf, ", later than now; expected a past instant");
  if (asOf < firstInstant) throw refused(asOf, `; expected ${firstInstant.toISOString()} or later`);
  return new PastInstant(asOf);
}
