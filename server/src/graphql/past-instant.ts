import { Failure } from "../platform/failure.ts";

/** An instant that was asked for, not the present one: the global ids of what is answered as of it carry it. */
export class PastInstant extends Date {}

/** The past instant asked for, or now; the future cannot be asked for. */
export function asOfFrom(asOf: Date | null | undefined, now: Date): Date {
  if (!asOf) return now;
  if (asOf > now) {
    throw new Failure("BAD_USER_INPUT", `\`asOf\` is ${asOf.toISOString()}, later than now; expected a past instant.`, {
      argument: "asOf",
    });
  }
  return new PastInstant(asOf);
}
