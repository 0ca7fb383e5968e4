import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { type PlanKey, readPlanComparisons, type StoredPlanComparison } from "./plan-comparison.reader.ts";

interface PlanKeyAsOf extends PlanKey {
  readonly asOf: Date;
}

const keyText = ({ dealerId, plan, asOf }: PlanKeyAsOf) => JSON.stringify([dealerId, plan, asOf.getTime()]);

/** How plans' metrics changed elsewhere: one statement for any number of plans. */
export const planComparisonLoader: LoaderDefinition<PlanKeyAsOf, StoredPlanComparison | null> = {
  name: "planComparison",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const stored = await readPlanComparisons(scope, runner, group, asOf);
      return new Map(stored.map((each) => [keyText({ ...each, asOf }), each] as const));
    });
    return found.map((comparison) => comparison ?? null);
  },
};
