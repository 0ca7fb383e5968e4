import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { slicesOf } from "../../kpi/metric.ts";
import { Failure } from "../../platform/failure.ts";
import { MetricDefinitionType } from "../program/program.type.ts";
import { MetricResultType } from "./metric-result.type.ts";
import { checkSliceable, sliceFrom } from "./metric-slice.ts";
import { sliceLoader } from "./receipt.loaders.ts";
import { MetricSliceType, SliceName } from "./slice.type.ts";

const mostSlices = 100;

@Resolver(() => MetricResultType)
export class SliceResolver {
  @FieldResolver(() => [MetricSliceType], {
    description:
      "Today's records cut by a field of theirs, the slices with most records first, scores in their order. A metric of records without the field is refused.",
  })
  async slices(
    @Root() { metric, month, currency, subject }: MetricResultType,
    @Arg("by", () => SliceName, { description: "The field to cut by." }) field: string,
    @Arg("first", () => Int, { defaultValue: 20, description: `How many at most, 1 to ${mostSlices}.` }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<MetricSliceType[]> {
    if (first < 1 || first > mostSlices) {
      throw new Failure("BAD_USER_INPUT", `\`first\` is ${first}; expected 1 to ${mostSlices}.`, { argument: "first" });
    }
    checkSliceable(metric, field);
    const slices = await context.loader(sliceLoader).load({ metric, month, currency, subject, field, first });
    return slices.map((slice) => sliceFrom(metric, slice));
  }
}

@Resolver(() => MetricDefinitionType)
export class SliceableResolver {
  @FieldResolver(() => [SliceName], { description: "What its results can be cut by; nothing where its records have no such field." })
  sliceBy(@Root() { metric }: MetricDefinitionType): readonly string[] {
    return slicesOf(metric);
  }
}
