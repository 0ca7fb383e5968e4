import type { Measure, Metric } from "../metric.ts";

/** A definition as plain data, for readers and for `readDefinition`. What it lacks is absent; nothing is null. */
export type DefinitionDocument = Readonly<Record<string, unknown>>;

/** What is absent is left out: the parts of a definition are there or not. */
export function present(parts: Readonly<Record<string, unknown>>): DefinitionDocument {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function measureDocument({ of, cohort, where, amount, currency }: Measure): DefinitionDocument {
  return present({ recordKind: of.code, cohort, where, amount, currency });
}

/** What a version of a metric counts, in the order in which it is read: everything that its numbers follow from. */
export function definitionDocument(metric: Metric): DefinitionDocument {
  const { program, code, of, shape, unit, better, cohort, population, denominator, numerator, amount, currency, per } = metric;
  const { goal, goalCurrency, settlement } = metric;
  return present({
    program,
    metric: code,
    recordKind: of.code,
    shape,
    unit,
    better,
    cohort,
    population,
    denominator,
    numerator,
    amount,
    currency,
    per: per && measureDocument(per),
    goal,
    goalCurrency,
    settlement,
  });
}

/** The definition as JSON text. */
export function definitionJson(metric: Metric): string {
  return JSON.stringify(definitionDocument(metric), null, 2);
}
