import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { programs } from "../../kpi/catalogue.ts";
import { slicesOf } from "../../kpi/metric.ts";
import type { Interval } from "../../kpi/statistics/wilson-interval.ts";
import type { Sufficiency } from "../../kpi/results/metric-result.ts";
import { IntervalType, SufficiencyName } from "./metric-result.type.ts";

const fields = [...new Set(programs.flatMap(({ metrics }) => metrics.flatMap((metric) => [...slicesOf(metric)])))].toSorted();

/** What results can be cut by: `ASSET_MODEL` for the field `asset_model`. */
export const SliceName: Readonly<Record<string, string>> = Object.fromEntries(
  fields.map((field) => [field.replace(/_id$/, "").toUpperCase(), field]),
);
registerEnumType(SliceName, {
  name: "SliceBy",
  description: "What a metric's results can be cut by.",
  valuesConfig: Object.fromEntries(
    Object.entries(SliceName).map(([name, field]) => [
      name,
      { description: `The records' ${field.replace(/_id$/, "").replaceAll("_", " ")}.` },
    ]),
  ),
});

@ObjectType("MetricSlice", {
  description: "A metric of one month for the records that have one value, from today's records; never published.",
  simpleResolvers: true,
})
export class MetricSliceType {
  @Field(() => String, { nullable: true, description: "The value, such as a model or a technician's id; null for records without one." })
  key!: string | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code where the metric is in money." })
  currency!: string | null;

  @Field(() => Float, { nullable: true, description: "The value in the metric's unit; unrounded. Null where there is none." })
  value!: number | null;

  @Field(() => Float, { description: "What the counted records come to." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "What that is divided by; null for a plain count or sum." })
  denominator!: number | null;

  @Field(() => SufficiencyName, { nullable: true, description: "Whether there are enough records to trust it." })
  sufficiency!: Sufficiency | null;

  @Field(() => IntervalType, { nullable: true, description: "95 % Wilson interval of a share; null without a value." })
  interval!: Interval | null;
}
