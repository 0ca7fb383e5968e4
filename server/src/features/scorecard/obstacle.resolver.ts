import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { metricOf, programOf } from "../../kpi/catalogue.ts";
import { text } from "../../kpi/texts/texts.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { ObstacleType } from "./obstacle.type.ts";
import { loadResults } from "./result.loaders.ts";

@Resolver(() => MetricResultType)
export class ObstacleResolver {
  @FieldResolver(() => [ObstacleType], {
    description: "Known causes, in the order of the source, where the goal is missed; none where it is met or there is no goal.",
  })
  obstacles(@Root() result: MetricResultType, @Ctx() context: RequestContext): Promise<ObstacleType[]> {
    const { metric, month, subject, met } = result;
    const program = programOf(metric.program);
    const known = met === false ? (metric.obstacles ?? []) : [];
    return Promise.all(
      known.map(async ({ code, evidence }) => {
        const [measured] =
          evidence === undefined ? [] : await loadResults(context, { program, month, subject }, [metricOf(program, evidence)]);
        return { code, text: text(context.language, `obstacle.${code}`), evidence: measured ?? null };
      }),
    );
  }
}
