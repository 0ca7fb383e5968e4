import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition, RequestContext } from "../../graphql/request-context.ts";
import { metricOf, programOf } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { groupBy } from "../../platform/group-by.ts";
import { isoInstant } from "../../graphql/scalars.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import { type CompletenessKey, readCompleteness } from "./completeness.reader.ts";
import { type HistorySpan, readHistorySpans } from "./history-span.reader.ts";
import { type Measurement, type PlacementCounts, readMeasurements, readPlacements } from "./measure.reader.ts";
import { type PublishedResult, readEditions, readNewestFinal, readPublishedMonths } from "./published-result.reader.ts";

interface ProgramKey {
  readonly program: string;
  readonly dealerId: string;
  readonly asOf: Date;
}

const programAsOf = ({ program, asOf }: Omit<ProgramKey, "dealerId">) => `${program} ${asOf.getTime()}`;
const dealerAsOf = (key: ProgramKey) => `${programAsOf(key)} ${key.dealerId}`;

/** From when to when a dealer has a history in a program; null without records. */
export const historySpanLoader: LoaderDefinition<ProgramKey, HistorySpan | null> = {
  name: "historySpan",
  keyText: dealerAsOf,
  load: async ({ scope, runner }, keys) => {
    const spans = await loadGrouped(keys, programAsOf, dealerAsOf, async (group) => {
      const [{ program: code, asOf }] = group;
      const program = programOf(code);
      const dealerIds = group.map(({ dealerId }) => dealerId);
      const found = await readHistorySpans(scope, runner, metricOf(program, program.cohortMetric), dealerIds, asOf);
      return new Map(group.map((key) => [dealerAsOf(key), found.get(key.dealerId) ?? null]));
    });
    return spans.map((span) => span ?? null);
  },
};

type MonthKey = ProgramKey & { readonly month: Month };
const monthKeyText = (key: MonthKey) => `${dealerAsOf(key)} ${key.month}`;

type MetricsOfMonthKey = MonthKey & { readonly metrics: readonly string[] };

/** The published ones of some metrics of a dealer's month, by code, one for each currency. */
export const publishedMonthLoader: LoaderDefinition<MetricsOfMonthKey, ReadonlyMap<string, readonly PublishedResult[]>> = {
  name: "publishedMonth",
  keyText: (key) => `${monthKeyText(key)} ${key.metrics.join(" ")}`,
  load: async ({ scope, runner }, keys) => {
    const months = await loadGrouped(keys, programAsOf, monthKeyText, async (group) => {
      const [{ program, asOf }] = group;
      const metrics = [...new Set(group.flatMap((key) => key.metrics))];
      const rows = await readPublishedMonths(scope, runner, program, metrics, group, asOf);
      const found = groupBy(rows, (row) => monthKeyText({ ...row, program, asOf }));
      return new Map(group.map((key) => [monthKeyText(key), groupBy(found.get(monthKeyText(key)) ?? [], ({ metric }) => metric)] as const));
    });
    return months.map((month) => month ?? new Map());
  },
};

type ResultKey = MonthKey & { readonly metric: string; readonly currency: string | null };
const resultKeyText = (key: ResultKey) => `${monthKeyText(key)} ${key.metric} ${key.currency ?? ""}`;

/** The published editions of a result, newest first. */
export const editionsLoader: LoaderDefinition<ResultKey, readonly PublishedResult[]> = {
  name: "editions",
  keyText: resultKeyText,
  load: async ({ scope, runner }, keys) => {
    const results = await loadGrouped(keys, programAsOf, resultKeyText, async (group) => {
      const [{ program, asOf }] = group;
      const found = new Map<string, PublishedResult[]>(group.map((key) => [resultKeyText(key), []]));
      for (const row of await readEditions(scope, runner, program, group, asOf))
        found.get(resultKeyText({ ...row, program, asOf }))?.push(row);
      return found;
    });
    return results.map((rows) => rows ?? []);
  },
};

/** The most bars a tile shows. */
export const mostBars = 12;

