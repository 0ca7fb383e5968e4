import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { readBaselinesInForce, type StoredBaseline } from "./baseline.reader.ts";

interface BaselinesKey {
  readonly dealerId: string;
  readonly program: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, program, asOf }: BaselinesKey) => JSON.stringify([dealerId, program, asOf.getTime()]);
const each = (values: readonly string[]): string[] => [...new Set(values)];

/** The baselines in force of a dealer's program: one statement for any number of them. */
export const baselinesLoader: LoaderDefinition<BaselinesKey, readonly StoredBaseline[]> = {
  name: "baselines",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const dealerIds = each(group.map(({ dealerId }) => dealerId));
      const stored = await readBaselinesInForce(scope, runner, dealerIds, each(group.map(({ program }) => program)), asOf);
      return groupBy(stored, ({ dealerId, program }) => keyText({ dealerId, program, asOf }));
    });
    return found.map((baselines) => baselines ?? []);
  },
};
