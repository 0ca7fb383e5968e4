import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { metricOf, programOf } from "../../kpi/catalogue.ts";
import { metricsOfStep } from "../../kpi/funnel.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import { addDays } from "../../kpi/period.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { FunnelStepType, funnelStepsFrom, WeeklyFunnelType } from "./funnel.type.ts";
import { loadNumbers } from "./result.loaders.ts";
import { loadMeasurements } from "./scorecard.loaders.ts";
import { MonthlyScorecardType } from "./scorecard.type.ts";
import { WeeksArgs, weeksOf } from "./weeks.inputs.ts";

function metricsOfFunnel(program: Program): Metric[] {
  return [...new Set((program.funnel ?? []).flatMap(metricsOfStep))].map((code) => metricOf(program, code));
}

@Resolver(() => MonthlyScorecardType)
export class MonthlyFunnelResolver {
  @FieldResolver(() => [FunnelStepType], {
    description:
      "The steps that the month's records took, in their order, as its results count them; none where the program has no funnel.",
  })
  async funnel(@Root() scorecard: MonthlyScorecardType, @Ctx() context: RequestContext): Promise<FunnelStepType[]> {
    const { program } = scorecard;
    const results = await loadNumbers(context, scorecard, metricsOfFunnel(program));
    return funnelStepsFrom(program, new Map(results.map((result) => [result.metric.code, result])), context.language);
  }
}

@Resolver(() => DealerType)
export class WeeklyFunnelResolver {
  @FieldResolver(() => [WeeklyFunnelType], {
    description:
      "The program's funnel by weeks, newest first, from today's records; a week without records is absent, and so is every week of a program without a funnel.",
  })
  async weeklyFunnels(
    @Root() dealer: DealerType,
    @Args(() => WeeksArgs) args: WeeksArgs,
    @Ctx() context: RequestContext,
  ): Promise<WeeklyFunnelType[]> {
    const { asOf } = dealer;
    const program = programOf(args.program);
    const metrics = metricsOfFunnel(program);
    const funnelOf = async (week: DealerPeriod): Promise<WeeklyFunnelType[]> => {
      const measured = (await Promise.all(metrics.map((metric) => loadMeasurements(context, { metric, period: week, asOf })))).flat();
      if (measured.length === 0) return [];
      const steps = funnelStepsFrom(program, new Map(measured.map((each) => [each.metric.code, each])), context.language);
      const settled = measured.every(({ finalAt }) => finalAt !== null && finalAt <= asOf);
      return [{ from: week.firstDay, to: addDays(week.nextDay, -1), settled, steps }];
    };
    return (await Promise.all(weeksOf(dealer, args).map(funnelOf))).flat();
  }
}
