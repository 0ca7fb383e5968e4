import { type Condition, filled } from "./formula/condition.ts";
import type { Duration } from "./formula/duration.ts";
import type { RecordKind } from "./formula/record-kind.ts";
import type { Goal } from "./goal.ts";
import type { Obstacle } from "./obstacle.ts";

/** What can be said of a result depends on it: an interval and a "few" mark belong to some only. */
export const metricShapes = ["PROPORTION", "RATIO", "MEAN", "MEDIAN", "COUNT", "SUM", "SCORE"] as const;
export type MetricShape = (typeof metricShapes)[number];

/** What a value is told in. `PERCENT` is a share of 1, `MONEY` has a currency beside it, `SCORE` goes from -100 to 100. */
export const units = ["PERCENT", "HOURS", "MINUTES", "KILOMETRES", "COUNT", "RATIO", "MONEY", "PER_DAY", "SCORE", "POINTS"] as const;
export type Unit = (typeof units)[number];

/** Which way a value gets better; null where neither is. */
export type Better = "UP" | "DOWN";

/**
 * When nothing can change a month any more: its last deadline has passed (at least `atLeast` after
 * the month's end, which is when a record born in the last instant could last be answered), then the window;
 * or so many calendar days after the month's last. `NEVER`: counts whatever happens, however late.
 */
export type Settlement<Field extends string = string> =
  | { readonly deadline?: Field; readonly atLeast: Duration; readonly window: Duration }
  | { readonly calendarDays: number }
  | "NEVER";

/** What a measure adds up: records themselves, a number of theirs, or how many different values there are; or which number is the middle one. */
export type Amount<Field extends string = string> =
  | { readonly add: "RECORDS" }
  /** Divided by `by` in the end, as milliseconds to hours. */
  | { readonly add: "NUMBERS"; readonly of: Field; readonly by?: number }
  | { readonly add: "DIFFERENT"; readonly of: Field }
  /** Of an even count the mean of the two middle ones; divided by `by`, as a sum is. */
  | { readonly add: "MEDIAN"; readonly of: Field; readonly by?: number };

/** Which month, or week, a record counts in: that of its date, or each that is looked at. */
export type Cohort<Field extends string = string> = Field | "EVERY_PERIOD";

/** An amount over those records of a period that satisfy a condition. */
export interface Measure<Field extends string = string> {
  readonly of: RecordKind<Field>;
  readonly cohort: Cohort<Field>;
  readonly where: Condition<Field>;
  /** The records that it is about, of which `where` takes some; left out, those it takes. Without any there is no result. */
  readonly among?: Condition<Field>;
  readonly amount: Amount<Field>;
  /** The field with the currency that the amount is in: one value for each. */
  readonly currency?: Field;
}

/** One measure over another for the records of a month: data that reads like the sentence it states. */
export interface MetricDefinition<Field extends string = string> {
  readonly code: string;
  /** From 1, raised whenever the meaning changes; a published result keeps the version it was computed by. */
  readonly version: number;
  readonly shape: MetricShape;
  readonly unit: Unit;
  readonly better?: Better;
  /** The part of the program that it belongs to, where the program has parts. */
  readonly group?: string;
  readonly of: RecordKind<Field>;
  /** The instant or day whose month the record is counted in. */
  readonly cohort: Cohort<Field>;
  /** Records that fail it are left out of the cohort. */
  readonly population: Condition<Field>;
  /** Records of the population that fail it are left out, too. */
  readonly denominator?: Condition<Field>;
  /** Of the denominator's records, those counted. */
  readonly numerator: Condition<Field>;
  /** What the counted records add up to; without it, how many there are. */
  readonly amount?: Amount<Field>;
  readonly currency?: Field;
  /** Of a ratio: what the numerator is divided by. */
  readonly per?: Measure;
  readonly goal?: Goal;
  /** A goal in money holds for its own currency only. */
  readonly goalCurrency?: string;
  readonly settlement: Settlement<Field>;
  /** Known causes for missing the goal, in the order of the source. */
  readonly obstacles?: readonly Obstacle[];
}

/** A metric as the engine holds it: the key of a metric is (program, code). */
export interface Metric extends MetricDefinition {
  readonly program: string;
}

