import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { metricOf } from "../../kpi/catalogue.ts";
import type { Metric, MetricShape } from "../../kpi/metric.ts";
import { ProgramType, programFrom, ShapeName } from "../program/program.type.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { loadResults, metricOfProgram } from "./result.loaders.ts";
import { MonthlyScorecardType } from "./scorecard.type.ts";

async function loadResult(context: RequestContext, scorecard: MonthlyScorecardType, metric: Metric): Promise<MetricResultType> {
  const [result] = await loadResults(context, scorecard, [metric]);
  if (!result) throw new Error(`${metric.code} has no result.`);
  return result;
}

@Resolver(() => MonthlyScorecardType)
export class ScorecardResolver {
  @FieldResolver(() => ProgramType, { description: "The program." })
  program(@Root() { program, subject }: MonthlyScorecardType, @Ctx() { language }: RequestContext): ProgramType {
    return programFrom(program, language, subject.asOf);
  }

  @FieldResolver(() => [MetricResultType], {
    description:
      "Results in the order asked for, or of every metric of the program. A metric in money has one for each currency: the dealer's own first, of a sum of dealers that of most of them, then by code.",
  })
  results(
    @Root() scorecard: MonthlyScorecardType,
    @Arg("metrics", () => [String], { nullable: true, description: "Codes of the metrics; left out, all." }) codes:
      | string[]
      | null
      | undefined,
    @Arg("shape", () => ShapeName, { nullable: true, description: "Only metrics of this kind of value; left out, of every kind." }) shape:
      | MetricShape
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ): Promise<MetricResultType[]> {
    const { program } = scorecard;
    const asked = shortEnough(codes, "metrics")?.map((code) => metricOfProgram(program, code)) ?? program.metrics;
    return loadResults(context, scorecard, shape ? asked.filter((metric) => metric.shape === shape) : asked);
  }

  @FieldResolver(() => MetricResultType, { description: "The count of the records that the month is about." })
  cohort(@Root() scorecard: MonthlyScorecardType, @Ctx() context: RequestContext): Promise<MetricResultType> {
    return loadResult(context, scorecard, metricOf(scorecard.program, scorecard.program.cohortMetric));
  }

  @FieldResolver(() => MetricResultType, {
    description: "The result of one metric; of one in money the first of its results, `results` has all.",
  })
  result(
    @Root() scorecard: MonthlyScorecardType,
    @Arg("metric", () => String, { description: "Code of the metric." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<MetricResultType> {
    return loadResult(context, scorecard, metricOfProgram(scorecard.program, code));
  }
}
