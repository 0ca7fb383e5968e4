import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { Month } from "../../kpi/month.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type QuartilesRow, readStoredQuartiles } from "./quartiles.reader.ts";

interface QuartilesKey {
  readonly program: string;
  readonly month: Month;
  readonly asOf: Date;
}

const groupText = ({ program, asOf }: Omit<QuartilesKey, "month">) => `${program} ${asOf.getTime()}`;
const keyText = (key: QuartilesKey) => `${groupText(key)} ${key.month}`;

/** Quartiles over all dealers of a program's month. */
export const quartilesLoader: LoaderDefinition<QuartilesKey, readonly QuartilesRow[]> = {
  name: "quartiles",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadGrouped(keys, groupText, keyText, async (group) => {
      const [{ program, asOf }] = group;
      const months = group.map(({ month }) => month);
      const rows = await readStoredQuartiles(scope, runner, program, months, asOf);
      return groupBy(rows, (row) => keyText({ program, asOf, month: row.month.slice(0, 7) as Month }));
    });
    return found.map((rows) => rows ?? []);
  },
};
