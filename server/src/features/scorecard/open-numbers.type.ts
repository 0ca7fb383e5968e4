import { Field, Float, ObjectType } from "type-graphql";
import type { Metric } from "../../kpi/metric.ts";
import { type Numbers, type Sufficiency, sufficiencyOf, valueOf } from "../../kpi/results/metric-result.ts";
import { SufficiencyName } from "./metric-result.type.ts";

/** Numbers of a metric that are made from today's records, for whatever period or part of them. */
@ObjectType()
export abstract class OpenNumbersType {
  @Field(() => String, { nullable: true, description: "ISO 4217 code of a result in money; null for any other." })
  currency!: string | null;

  @Field(() => Float, { nullable: true, description: "The value in the metric's unit; unrounded. Null where there is none." })
  value!: number | null;

  @Field(() => Float, { description: "What the counted records come to." })
  numerator!: number;

  @Field(() => Float, {
    nullable: true,
    description: "What that is divided by; of a median, how many numbers it is the middle of. Null for a plain count or sum.",
  })
  denominator!: number | null;

  @Field(() => SufficiencyName, { nullable: true, description: "Whether there are enough records to trust it." })
  sufficiency!: Sufficiency | null;
}

export interface OpenNumbers {
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
}

export function openNumbers(metric: Metric, { numerator, denominator, squares }: OpenNumbers): Numbers {
  return { metric, state: "IN_PROGRESS", numerator, denominator, squares };
}

/** The fields of an `OpenNumbersType`, for the type that adds its own. */
export function openNumbersFrom(metric: Metric, measured: OpenNumbers) {
  const { currency, numerator, denominator } = measured;
  const numbers = openNumbers(metric, measured);
  return {
    currency,
    value: valueOf(numbers),
    numerator: Number(numerator),
    denominator: denominator === null ? null : Number(denominator),
    sufficiency: sufficiencyOf(numbers),
  };
}
