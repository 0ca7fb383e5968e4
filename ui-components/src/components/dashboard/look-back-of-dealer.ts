import { ask } from "../../data/ask.ts";
import { firstMonthOperation } from "../../data/look-back-operations.ts";
import { readPages } from "../../data/pages.ts";
import type { Asking } from "./asking.ts";
import type { LookBack } from "./as-of-panel.ts";

/** Back to the first month that a dealer has anything of, on its clocks. */
export function lookBackOfDealer({ client, dealer, program, language }: Asking, opened: boolean): LookBack {
  return {
    opened,
    subject: `${dealer} ${program}`,
    range: async (signal) => {
      const today = client.lookingAt(null);
      const read = async (after: string | null) => {
        const { data, failure } = await ask(today, firstMonthOperation, { dealer, program, after }, { language, signal });
        return { data: data?.dealer ?? null, failure };
      };
      const { data, failure } = await readPages(read, () => false);
      const month = data?.list.nodes.at(-1)?.month;
      return { data: data && { timeZone: data.timeZone, from: month === undefined ? null : `${month}-01` }, failure };
    },
  };
}
