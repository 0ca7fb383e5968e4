import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { goalInForce, type SetGoal } from "../../kpi/goal-in-force.ts";
import { hasWeeks, type Metric } from "../../kpi/metric.ts";
import { addDays } from "../../kpi/period.ts";
import { ownFirst } from "../../kpi/results/currency.ts";
import { goalMet } from "../../kpi/results/metric-result.ts";
import { Failure } from "../../platform/failure.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { setGoalsLoader } from "../goal/goal.loaders.ts";
import { goalFrom } from "../program/program.type.ts";
import type { Measurement } from "./measure.reader.ts";
import { openNumbers, openNumbersFrom } from "./open-numbers.type.ts";
import { metricOfProgram } from "./result.loaders.ts";
import { loadMeasurements } from "./scorecard.loaders.ts";
import { WeeklyResultType } from "./week.type.ts";
import { WeeksArgs, weeksOf } from "./weeks.inputs.ts";

function metricOfWeeks(program: string, code: string): Metric {
  const metric = metricOfProgram(programOf(program), code);
  if (hasWeeks(metric)) return metric;
  throw new Failure("BAD_USER_INPUT", `${code} is not measured by weeks: it is about whole months.`, { argument: "metrics" });
}

function weeklyResult(metric: Metric, week: DealerPeriod, asOf: Date, measured: Measurement, set: readonly SetGoal[]): WeeklyResultType {
  const { currency, finalAt } = measured;
  const sunday = addDays(week.nextDay, -1);
  const goal = goalInForce(metric, currency, sunday, set)?.goal ?? null;
  return {
    ...openNumbersFrom(metric, measured),
    from: week.firstDay,
    to: sunday,
    metricCode: metric.code,
    goal: goalFrom(goal),
    met: goalMet({ ...openNumbers(metric, measured), goal }),
    settled: finalAt !== null && finalAt <= asOf,
  };
}

@Resolver(() => DealerType)
export class WeekResolver {
  @FieldResolver(() => [WeeklyResultType], {
    description:
      "Metrics by weeks, newest first, from today's records; a week without records is absent. A metric in money has one for each currency, the dealer's own first.",
  })
  async weeklyResults(
    @Root() dealer: DealerType,
    @Args(() => WeeksArgs) args: WeeksArgs,
    @Arg("metrics", () => [String], { description: "Codes of the metrics." }) codes: string[],
    @Ctx() context: RequestContext,
  ): Promise<WeeklyResultType[]> {
    const { internalID, country, currency, asOf } = dealer;
    const { program } = args;
    const periods = weeksOf(dealer, args);
    const metrics = (shortEnough(codes, "metrics") ?? []).map((code) => metricOfWeeks(program, code));
    const goals = { program, dealerId: internalID, country, asOf };
    const results = await Promise.all(
      periods.flatMap((week) =>
        metrics.map(async (metric) => {
          const [measured, set] = await Promise.all([
            loadMeasurements(context, { metric, period: week, asOf }),
            context.loader(setGoalsLoader).load(goals),
          ]);
          return ownFirst(measured, currency).map((each) => weeklyResult(metric, week, asOf, each, set.get(metric.code) ?? []));
        }),
      ),
    );
    return results.flat();
  }
}
