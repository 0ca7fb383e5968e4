/** One time of a life table: how many were still at risk just before it, and to how many what happened at it, by cause. */
export interface LifeTableStep<Cause extends string> {
  readonly atRisk: number;
  readonly events: Readonly<Record<Cause, number>>;
}

/**
 * The probability that it is this cause, of several that exclude each other, that ends what is at risk at the first step, by the
 * last one. Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978); what ends in another way is not at risk any more.
 */
export function cumulativeIncidence<Cause extends string>(steps: readonly LifeTableStep<Cause>[], cause: Cause): number {
  let surviving = 1;
  let incidence = 0;
  for (const { atRisk, events } of steps) {
    if (atRisk === 0) continue;
    incidence += (surviving * events[cause]) / atRisk;
    const ended = Object.values<number>(events).reduce((sum, count) => sum + count, 0);
    surviving *= 1 - ended / atRisk;
  }
  return incidence;
}
