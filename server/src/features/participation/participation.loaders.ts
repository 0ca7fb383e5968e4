import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type ParticipationChangeRow, type ParticipationRow, readParticipation, readParticipationChanges } from "./participation.reader.ts";

interface DealerAsOf {
  readonly dealerId: string;
  readonly asOf: Date;
}

const keyText = ({ dealerId, asOf }: DealerAsOf) => `${asOf.getTime()} ${dealerId}`;
const idsOf = (group: readonly DealerAsOf[]) => group.map(({ dealerId }) => dealerId);

/** What decides whether a dealer takes part; null where it may not be seen. */
export const participationLoader: LoaderDefinition<DealerAsOf, ParticipationRow | null> = {
  name: "participation",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const rows = await readParticipation(scope, runner, idsOf(group), asOf);
      return new Map(rows.map((row) => [keyText({ dealerId: row.dealer_id, asOf }), row] as const));
    });
    return found.map((row) => row ?? null);
  },
};

/** What was set of a dealer's taking part, newest first. */
export const participationChangesLoader: LoaderDefinition<DealerAsOf, readonly ParticipationChangeRow[]> = {
  name: "participationChanges",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadAsOf(keys, keyText, async (group, asOf) => {
      const rows = await readParticipationChanges(scope, runner, idsOf(group), asOf);
      return groupBy(rows, (row) => keyText({ dealerId: row.dealer_id, asOf }));
    });
    return found.map((rows) => rows ?? []);
  },
};
