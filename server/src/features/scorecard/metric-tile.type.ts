import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { MetricDefinitionType } from "../program/program.type.ts";
import { MetricResultType } from "./metric-result.type.ts";

@ObjectType("DateRange", { description: "Calendar days, both included.", simpleResolvers: true })
export class DateRangeType {
  @Field(() => DateScalar, { description: "First day." })
  from!: string;

  @Field(() => DateScalar, { description: "Last day." })
  to!: string;
}

@ObjectType("MetricTile", {
  description: "A metric's newest final result with its own range of dates: the ranges of a program's tiles differ.",
  simpleResolvers: true,
})
export class MetricTileType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => MetricResultType, { nullable: true, description: "The newest final result; null before the first." })
  result!: MetricResultType | null;

  @Field(() => DateRangeType, { nullable: true, description: "The cohort dates the result covers; null before the first." })
  range!: DateRangeType | null;

  @Field(() => MetricResultType, {
    nullable: true,
    description: "How many records the month is about, such as opportunities assigned; null before the first result.",
  })
  cohort!: MetricResultType | null;

  @Field(() => [MetricResultType], { description: "The metric's last final months, oldest first, up to 12." })
  bars!: MetricResultType[];
}
