import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { printedInstant } from "../../graphql/scalars.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { findMetric, programOf } from "../../kpi/catalogue.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import { metricOfProgram } from "../scorecard/result.loaders.ts";
import { SetBaselineInput, SetBaselinePayload } from "./baseline.inputs.ts";
import { baselinesLoader } from "./baseline.loaders.ts";
import { readBaselineHistory, type StoredBaseline } from "./baseline.reader.ts";
import { BaselineConnection, baselineFrom, BaselineType } from "./baseline.type.ts";
import { setBaseline } from "./set-baseline.ts";

/** One of a metric that the catalogue has no more is not shown. */
function shown(stored: StoredBaseline, language: Language, asOf: Date): BaselineType[] {
  const metric = findMetric(stored.program, stored.metric);
  return metric ? [baselineFrom(metric, stored, language, asOf)] : [];
}

@Resolver(() => DealerType)
export class BaselineResolver {
  @FieldResolver(() => [BaselineType], {
    description: "The baselines in force, in the order of the program's metrics; of a metric in money one for each currency that has one.",
  })
  async baselines(
    @Root() { internalID, asOf }: DealerType,
    @Arg("program", () => ProgramCode, { description: "The program." }) program: string,
    @Ctx() context: RequestContext,
  ): Promise<BaselineType[]> {
    const stored = await context.loader(baselinesLoader).load({ dealerId: internalID, program, asOf });
    return programOf(program).metrics.flatMap((metric) =>
      stored.filter((each) => each.metric === metric.code).map((each) => baselineFrom(metric, each, context.language, asOf)),
    );
  }

  @FieldResolver(() => BaselineConnection, { description: "All baselines ever set, newest first: those in force, and those replaced." })
  async baselineHistory(
    @Root() { internalID, asOf }: DealerType,
    @Arg("program", () => ProgramCode, { description: "The program." }) program: string,
    @Arg("metric", () => String, { nullable: true, description: "Only of the metric with this code." }) metric: string | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner, language }: RequestContext,
  ): Promise<Connection<BaselineType>> {
    const code = metric ? metricOfProgram(programOf(program), metric).code : null;
    const list = `baselines ${program} ${code ?? ""}`;
    const page = pageFrom(args, list, ["instant", "text", "text", "number"]);
    const stored = await readBaselineHistory(scope, runner, { dealerId: internalID, program, metric: code }, asOf, page);
    return connectionFrom(
      stored.flatMap((each) => shown(each, language, asOf)),
      page,
      ({ setAt, metric: { code: of }, currency, number }) => encodeCursor(list, printedInstant(setAt), of, currency ?? "", String(number)),
    );
  }

  @Mutation(() => SetBaselinePayload, {
    nullable: true,
    description:
      "Fixes a metric's result over final months as the point to compare against, by staff or the dealer itself. The one before stays in the record.",
  })
  async setBaseline(
    @Arg("input", () => SetBaselineInput, { description: "What to fix." }) input: SetBaselineInput,
    @Ctx() context: RequestContext,
  ): Promise<SetBaselinePayload> {
    try {
      const [baseline = null] = shown(await setBaseline(context, input), context.language, context.now);
      return { baseline, userErrors: [] };
    } catch (error) {
      return { baseline: null, userErrors: [userErrorFrom(error)] };
    }
  }
}
