import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { readSinceResults, type SinceKey, type SinceResult } from "./since-results.reader.ts";

interface SinceKeyAsOf extends SinceKey {
  readonly asOf: Date;
}

const keyText = ({ dealerId, program, metric, definitionVersion, from, until, asOf }: SinceKeyAsOf) =>
  JSON.stringify([dealerId, program, metric, definitionVersion, from, until, asOf.getTime()]);

/** A metric's final results from a month on: one statement for any number of plans. */
export const sinceResultsLoader: LoaderDefinition<SinceKeyAsOf, readonly SinceResult[]> = {
  name: "sinceResults",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const answers = await readSinceResults(scope, runner, group, asOf);
      return new Map(group.map((key, index) => [keyText(key), answers[index] ?? []] as const));
    });
    return found.map((results) => results ?? []);
  },
};
