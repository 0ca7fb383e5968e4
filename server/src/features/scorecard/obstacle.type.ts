import { Field, ObjectType } from "type-graphql";
import { MetricResultType } from "./metric-result.type.ts";

@ObjectType("Obstacle", { description: "A known cause for missing a goal.", simpleResolvers: true })
export class ObstacleType {
  @Field(() => String, { description: "Stable code of the cause, for programs." })
  code!: string;

  @Field(() => String, { description: "The cause in words, in the reader's language." })
  text!: string;

  @Field(() => MetricResultType, {
    nullable: true,
    description:
      "Where another metric measures the cause: its result for the same month. Missed speaks for the cause, met against it. Null where none does.",
  })
  evidence!: MetricResultType | null;
}
