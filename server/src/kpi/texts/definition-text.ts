import type { Metric } from "../metric.ts";

/** Key of the words that say what a version counts. Those of the first stand without a number: most metrics have no other. */
export function definitionTextKey({ program, code, version }: Pick<Metric, "program" | "code" | "version">): string {
  const key = `metric.${program}.${code}.definition`;
  return version === 1 ? key : `${key}.${version}`;
}
