import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { connectionFrom, connectionType, type Connection } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { dealerFrom } from "../dealer/dealer.type.ts";
import { scorecardOfDealer } from "../scorecard/dealer-scorecards.resolver.ts";
import { loadResults, metricOfProgram } from "../scorecard/result.loaders.ts";
import { MetricResultType } from "../scorecard/metric-result.type.ts";
import { RestateMetricInput, RestateMetricPayload } from "./restate.inputs.ts";
import { restate } from "./restate.writer.ts";
import { readRestatedRecords } from "./restated-record.reader.ts";
import { RestatedRecordType } from "./restated-record.type.ts";

const RestatedRecordConnection = connectionType("RestatedRecord", () => RestatedRecordType);

@Resolver(() => MetricResultType)
export class RestateResolver {
  @Mutation(() => RestateMetricPayload, {
    nullable: true,
    description: "Staff only: publishes the next edition of a final result from today's records. The editions before are kept.",
  })
  async restateMetric(
    @Arg("input", () => RestateMetricInput, { description: "What to restate." }) input: RestateMetricInput,
    @Ctx() context: RequestContext,
  ): Promise<RestateMetricPayload> {
    const { dealerID, program, metric, month, currency, reason } = input;
    try {
      const { moved } = await restate(
        context.scope,
        context.dataSource,
        { program, metric, month, currency: currency ?? null, reason, dealerId: dealerID, restatedBy: context.viewer.subject },
        context.clock.now(),
      );
      await context.renew();
      return { result: await restatedResult(context, input), movedRecords: moved, userErrors: [] };
    } catch (error) {
      return { result: null, movedRecords: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @FieldResolver(() => RestatedRecordConnection, {
    description: "The records that made the shown edition differ from the one before; none for a first edition.",
  })
  async restatedRecords(
    @Root() { edition, metric, month, currency, subject }: MetricResultType,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<RestatedRecordType>> {
    const page = pageFrom(args, "restated", ["text"]);
    const rows =
      edition && subject.dealerId !== null
        ? await readRestatedRecords(
            scope,
            runner,
            { dealerId: subject.dealerId, program: metric.program, month, metric: metric.code, currency, edition: edition.edition },
            page,
          )
        : [];
    return connectionFrom(rows, page, ({ recordID }) => encodeCursor("restated", recordID));
  }
}

/** Reads what was just published, as of the clock. */
async function restatedResult(
  context: RequestContext,
  { dealerID, program: code, metric, month, currency }: RestateMetricInput,
): Promise<MetricResultType | null> {
  const row = await context.loader(dealerLoader).load(dealerID);
  if (!row) return null;
  const program = programOf(code);
  const scorecard = scorecardOfDealer(program, month, dealerFrom(row, context.clock.now()));
  const results = await loadResults(context, scorecard, [metricOfProgram(program, metric)]);
  return results.find((result) => !currency || result.currency === currency) ?? null;
}
