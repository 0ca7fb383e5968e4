import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { readImportMappings, type StoredImportMapping } from "./import-mapping.reader.ts";

interface MappingsKey {
  readonly dealerId: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, asOf }: MappingsKey) => JSON.stringify([dealerId, asOf.getTime()]);

/** The mappings in force: one statement for any number of dealers. */
export const importMappingsLoader: LoaderDefinition<MappingsKey, readonly StoredImportMapping[]> = {
  name: "importMappings",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const dealerIds = [...new Set(group.map(({ dealerId }) => dealerId))];
      return groupBy(await readImportMappings(scope, runner, dealerIds, asOf), ({ dealerId }) => keyText({ dealerId, asOf }));
    });
    return found.map((mappings) => mappings ?? []);
  },
};