/** A dealer's newest final results of the metrics that have tiles, and of the cohort's count, newest first. */
export const newestFinalLoader: LoaderDefinition<ProgramKey, readonly PublishedResult[]> = {
  name: "newestFinal",
  keyText: dealerAsOf,
  load: async ({ scope, runner }, keys) => {
    const results = await loadGrouped(keys, programAsOf, dealerAsOf, async (group) => {
      const [{ program, asOf }] = group;
      const { tiles, cohortMetric } = programOf(program);
      const dealerIds = group.map(({ dealerId }) => dealerId);
      const found = new Map<string, PublishedResult[]>(group.map((key) => [dealerAsOf(key), []]));
      for (const row of await readNewestFinal(scope, runner, program, [...tiles, cohortMetric], dealerIds, mostBars, asOf)) {
        found.get(dealerAsOf({ program, asOf, dealerId: row.dealerId }))?.push(row);
      }
      return found;
    });
    return results.map((rows) => rows ?? []);
  },
};

export interface MeasureKey {
  readonly metric: Metric;
  readonly period: DealerPeriod;
  readonly asOf: Date;
}

/** Rows tell a period by its first day; a month and a week may begin on the same one. */
export const askedTogether = ({ period, asOf }: MeasureKey) => `${period.unit} ${asOf.getTime()}`;

const periodText = (metric: Pick<Metric, "program" | "code" | "version">, dealerId: string, firstDay: string, together: string) =>
  `${metricKey(metric)} ${dealerId} ${firstDay} ${together}`;
export const measureKeyText = (key: MeasureKey) => periodText(key.metric, key.period.dealerId, key.period.firstDay, askedTogether(key));

/** What today's records give, one measurement a currency; none where there are none. One statement for all metrics, dealers and periods. */
export const measurementLoader: LoaderDefinition<MeasureKey, readonly Measurement[]> = {
  name: "measurement",
  keyText: measureKeyText,
  load: async (context, keys) => {
    const measured = await loadGrouped(keys, askedTogether, measureKeyText, async (group) => {
      const [first] = group;
      const rows = await readMeasurements(context.scope, context.runner, metricsOf(group), periodsOf(group), first.asOf);
      return groupBy(rows, ({ metric, dealerId, firstDay }) => periodText(metric, dealerId, firstDay, askedTogether(first)));
    });
    return measured.map((rows) => rows ?? []);
  },
};

export function metricsOf(keys: readonly MeasureKey[]): Metric[] {
  return [...new Set(keys.map(({ metric }) => metric))];
}

export function periodsOf(keys: readonly MeasureKey[]): DealerPeriod[] {
  return [...new Map(keys.map(({ period }) => [`${period.firstDay} ${period.dealerId}`, period])).values()];
}

const nothing: PlacementCounts = { COUNTED: 0, NOT_COUNTED: 0, LEFT_OUT: 0 };

/** How many of today's records stand in each place of a metric: one statement for all metrics, dealers and periods. */
export const placementsLoader: LoaderDefinition<MeasureKey, PlacementCounts> = {
  name: "placements",
  keyText: measureKeyText,
  load: async ({ scope, runner }, keys) => {
    const counts = await loadGrouped(keys, askedTogether, measureKeyText, async (group) => {
      const [first] = group;
      const placed = await readPlacements(scope, runner, metricsOf(group), periodsOf(group), first.asOf);
      return new Map(
        placed.map(({ metric, dealerId, firstDay, counts: each }) => [periodText(metric, dealerId, firstDay, askedTogether(first)), each]),
      );
    });
    return counts.map((each) => each ?? nothing);
  },
};

/** A dealer's measurements of one metric and month or week, one a currency. */
export function loadMeasurements(context: RequestContext, key: MeasureKey): Promise<readonly Measurement[]> {
  return context.loader(measurementLoader).load(key);
}

const completenessKeyText = ({ dealerId, recordKind }: CompletenessKey) => `${recordKind} ${dealerId}`;

/** Up to when a dealer's records of a kind are known to be there; null where they follow the clock. */
export const completenessLoader: LoaderDefinition<CompletenessKey, string | null> = {
  name: "completeness",
  keyText: completenessKeyText,
  load: async ({ scope, runner }, keys) => {
    const rows = await readCompleteness(scope, runner, keys);
    const found = new Map(
      rows.map((row) => [completenessKeyText({ dealerId: row.dealer_id, recordKind: row.record_kind }), row.complete_through]),
    );
    return keys.map((key) => isoInstant(found.get(completenessKeyText(key)) ?? null));
  },
};
