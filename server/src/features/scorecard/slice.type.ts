import { Field, ObjectType, registerEnumType } from "type-graphql";
import { programs } from "../../kpi/catalogue.ts";
import { slicesOf } from "../../kpi/metric.ts";
import type { Interval } from "../../kpi/statistics/interval.ts";
import { IntervalType } from "./metric-result.type.ts";
import { OpenNumbersType } from "./open-numbers.type.ts";

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
export class MetricSliceType extends OpenNumbersType {
  @Field(() => String, { nullable: true, description: "The value, such as a model or a technician's id; null for records without one." })
  key!: string | null;

  @Field(() => IntervalType, { nullable: true, description: "95 % interval of a share or a score; null without a value." })
  interval!: Interval | null;
}
