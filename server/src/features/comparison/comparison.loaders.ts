import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Month } from "../../kpi/month.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type QuartilesRow, readStoredQuartiles } from "./quartiles.reader.ts";

interface QuartilesKey {
  readonly program: string;
  readonly month: Month;
}

const keyText = ({ program, month }: QuartilesKey) => `${program} ${month}`;

/** Quartiles over all dealers of a program's month. */
export const quartilesLoader: LoaderDefinition<QuartilesKey, readonly QuartilesRow[]> = {
  name: "quartiles",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadGrouped(
      keys,
      ({ program }) => program,
      keyText,
      async (group) => {
        const [{ program }] = group;
        const months = group.map(({ month }) => month);
        const rows = await readStoredQuartiles(scope, runner, program, months);
        return groupBy(rows, (row) => keyText({ program, month: row.month.slice(0, 7) as Month }));
      },
    );
    return found.map((rows) => rows ?? []);
  },
};
