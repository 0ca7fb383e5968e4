import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { Metric, Program } from "../../kpi/metric.ts";
import { Failure } from "../../platform/failure.ts";
import { ProgramType, programFrom } from "../program/program.type.ts";
import { MetricResultType, metricResultFrom } from "./metric-result.type.ts";
import { loadDealerResults, loadGroupResults } from "./result.loaders.ts";
import { MonthlyScorecardType } from "./scorecard.type.ts";

function metricOf(program: Program, code: string): Metric {
  const metric = program.metrics.find((candidate) => candidate.code === code);
  if (metric) return metric;
  const known = program.metrics.map((candidate) => candidate.code).join(", ");
  throw new Failure("BAD_USER_INPUT", `${program.code} has no metric ${JSON.stringify(code)}; expected one of ${known}.`, {
    argument: "metric",
  });
}

@Resolver(() => MonthlyScorecardType)
export class ScorecardResolver {
  @FieldResolver(() => ProgramType, { description: "The program." })
  program(@Root() { program }: MonthlyScorecardType, @Ctx() { language }: RequestContext): ProgramType {
    return programFrom(program, language);
  }

  @FieldResolver(() => [MetricResultType], { description: "Results in the order asked for, or of every metric of the program." })
  results(
    @Root() scorecard: MonthlyScorecardType,
    @Arg("metrics", () => [String], { nullable: true, description: "Codes of the metrics; left out, all." }) codes:
      | string[]
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ): Promise<MetricResultType[]> {
    const { program } = scorecard;
    return loadResults(context, scorecard, codes ? codes.map((code) => metricOf(program, code)) : program.metrics);
  }

  @FieldResolver(() => MetricResultType, { description: "The result of one metric." })
  async result(
    @Root() scorecard: MonthlyScorecardType,
    @Arg("metric", () => String, { description: "Code of the metric." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<MetricResultType> {
    const [result] = await loadResults(context, scorecard, [metricOf(scorecard.program, code)]);
    if (!result) throw new Error(`${code} has no result.`);
    return result;
  }
}

async function loadResults(
  context: RequestContext,
  { program, month, subject }: MonthlyScorecardType,
  metrics: readonly Metric[],
): Promise<MetricResultType[]> {
  const [timeZone] = subject.timeZones;
  const results =
    subject.dealerId === null || timeZone === undefined
      ? await loadGroupResults(context, subject, month, metrics)
      : await loadDealerResults(context, { program, month, dealerId: subject.dealerId, timeZone, asOf: subject.asOf }, metrics);
  return results.map((result) => metricResultFrom(result, subject));
}
