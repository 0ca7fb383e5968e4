import { Field, Float, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, MonthScalar } from "../../graphql/scalars.ts";
import { asComputed } from "../../kpi/definition-versions.ts";
import { isDistinctCount, periodValue } from "../../kpi/improvement/period-numbers.ts";
import { sideValue } from "../../kpi/improvement/plan-report.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { intervalOf } from "../../kpi/results/metric-result.ts";
import type { Interval } from "../../kpi/statistics/interval.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { MetricDefinitionType, metricDefinitionFrom, nobody } from "../program/program.type.ts";
import { IntervalType } from "../scorecard/metric-result.type.ts";
import type { BaselineMonth, StoredBaseline } from "./baseline.reader.ts";

@ObjectType("BaselineMonth", { description: "A month that a baseline was taken from.", simpleResolvers: true })
export class BaselineMonthType implements BaselineMonth {
  @Field(() => MonthScalar, { description: "The month." })
  month!: Month;

  @Field(() => Int, {
    nullable: true,
    description:
      "The published edition: the newest when the baseline was set. Null where the month has a final result in other currencies only.",
  })
  edition!: number | null;
}

@ObjectType("Baseline", {
  description: "A metric's result over some months, fixed to compare against. It stays as it is when its months are restated.",
  simpleResolvers: true,
})
export class BaselineType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of a metric in money; null for any other." })
  currency!: string | null;

  @Field(() => Int, { description: "1 for the first of its metric and currency; each that replaces another adds one." })
  number!: number;

  @Field(() => Float, {
    description:
      "From the summed numerators and denominators; a median or a distinct count from the records of all months. Of a count or a sum, the total.",
  })
  value!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "What a single month is held against: the value, of a count or a sum its average of a month. Null for a distinct count, which grows with the period.",
  })
  monthValue!: number | null;

  @Field(() => Float, { description: "The numerator: of all months together." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "The denominator, of all months together; null for a plain measure." })
  denominator!: number | null;

  @Field(() => Int, { description: "How many records it stands on: those of the denominator, or of a count or a sum those counted." })
  records!: number;

  @Field(() => IntervalType, {
    nullable: true,
    description: "95 % interval of a share or a score, as of a month's result; null for any other.",
  })
  interval!: Interval | null;

  @Field(() => [BaselineMonthType], { description: "The months that it was taken from, oldest first, each with its edition." })
  months!: readonly BaselineMonth[];

  @Field(() => Int, { description: "Version of the definition that the months were computed by." })
  definitionVersion!: number;

  @Field(() => String, { nullable: true, description: "What was noted of it." })
  note!: string | null;

  @Field(() => String, { description: "Who set it." })
  setBy!: string;

  @Field(() => DateTimeScalar, { description: "When it was set." })
  setAt!: string;
}

export function baselineFrom(today: Metric, stored: StoredBaseline, language: Language, asOf: Date): BaselineType {
  const metric = asComputed(today, stored.definitionVersion);
  return {
    metric: metricDefinitionFrom(metric, language, nobody(asOf)),
    currency: stored.currency,
    number: stored.number,
    // One without a value is not set.
    value: periodValue(metric, stored) ?? Number.NaN,
    monthValue: isDistinctCount(metric) ? null : sideValue(metric, { ...stored, months: stored.months.length }),
    numerator: Number(stored.numerator),
    denominator: stored.denominator === null ? null : Number(stored.denominator),
    records: stored.records,
    interval: intervalOf({ ...stored, metric, state: "FINAL" }),
    months: stored.months,
    definitionVersion: stored.definitionVersion,
    note: stored.note,
    setBy: stored.setBy,
    setAt: stored.setAt,
  };
}

export const BaselineConnection = connectionType("Baseline", () => BaselineType);
