import { denominatorOf, type Measure, type MetricDefinition, numeratorOf } from "../metric.ts";

/** What one record adds to a metric; null where it is none of the measure's. Decimal text. */
export interface SampledRow {
  /** Of a distinct count, the value that it stands for, which others may, too. */
  readonly unit: string | null;
  /** Whether it is one of those that a ratio is divided by, where these are others than it counts. */
  readonly divides: boolean;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** What is drawn as one: a record, or of a distinct count all records of one value. */
export interface Unit {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Those drawn together: all, or the records that a ratio counts and the others that it is divided by, each among themselves. */
export type Strata = readonly (readonly Unit[])[];

const differentField = ({ amount }: Measure): string | undefined => (amount.add === "DIFFERENT" ? amount.of : undefined);

/** Whether each record may stand in both measures, so that what it adds to one goes with what it adds to the other. */
export function countsTogether(metric: MetricDefinition): boolean {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  if (!denominator) return true;
  const fields = new Set([numerator, denominator].flatMap((measure) => differentField(measure) ?? []));
  return numerator.of === denominator.of && numerator.cohort === denominator.cohort && fields.size <= 1;
}

/** The field whose values, rather than records, are drawn. */
export function unitField(...measures: readonly (Measure | undefined)[]): string | undefined {
  return measures.flatMap((measure) => (measure ? (differentField(measure) ?? []) : []))[0];
}

type Adding = (before: number | null, added: number | null) => number | null;

function addingOf(measure: Measure | undefined): Adding {
  const isDifferent = measure?.amount.add === "DIFFERENT";
  return (before, added) => {
    if (before === null || added === null) return before ?? added;
    return isDifferent ? 1 : before + added;
  };
}

function numberOf(text: string | null, measure: Measure | undefined): number | null {
  if (text === null) return null;
  const by = measure && "by" in measure.amount ? (measure.amount.by ?? 1) : 1;
  return Number(text) / by;
}

/** The units that rows of one period make. */
export function strataOf(metric: MetricDefinition, rows: readonly SampledRow[]): Strata {
  const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
  const [addNumerator, addDenominator] = [addingOf(numerator), addingOf(denominator)];
  const drawn = (divides: boolean): Unit[] => {
    const byKey = new Map<string, Unit>();
    for (const [index, row] of rows.entries()) {
      if (row.divides !== divides) continue;
      // A record without a value stands for itself.
      const key = row.unit === null ? `record ${index}` : `unit ${row.unit}`;
      const before = byKey.get(key) ?? { numerator: null, denominator: null };
      byKey.set(key, {
        numerator: addNumerator(before.numerator, numberOf(row.numerator, numerator)),
        denominator: addDenominator(before.denominator, numberOf(row.denominator, denominator)),
      });
    }
    return [...byKey.values()];
  };
  return countsTogether(metric) ? [drawn(false)] : [drawn(false), drawn(true)];
}
