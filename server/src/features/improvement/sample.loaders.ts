import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { SampledRow } from "../../kpi/improvement/sampled-units.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { subjectOf } from "../scorecard/dealer-scorecards.resolver.ts";
import type { ReceiptQuery } from "../scorecard/receipt.reader.ts";
import { readSamples } from "./sample.reader.ts";

interface SampleKey {
  readonly dealer: DealerType;
  readonly metric: Metric;
  readonly currency: string | null;
  readonly months: readonly Month[];
}

const keyText = ({ dealer, metric, currency, months }: SampleKey) =>
  JSON.stringify([dealer.internalID, dealer.asOf.getTime(), metricKey(metric), currency, months]);

const queriesOf = ({ dealer, metric, currency, months }: SampleKey): ReceiptQuery[] =>
  months.map((month) => ({ metric, month, currency, subject: subjectOf(dealer) }));

/** The records behind a metric's months, as they are recorded today: one statement for any number of periods. */
export const samplesLoader: LoaderDefinition<SampleKey, readonly SampledRow[]> = {
  name: "samples",
  keyText,
  load: async ({ scope, runner }, keys) => {
    const found = await loadGrouped(
      keys,
      ({ dealer }) => String(dealer.asOf.getTime()),
      keyText,
      async (group) => {
        const asked = group.map((key) => ({ key: keyText(key), queries: queriesOf(key) }));
        const [first, ...others] = asked.flatMap(({ queries }) => queries);
        const answers = first ? await readSamples(scope, runner, [first, ...others]) : [];
        let next = 0;
        return new Map(
          asked.map(({ key, queries }) => {
            const rows = answers.slice(next, next + queries.length).flat();
            next += queries.length;
            return [key, rows] as const;
          }),
        );
      },
    );
    return found.map((rows) => rows ?? []);
  },
};
