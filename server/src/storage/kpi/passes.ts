import pg from "pg";
import { denominatorOf, type Measure, type Metric, numeratorOf } from "../../kpi/metric.ts";

/** What a pass computes for a metric: all of it, or one of its measures. */
export interface PassPart {
  readonly metric: Metric;
  readonly numerator?: Measure;
  readonly denominator?: Measure;
}

/** One look at the records of a cohort, for all the metrics that count them. */
export interface Pass {
  readonly of: Measure["of"];
  readonly cohort: Measure["cohort"];
  /** Where amounts are in money: a row for each currency. */
  readonly currency: string | undefined;
  readonly parts: readonly PassPart[];
}

function passKey({ of, cohort, currency }: Measure): string {
  return `${of.code} ${cohort} ${currency ?? ""}`;
}

/** A metric's key: its code alone may mean something else in another program, or by another version of its definition. */
export function metricKey({ program, code, version }: Pick<Metric, "program" | "code" | "version">): string {
  return `${program}.${code}.${version}`;
}

/**
 * The looks that metrics take together, however many they are. Metrics stand in order of their codes, so that the same ones
 * make the same statement however they were asked for.
 */
export function passesOf(metrics: readonly Metric[]): Pass[] {
  const passes = new Map<string, Omit<Pass, "parts"> & { parts: PassPart[] }>();
  const add = ({ of, cohort, currency }: Measure, key: string, part: PassPart): void => {
    const pass = passes.get(key) ?? { of, cohort, currency, parts: [] };
    passes.set(key, pass);
    pass.parts.push(part);
  };
  for (const metric of metrics.toSorted((one, other) => (metricKey(one) < metricKey(other) ? -1 : 1))) {
    const [numerator, denominator] = [numeratorOf(metric), denominatorOf(metric)];
    const [one, other] = [passKey(numerator), denominator && passKey(denominator)];
    if (denominator && other !== undefined && one !== other) {
      add(numerator, one, { metric, numerator });
      add(denominator, other, { metric, denominator });
    } else add(numerator, one, { metric, numerator, ...(denominator ? { denominator } : {}) });
  }
  return [...passes.values()];
}

/** Whether a part is all of its metric. */
export function isWhole({ metric, numerator, denominator }: PassPart): boolean {
  return numerator !== undefined && (denominator !== undefined || denominatorOf(metric) === undefined);
}

export const literal = (text: string): string => pg.escapeLiteral(text);
