import { hasDenominator, isMiddle, type Metric, numeratorOf } from "../metric.ts";
import { enoughRecords } from "../results/metric-result.ts";
import { bootstrapSpread, type Population } from "../statistics/bootstrap.ts";
import type { Interval } from "../statistics/interval.ts";
import { newcombeInterval } from "../statistics/newcombe-interval.ts";
import { type PeriodNumbers, periodValue } from "./period-numbers.ts";
import type { Strata, Unit } from "./sampled-units.ts";

/** What can be said of a plan. `CHANGED`: of a metric that gets better neither way. */
export type Verdict = "TOO_EARLY" | "NO_CHANGE" | "IMPROVING" | "WORSENING" | "CHANGED";

/** A metric over the months before a plan, or since. */
export interface PlanSide extends PeriodNumbers {
  readonly months: number;
  /** The records behind it, as they are recorded today; none are needed of a proportion. */
  readonly strata: Strata;
}

export interface PlanReport {
  readonly change: number | null;
  /** 95 % interval of the change. */
  readonly interval: Interval | null;
  readonly verdict: Verdict;
  /** How many more records, or of a metric that gets better downwards fewer, were counted than before in as many; null where none are counted. */
  readonly extraRecords: number | null;
}

/** The value of a side; of a count or a sum, that of a month on average, since periods differ in length. */
export function sideValue(metric: Metric, side: Omit<PlanSide, "strata">): number | null {
  return hasDenominator(metric) ? periodValue(metric, side) : Number(side.numerator) / side.months;
}

function middle(drawn: readonly Unit[]): number | null {
  const sorted = drawn.flatMap(({ numerator }) => numerator ?? []).toSorted((low, high) => low - high);
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

const total = (drawn: readonly Unit[], side: keyof Unit): number => drawn.reduce((sum, unit) => sum + (unit[side] ?? 0), 0);

function quotient(drawn: readonly Unit[]): number | null {
  const denominator = total(drawn, "denominator");
  return denominator === 0 ? null : total(drawn, "numerator") / denominator;
}

function populationOf(metric: Metric, { strata, months }: PlanSide): Population<Unit> {
  if (!hasDenominator(metric)) return { strata, statistic: (drawn) => total(drawn, "numerator") / months, byChance: true };
  // What a ratio counts beside other records that it is divided by might have been more or fewer over as many of those.
  return { strata, statistic: isMiddle(metric) ? middle : quotient, byChance: strata.length > 1 };
}

function intervalOf(metric: Metric, before: PlanSide, since: PlanSide, change: number, isEarly: boolean): Interval | null {
  if (metric.shape === "PROPORTION") {
    const proportion = ({ numerator, denominator }: PlanSide) => ({ counted: Number(numerator), records: Number(denominator) });
    return newcombeInterval(proportion(since), proportion(before));
  }
  // So few records drawn again and again look more alike than they are.
  if (isEarly) return null;
  const spread = bootstrapSpread(populationOf(metric, since), populationOf(metric, before));
  // Of what is published, which today's records may no longer give.
  return spread && { lower: change + spread.lower, upper: change + spread.upper };
}

/** What is left of two numbers that are the same but for how they were rounded is nothing. */
const roundingOf = (was: number, is: number): number => 1e-12 * Math.max(Math.abs(was), Math.abs(is));
const cleared = (value: number, rounding: number): number => (Math.abs(value) <= rounding ? 0 : value);

function verdictOf({ better }: Metric, change: number, interval: Interval): Verdict {
  if (interval.lower <= 0 && interval.upper >= 0) return "NO_CHANGE";
  if (better === undefined) return "CHANGED";
  return change > 0 === (better === "UP") ? "IMPROVING" : "WORSENING";
}

function extraRecordsOf(metric: Metric, before: PlanSide, since: PlanSide): number | null {
  const { add } = numeratorOf(metric).amount;
  if (isMiddle(metric) || (add !== "RECORDS" && add !== "DIFFERENT")) return null;
  const scale = hasDenominator(metric) ? Number(since.denominator) / Number(before.denominator) : since.months / before.months;
  const more = Number(since.numerator) - Number(before.numerator) * scale;
  return metric.better === "DOWN" ? -more : more;
}

/** What became of a metric since a plan began; `since` is null while no month after it is final. */
export function planReport(metric: Metric, before: PlanSide, since: PlanSide | null): PlanReport {
  const [was, is] = [sideValue(metric, before), since && sideValue(metric, since)];
  if (since === null || was === null || is === null) return { change: null, interval: null, verdict: "TOO_EARLY", extraRecords: null };
  const rounding = roundingOf(was, is);
  const change = cleared(is - was, rounding);
  const isEarly = before.records < enoughRecords || since.records < enoughRecords;
  const found = intervalOf(metric, before, since, change, isEarly);
  const interval = found && { lower: cleared(found.lower, rounding), upper: cleared(found.upper, rounding) };
  return {
    change,
    interval,
    // Where the records are there no more, nothing can be said of chance.
    verdict: isEarly || !interval ? "TOO_EARLY" : verdictOf(metric, change, interval),
    extraRecords: extraRecordsOf(metric, before, since),
  };
}

/** What each extra record cost; null unless the metric changed for the better, or of one that gets better neither way upwards. */
export function costOfEach({ verdict, extraRecords }: PlanReport, cost: number | null): number | null {
  if (cost === null || extraRecords === null || extraRecords <= 0) return null;
  return verdict === "IMPROVING" || verdict === "CHANGED" ? cost / extraRecords : null;
}
