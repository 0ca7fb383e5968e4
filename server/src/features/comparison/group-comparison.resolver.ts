import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { Failure } from "../../platform/failure.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { dealerFrom } from "../dealer/dealer.type.ts";
import { metricDefinitionFrom, nobody } from "../program/program.type.ts";
import { scorecardOfDealer } from "../scorecard/dealer-scorecards.resolver.ts";
import { loadResults, metricOfProgram } from "../scorecard/result.loaders.ts";
import { ScorecardArgs } from "../scorecard/scorecard.inputs.ts";
import { DealerGroupType } from "../scorecard/scorecard.type.ts";
import { DealerResultsArgs } from "./comparison.inputs.ts";
import { DealerResultConnection, DealerResultType, MetricQuartilesType, quartilesFrom } from "./comparison.type.ts";
import { type DealerValueRow, readDealersByValue, readGroupQuartiles } from "./quartiles.reader.ts";

/** Values in different currencies have no order. */
function currencyOf({ code, currency: field }: Metric, currency: string | null | undefined): string | null {
  if (field === undefined) return null;
  if (currency) return currency;
  throw new Failure("BAD_USER_INPUT", `${code} is in money; expected the ISO 4217 code of a currency.`, { argument: "currency" });
}

@Resolver(() => DealerGroupType)
export class GroupComparisonResolver {
  @FieldResolver(() => [MetricQuartilesType], {
    description: "How the dealers' final results of one month lie: each metric and currency of which there is one.",
  })
  async quartiles(
    @Root() { selection, asOf }: DealerGroupType,
    @Args(() => ScorecardArgs) { program: code, month }: ScorecardArgs,
    @Ctx() { scope, runner, language }: RequestContext,
  ): Promise<MetricQuartilesType[]> {
    const { metrics } = programOf(code);
    const rows = await readGroupQuartiles(scope, runner, { selection, program: code, month, asOf }, metrics);
    return metrics.flatMap((metric) =>
      rows
        .filter((row) => row.metric === metric.code)
        .map((row) => ({
          metric: metricDefinitionFrom(metric, language, nobody(asOf)),
          currency: currencyFromStored(row.currency),
          quartiles: quartilesFrom(row),
        })),
    );
  }

  @FieldResolver(() => DealerResultConnection, {
    description:
      "The dealers in the order of their final results of a metric; results on too few records, and those without a value, are left out.",
  })
  async dealerResults(
    @Root() { selection, asOf }: DealerGroupType,
    @Args(() => DealerResultsArgs) args: DealerResultsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<DealerResultType>> {
    const { program, month, order } = args;
    const metric = metricOfProgram(programOf(program), args.metric);
    const currency = currencyOf(metric, args.currency);
    const list = `dealer results ${program} ${metric.code} ${currency ?? ""} ${month} ${order}`;
    const page = pageFrom(args, list, ["number", "text"]);
    const group = { selection, program, month, asOf };
    const rows = await readDealersByValue(context.scope, context.runner, group, { metric, currency, order }, page);
    const results = await Promise.all(rows.map((row) => dealerResult(context, row, metric, currency, group)));
    const found = results.filter((result) => result !== undefined);
    return connectionFrom(found, page, ({ exactValue, dealer }) => encodeCursor(list, exactValue, dealer.internalID));
  }
}

async function dealerResult(
  context: RequestContext,
  { dealer_id, value }: DealerValueRow,
  metric: Metric,
  currency: string | null,
  { program, month, asOf }: Pick<DealerResultsArgs, "program" | "month"> & { readonly asOf: Date },
): Promise<DealerResultType | undefined> {
  const row = await context.loader(dealerLoader).load(dealer_id);
  if (!row) return undefined;
  const dealer = dealerFrom(row, asOf);
  const results = await loadResults(context, scorecardOfDealer(programOf(program), month, dealer), [metric]);
  const result = results.find((each) => each.currency === currency);
  return result && { dealer, result, exactValue: value };
}
