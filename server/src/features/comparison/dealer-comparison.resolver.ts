import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { scorecardOfDealer } from "../scorecard/dealer-scorecards.resolver.ts";
import type { MetricResultType } from "../scorecard/metric-result.type.ts";
import { loadResults } from "../scorecard/result.loaders.ts";
import { ScorecardArgs } from "../scorecard/scorecard.inputs.ts";
import { quartilesLoader } from "./comparison.loaders.ts";
import { MetricComparisonType, quarterOf, quartilesFrom } from "./comparison.type.ts";
import type { QuartilesRow } from "./quartiles.reader.ts";

function comparisonOf(result: MetricResultType, rows: readonly QuartilesRow[]): MetricComparisonType {
  const row = rows.find(({ metric, currency }) => metric === result.metricCode && currency === (result.currency ?? ""));
  const quartiles = quartilesFrom(row);
  const isCompared = result.state === "FINAL" && result.sufficiency !== "TOO_FEW";
  return { result, quartiles, quarter: quartiles && isCompared && result.value !== null ? quarterOf(result.value, quartiles) : null };
}

@Resolver(() => DealerType)
export class DealerComparisonResolver {
  @FieldResolver(() => [MetricComparisonType], { description: "The dealer's results of one month among those of all dealers." })
  async comparison(
    @Root() dealer: DealerType,
    @Args(() => ScorecardArgs) { program: code, month }: ScorecardArgs,
    @Ctx() context: RequestContext,
  ): Promise<MetricComparisonType[]> {
    const program = programOf(code);
    const [results, rows] = await Promise.all([
      loadResults(context, scorecardOfDealer(program, month, dealer), program.metrics),
      context.loader(quartilesLoader).load({ program: code, month, asOf: dealer.asOf }),
    ]);
    return results.map((result) => comparisonOf(result, rows));
  }
}