/** A step of a way that records of the cohort go, such as from a lead to a sale, told by the program's own metrics. */
export interface FunnelStep {
  readonly code: string;
  /** How many records took it, whichever steps they took before: one of the two measures of a metric. */
  readonly count: { readonly metric: string; readonly measure: "NUMERATOR" | "DENOMINATOR" };
  /** Code of the metric that says what share of those that took the step before took this one; the first step has none. */
  readonly rate?: string;
}

/** A named set of metrics over one kind of work. */
export interface Program {
  readonly code: string;
  readonly metrics: readonly Metric[];
  /** Codes of its parts in the order shown, each with a name and why it is watched. */
  readonly groups: readonly string[];
  /** Codes of the metrics with a tile of their own, in the order shown. */
  readonly tiles: readonly string[];
  /** Code of the count that says how many records a month is about. */
  readonly cohortMetric: string;
  /** Versions of its metrics that are not in force: retired ones, which have lower numbers, and at most one proposed, the next. */
  readonly otherVersions?: readonly Metric[];
  /** The steps of its funnel in their order, where it has one. */
  readonly funnel?: readonly FunnelStep[];
}

/** Checks the field names of a definition against its record kind. */
export function metric<Field extends string>(definition: MetricDefinition<Field>): MetricDefinition<Field> {
  return definition;
}

/** Checks the field names of a measure against its record kind. */
export function measure<Field extends string>(definition: Measure<Field>): Measure<Field> {
  return definition;
}

export const records = { add: "RECORDS" } as const;
export const numbers = <Field extends string>(of: Field, by?: number): Amount<Field> => ({ add: "NUMBERS", of, ...(by ? { by } : {}) });
export const different = <Field extends string>(of: Field): Amount<Field> => ({ add: "DIFFERENT", of });
export const median = <Field extends string>(of: Field, by?: number): Amount<Field> => ({ add: "MEDIAN", of, ...(by ? { by } : {}) });

const both = (...conditions: readonly (Condition | undefined)[]): Condition => ({
  op: "all",
  conditions: conditions.filter((condition) => condition !== undefined),
});

function baseOf({ of, cohort, currency }: MetricDefinition): Pick<Measure, "of" | "cohort" | "currency"> {
  return { of, cohort, ...(currency === undefined ? {} : { currency }) };
}

export function numeratorOf(definition: MetricDefinition): Measure {
  const { population, denominator, numerator, amount = records } = definition;
  return { ...baseOf(definition), where: both(population, denominator, numerator), among: population, amount };
}

/** What the numerator is divided by; of a median, how many numbers it is the middle of. Undefined for a plain measure. */
export function denominatorOf(definition: MetricDefinition): Measure | undefined {
  const { shape, population, denominator, numerator, amount, per } = definition;
  switch (shape) {
    case "COUNT":
    case "SUM":
      return undefined;
    case "RATIO":
      return per;
    case "MEDIAN": {
      const numbered = amount && amount.add !== "RECORDS" ? filled(amount.of) : undefined;
      return { ...baseOf(definition), where: both(population, denominator, numerator, numbered), among: population, amount: records };
    }
    case "PROPORTION":
    case "MEAN":
    case "SCORE": {
      const same = shape === "PROPORTION" ? (amount ?? records) : records;
      return { ...baseOf(definition), where: both(population, denominator), among: population, amount: same };
    }
  }
}

export function hasDenominator({ shape }: Pick<MetricDefinition, "shape">): boolean {
  return shape !== "COUNT" && shape !== "SUM";
}

/** Whether the value is the numerator itself, whatever the denominator: sums of several such ones say nothing. */
export function isMiddle({ shape }: Pick<MetricDefinition, "shape">): boolean {
  return shape === "MEDIAN";
}

/** Whether a result keeps the squares of what its records add, added up: they say how far the records lie apart. */
export function keepsSquares({ shape }: Pick<MetricDefinition, "shape">): boolean {
  return shape === "SCORE";
}

/** A metric of the twelve months that end with a month says nothing of a week. */
export function hasWeeks({ cohort }: Pick<Metric, "cohort">): boolean {
  return cohort !== "EVERY_PERIOD";
}

/** The fields that a metric's results can be cut by: those of its records, where both its measures are of the same ones. */
export function slicesOf(definition: MetricDefinition): readonly string[] {
  const [numerator, denominator] = [numeratorOf(definition), denominatorOf(definition)];
  const same = !denominator || (denominator.of === numerator.of && denominator.cohort === numerator.cohort);
  return same ? (definition.of.slices ?? []) : [];
}
