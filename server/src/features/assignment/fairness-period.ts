const day = 86_400_000;

/** In days. */
const longest = 366;

/** What a fairness report expects of its period. */
export const periodExpected = `expected a later end, at most ${longest} days later`;

/** Whether a fairness report can be made of a period. */
export function isFairnessPeriod(from: Date, to: Date): boolean {
  return from < to && to.getTime() - from.getTime() <= longest * day;
}
