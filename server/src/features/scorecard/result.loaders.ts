import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition, RequestContext } from "../../graphql/request-context.ts";
import { asComputed } from "../../kpi/definition-versions.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { ownFirst } from "../../kpi/results/currency.ts";
import { finalResult, goalOfMonth, openResult } from "../../kpi/results/assemble-result.ts";
import type { MetricResult } from "../../kpi/results/metric-result.ts";
import { Failure } from "../../platform/failure.ts";
import { groupBy } from "../../platform/group-by.ts";
import { monthCell } from "../../storage/kpi/cohort-sql.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { setGoalsLoader } from "../goal/goal.loaders.ts";
import { type GroupNumbers, readGroupResults } from "./group.reader.ts";
import { type MetricResultType, metricResultFrom } from "./metric-result.type.ts";
import type { DealerGroupType, MonthlyScorecardType } from "./scorecard.type.ts";
import { loadMeasurements, publishedMonthLoader } from "./scorecard.loaders.ts";

interface DealerMonthKey {
  readonly program: Program;
  readonly month: Month;
  readonly dealerId: string;
  readonly country: string | null;
  readonly timeZone: string;
  readonly currency: string | null;
  readonly asOf: Date;
}

/** Metrics of a dealer's month: as published where they are, from today's records where they are not. */
async function loadDealerResults(context: RequestContext, key: DealerMonthKey, metrics: readonly Metric[]): Promise<MetricResult[]> {
  const { program, month, dealerId, country, timeZone, currency, asOf } = key;
  const codes = metrics.map(({ code }) => code);
  const published = await context.loader(publishedMonthLoader).load({ program: program.code, dealerId, month, asOf, metrics: codes });
  const anyOpen = metrics.some((metric) => !published.has(metric.code) || metric.currency !== undefined);
  const goals = anyOpen ? context.loader(setGoalsLoader).load({ program: program.code, dealerId, country, asOf }) : undefined;
  const period = monthCell(dealerId, month, timeZone);
  const results = await Promise.all(
    metrics.map(async (metric) => {
      const editions = published.get(metric.code);
      const final = ownFirst(editions ?? [], currency).map((numbers) =>
        finalResult(asComputed(metric, numbers.edition.definitionVersion), month, numbers),
      );
      if (editions && metric.currency === undefined) return final;
      const [measured, set] = await Promise.all([loadMeasurements(context, { metric, period, asOf }), goals]);
      // Money in a currency that was not there when the others became final is not lost.
      const late = editions && measured.filter((numbers) => final.every((result) => result.currency !== numbers.currency));
      const numbers = late ?? (measured.length === 0 ? [undefined] : ownFirst(measured, currency));
      const open = numbers.map((each) => openResult(metric, month, period, each, currency, set?.get(metric.code) ?? []));
      return [...final, ...open];
    }),
  );
  return results.flat();
}

interface GroupKey {
  readonly selection: DealerSelection;
  readonly timeZones: readonly string[];
  readonly asOf: Date;
  readonly month: Month;
  readonly metric: Metric;
}

const groupText = ({ selection, asOf, metric }: GroupKey) => `${metric.program} ${asOf.getTime()} ${JSON.stringify(selection)}`;
const groupKeyText = (key: GroupKey) => `${groupText(key)} ${key.month} ${key.metric.code}`;

/** Metrics of sums of dealers: one statement for all months and metrics of one selection and program. */
const groupResultLoader: LoaderDefinition<GroupKey, readonly GroupNumbers[]> = {
  name: "groupResult",
  keyText: groupKeyText,
  load: async ({ scope, runner }, keys) => {
    const results = await loadGrouped(keys, groupText, groupKeyText, async (group) => {
      const [{ selection, timeZones, asOf }] = group;
      const months = [...new Set(group.map(({ month }) => month))];
      const metrics = [...new Set(group.map(({ metric }) => metric))];
      const read = await readGroupResults(scope, runner, { selection, timeZones, asOf, months, metrics });
      return groupBy(read, ({ month, metric }) => groupKeyText({ selection, timeZones, asOf, month, metric }));
    });
    return results.map((result) => result ?? new Error("A sum of dealers was not computed."));
  },
};

/**
 * Metrics of a sum of dealers and one month, held against the goal that all parts were published with; an open one, or one of
 * different goals, against that of everybody, or of the country that all of the dealers are in: what one was given is not asked of all.
 */
async function loadGroupResults(
  context: RequestContext,
  { selection, country, timeZones, asOf }: Pick<DealerGroupType, "selection" | "country" | "timeZones" | "asOf">,
  program: Program,
  month: Month,
  metrics: readonly Metric[],
): Promise<MetricResult[]> {
  const [goals, results] = await Promise.all([
    context.loader(setGoalsLoader).load({ program: program.code, dealerId: null, country, asOf }),
    Promise.all(metrics.map((metric) => context.loader(groupResultLoader).load({ selection, timeZones, asOf, month, metric }))),
  ]);
  return results.flat().map(({ publishedGoal, ...result }) => ({
    ...result,
    goal:
      publishedGoal === undefined ? goalOfMonth(result.metric, result.currency, month, goals.get(result.metric.code) ?? []) : publishedGoal,
  }));
}

/** A metric that a caller named; refused with the codes there are. */
export function metricOfProgram(program: Program, code: string): Metric {
  const metric = program.metrics.find((candidate) => candidate.code === code);
  if (metric) return metric;
  const known = program.metrics.map((candidate) => candidate.code).join(", ");
  throw new Failure("BAD_USER_INPUT", `${program.code} has no metric ${JSON.stringify(code)}; expected one of ${known}.`, {
    argument: "metric",
  });
}

/** What metrics of a scorecard come to, in their order. */
export function loadNumbers(
  context: RequestContext,
  { program, month, subject }: Pick<MonthlyScorecardType, "program" | "month" | "subject">,
  metrics: readonly Metric[],
): Promise<MetricResult[]> {
  const { dealerId } = subject;
  const [timeZone] = subject.timeZones;
  return dealerId === null || timeZone === undefined
    ? loadGroupResults(context, subject, program, month, metrics)
    : loadDealerResults(context, { ...subject, program, month, timeZone, dealerId }, metrics);
}

/** Results of a scorecard, in the order of the metrics; one in money has a result for each currency, the dealer's own first, for a sum that of most dealers. */
export async function loadResults(
  context: RequestContext,
  scorecard: Pick<MonthlyScorecardType, "program" | "month" | "subject">,
  metrics: readonly Metric[],
): Promise<MetricResultType[]> {
  const results = await loadNumbers(context, scorecard, metrics);
  return results.map((result) => metricResultFrom(result, scorecard.subject));
}
