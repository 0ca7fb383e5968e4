import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Program } from "../../kpi/metric.ts";
import type { RecordedNeeds } from "../../kpi/readiness.ts";
import { readRecordedNeeds } from "./recorded-needs.reader.ts";

interface RecordedKey {
  readonly program: Program;
  readonly dealerId: string;
  readonly asOf: Date;
}

/** What a dealer has recorded of all that a program looks at. */
export const recordedNeedsLoader: LoaderDefinition<RecordedKey, RecordedNeeds> = {
  name: "recordedNeeds",
  keyText: ({ program, dealerId, asOf }) => `${program.code} ${asOf.getTime()} ${dealerId}`,
  load: async ({ scope, runner }, keys) => {
    const recorded = await loadGrouped(
      keys,
      ({ program, asOf }) => `${program.code} ${asOf.getTime()}`,
      ({ dealerId }) => dealerId,
      ([first, ...rest]) =>
        readRecordedNeeds(
          scope,
          runner,
          first.program,
          [first, ...rest].map(({ dealerId }) => dealerId),
          first.asOf,
        ),
    );
    return recorded.map((needs) => needs ?? new Map());
  },
};
