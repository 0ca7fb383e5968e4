import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { countsAgain } from "../../kpi/improvement/plan-months.ts";
import { addsUp, periodNumbers } from "../../kpi/improvement/period-numbers.ts";
import { denominatorOf, type Metric } from "../../kpi/metric.ts";
import { monthOf } from "../../kpi/month.ts";
import { goalMet, type MetricResult, type ResultState, valueOf } from "../../kpi/results/metric-result.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { samplesLoader } from "../improvement/sample.loaders.ts";
import { goalFrom, metricDefinitionFrom } from "../program/program.type.ts";
import { subjectOf } from "../scorecard/dealer-scorecards.resolver.ts";
import { loadNumbers } from "../scorecard/result.loaders.ts";
import type { OutcomeAgreementType, OutcomeGoalType, OutcomeMetricType, OutcomeReportType } from "./agreement.type.ts";
import { customerGoalLoader, readingsLoader } from "./customer-goal.loaders.ts";
import { customerGoalFrom } from "./customer-goal.type.ts";
import { pointFrom } from "./goal-record.type.ts";
import { monthsWithin } from "./period-months.ts";
import { progressOf, reaches } from "./progress.ts";

async function outcomeOf(context: RequestContext, agreement: OutcomeAgreementType, id: string): Promise<OutcomeGoalType[]> {
  const { dealer, since, until } = agreement;
  const { internalID: dealerId, asOf } = dealer;
  const newest = (upTo: string) =>
    context.loader(readingsLoader).load({ dealerId, goalId: id, until: upTo, withdrawn: false, first: 1, after: undefined, asOf });
  const [goal, [atStart], [atEnd]] = await Promise.all([
    context.loader(customerGoalLoader).load({ dealerId, id, asOf }),
    newest(since),
    newest(until),
  ]);
  if (!goal) return [];
  const latest = atEnd && atEnd.readOn > since ? { value: atEnd.value, on: atEnd.readOn } : null;
  const start = atStart ? { value: Number(atStart.value), on: atStart.readOn } : { value: Number(goal.baseline), on: goal.setOn };
  return [
    {
      goal: customerGoalFrom(goal, dealer),
      start,
      latest: pointFrom(latest),
      progressAtStart: progressOf(goal, atStart?.value ?? goal.baseline),
      progress: latest && progressOf(goal, latest.value),
      reached: latest && reaches(goal, latest.value),
    },
  ];
}

function stateOf(results: readonly MetricResult[], value: number | null): ResultState {
  if (results.length === 0) return "NO_DATA";
  if (results.some(({ state }) => state === "IN_PROGRESS")) return "IN_PROGRESS";
  return value === null ? "UNDEFINED" : "FINAL";
}

/** Months of one metric and currency, oldest first, taken together. */
async function totalOf(context: RequestContext, dealer: DealerType, results: readonly MetricResult[]): Promise<OutcomeMetricType[]> {
  const told = results.filter(({ state }) => state !== "NO_DATA");
  const newest = told.at(-1) ?? results.at(-1);
  if (!newest) return [];
  const { metric, currency } = newest;
  const comparable = told.filter((result) => result.metric.version === metric.version);
  const taken = countsAgain(metric) ? comparable.slice(-1) : comparable;
  const months = taken.map(({ month }) => month);
  const rows = addsUp(metric) || months.length === 0 ? [] : await context.loader(samplesLoader).load({ dealer, metric, currency, months });
  const numbers = periodNumbers(metric, taken, rows);
  const total = { ...numbers, metric, state: stateOf(taken, 0) };
  const value = valueOf(total);
  // What adds up month by month is not held against the goal of one.
  const goal = denominatorOf(metric) === undefined ? null : newest.goal;
  return [
    {
      metric: metricDefinitionFrom(metric, context.language, subjectOf(dealer)),
      currency,
      state: stateOf(taken, value),
      value,
      numerator: Number(numbers.numerator),
      denominator: numbers.denominator === null ? null : Number(numbers.denominator),
      months,
      openMonths: taken.filter(({ state }) => state === "IN_PROGRESS").map(({ month }) => month),
      goal: goalFrom(goal),
      met: goalMet({ ...total, goal }),
    },
  ];
}

/** A program's metrics over the months of a report. */
export async function outcomeMetricsOf(
  context: RequestContext,
  { agreement: { dealer }, program, months }: OutcomeReportType,
): Promise<OutcomeMetricType[]> {
  const subject = subjectOf(dealer);
  const byMonth = await Promise.all(months.map((month) => loadNumbers(context, { program, month, subject }, program.metrics)));
  const ofMetric = groupBy(byMonth.flat(), ({ metric }) => metric.code);
  const inCurrencies = (metric: Metric) => [...groupBy(ofMetric.get(metric.code) ?? [], ({ currency }) => currency ?? "").values()];
  const totals = await Promise.all(program.metrics.flatMap(inCurrencies).map((results) => totalOf(context, dealer, results)));
  return totals.flat();
}

/** How far an agreement's goals came in its period. */
export async function outcomesOf(context: RequestContext, { agreement }: OutcomeReportType): Promise<OutcomeGoalType[]> {
  const goals = await Promise.all(agreement.stored.goalIds.map((id) => outcomeOf(context, agreement, id)));
  return goals.flat();
}

/** An agreement's report as of the instant that its dealer is looked at. */
export function outcomeReportFrom(agreement: OutcomeAgreementType, program: string): OutcomeReportType {
  const { dealer, since, until } = agreement;
  return { agreement, program: programOf(program), months: monthsWithin(since, until, monthOf(dealer.asOf, dealer.timeZone)) };
}
