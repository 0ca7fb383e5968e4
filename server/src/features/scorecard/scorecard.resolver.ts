import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { shortEnough } from "../../graphql/short-enough.ts";
import { ProgramType, programFrom } from "../program/program.type.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { loadResults, metricOfProgram } from "./result.loaders.ts";
import { MonthlyScorecardType } from "./scorecard.type.ts";

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
    const asked = shortEnough(codes, "metrics")?.map((code) => metricOfProgram(program, code));
    return loadResults(context, scorecard, asked ?? program.metrics);
  }

  @FieldResolver(() => MetricResultType, { description: "The result of one metric." })
  async result(
    @Root() scorecard: MonthlyScorecardType,
    @Arg("metric", () => String, { description: "Code of the metric." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<MetricResultType> {
    const [result] = await loadResults(context, scorecard, [metricOfProgram(scorecard.program, code)]);
    if (!result) throw new Error(`${code} has no result.`);
    return result;
  }
}
