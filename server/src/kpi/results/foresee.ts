import { type Condition, not } from "../formula/condition.ts";
import { milliseconds } from "../formula/duration.ts";
import { holds, instantOf, type SeenRecord, textOf } from "../formula/evaluate.ts";
import { type Bound, fieldsOfOutlook, foreseeing, type Outlook, outlookOf, type Way } from "../formula/outlook.ts";
import type { RecordKind } from "../formula/record-kind.ts";
import { allOf, always } from "../formula/simplify.ts";
import { fieldsOfPlacement } from "../metric-fields.ts";
import type { MetricDefinition } from "../metric.ts";
import { addDays, startOfDay } from "../period.ts";
import { type Placement, placementOf } from "./evaluate-metric.ts";

export const places = ["COUNTED", "NOT_COUNTED", "LEFT_OUT"] as const satisfies readonly Placement[];

/** Where records of a metric can come to stand. */
export interface MetricOutlook {
  readonly metric: MetricDefinition;
  /** The metric's kind, with what is looked up beside. */
  readonly kind: RecordKind;
  readonly fields: readonly string[];
  readonly places: Readonly<Record<Placement, Outlook>>;
}

const made = new WeakMap<MetricDefinition, MetricOutlook>();

/** Whether it can be said what a metric's results can become: a share of records, or of different things among them. */
export function hasOutlook({ shape, amount, currency }: MetricDefinition): boolean {
  return (
    shape === "PROPORTION" && currency === undefined && (amount === undefined || amount.add === "RECORDS" || amount.add === "DIFFERENT")
  );
}

/** What holds of the records that stand in each place. */
export function placeConditions({ population, denominator = always, numerator }: MetricDefinition): Readonly<Record<Placement, Condition>> {
  const among = allOf(population, denominator);
  return { COUNTED: allOf(among, numerator), NOT_COUNTED: allOf(among, not(numerator)), LEFT_OUT: not(among) };
}

export function metricOutlook(metric: MetricDefinition): MetricOutlook {
  const kept = made.get(metric);
  if (kept) return kept;
  const { amount, of } = metric;
  const conditions = placeConditions(metric);
  const [counted, notCounted, leftOut] = places.map((place) => outlookOf(conditions[place], of, [metric.cohort])) as [
    Outlook,
    Outlook,
    Outlook,
  ];
  const outlooks = { COUNTED: counted, NOT_COUNTED: notCounted, LEFT_OUT: leftOut };
  const own = [...fieldsOfPlacement(metric), ...(amount && amount.add !== "RECORDS" ? [amount.of] : [])];
  const read = [...own, ...places.flatMap((place) => fieldsOfOutlook(outlooks[place]))];
  const outlook = { metric, kind: foreseeing(of, new Set(read)), fields: [...new Set(read)], places: outlooks };
  made.set(metric, outlook);
  return outlook;
}

/** Ways of fewer unknowns than another one; where one of them is open, the other one takes more than it must. */
export function shorterWays(outlook: Outlook, { unknowns }: Way): Way[] {
  const all = new Set(unknowns);
  return outlook.filter((way) => way.unknowns.length < unknowns.length && way.unknowns.every((name) => all.has(name)));
}

function boundReached(record: SeenRecord, { field, after }: Bound): number | undefined {
  const instant = instantOf(record, field);
  if (instant !== undefined) return instant + milliseconds(after);
  const day = textOf(record, field);
  return day === undefined ? undefined : startOfDay(addDays(day, after.amount + 1), record.view.period.timeZone).getTime() - 1;
}

/** Where a record stands, and where it can come to stand. */
export interface Foreseen {
  readonly place: Placement;
  readonly can: readonly Placement[];
  /** The last instant at which that can change, in milliseconds; infinite where nothing says when, null where it is decided. */
  readonly until: number | null;
}

/** Where a record can come to stand, in plain code: what the compiled SQL must give. */
export function foresee({ metric, places: outlooks }: MetricOutlook, record: SeenRecord): Foreseen {
  const place = placementOf(metric, record);
  const can = places.filter((each) => outlooks[each].some((way) => holds(way.can, record)));
  if (can.length < 2) return { place, can, until: null };
  const instants = can.flatMap((each) => {
    if (each === place) return [];
    const open = outlooks[each].filter((way) => holds(way.can, record));
    const shortest = open.filter((way) => !shorterWays(outlooks[each], way).some((shorter) => open.includes(shorter)));
    return shortest.flatMap(({ until }) =>
      until === undefined ? [Number.POSITIVE_INFINITY] : until.map((bound) => boundReached(record, bound)).filter((at) => at !== undefined),
    );
  });
  return { place, can, until: instants.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...instants) };
}
