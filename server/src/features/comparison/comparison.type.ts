import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { MetricDefinitionType } from "../program/program.type.ts";
import { MetricResultType } from "../scorecard/metric-result.type.ts";
import { fewestDealers } from "./fewest-dealers.ts";
import type { QuartilesRow } from "./quartiles.reader.ts";

@ObjectType("Quartiles", {
  description:
    "How dealers' final results of a month lie, each dealer counting once. Results on too few records, and those without a value, are left out.",
  simpleResolvers: true,
})
export class QuartilesType {
  @Field(() => Int, { description: "How many dealers stand behind them." })
  dealers!: number;

  @Field(() => Float, { description: "A quarter of the results lie below, in the metric's unit." })
  lower!: number;

  @Field(() => Float, { description: "Half of the results lie below." })
  median!: number;

  @Field(() => Float, { description: "Three quarters of the results lie below." })
  upper!: number;
}

const QuarterName = { LOWEST: "LOWEST", SECOND: "SECOND", THIRD: "THIRD", HIGHEST: "HIGHEST" } as const;
export type Quarter = keyof typeof QuarterName;
registerEnumType(QuarterName, {
  name: "Quarter",
  description: "Where a value lies among dealers' results, whichever way is better.",
  valuesConfig: {
    LOWEST: { description: "Below the lower quartile." },
    SECOND: { description: "From the lower quartile to below the median." },
    THIRD: { description: "From the median to below the upper quartile." },
    HIGHEST: { description: "At the upper quartile or above." },
  },
});

@ObjectType("MetricQuartiles", { description: "How dealers' results of one metric lie.", simpleResolvers: true })
export class MetricQuartilesType {
  @Field(() => MetricDefinitionType, { description: "The metric." })
  metric!: MetricDefinitionType;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of results in money; null for any other." })
  currency!: string | null;

  @Field(() => QuartilesType, {
    nullable: true,
    description: `Null where no dealer has a result to compare; for who is no staff, where fewer than ${fewestDealers} have.`,
  })
  quartiles!: QuartilesType | null;
}

@ObjectType("MetricComparison", { description: "A dealer's result among those of all dealers.", simpleResolvers: true })
export class MetricComparisonType {
  @Field(() => MetricResultType, { description: "The dealer's own result." })
  result!: MetricResultType;

  @Field(() => QuartilesType, {
    nullable: true,
    description: `Over all dealers, as of the last publication; null where fewer than ${fewestDealers} stand behind them, counting all that the reader sees as one. As of a past instant, null where a result of the month was published since: the quartiles before are not kept.`,
  })
  quartiles!: QuartilesType | null;

  @Field(() => QuarterName, {
    nullable: true,
    description: "Where the dealer's result lies; null without quartiles, and for a result that is open, has no value or too few records.",
  })
  quarter!: Quarter | null;
}

@ObjectType("DealerResult", { description: "A dealer with its result, in a list of dealers.", simpleResolvers: true })
export class DealerResultType {
  @Field(() => DealerType, { description: "The dealer." })
  dealer!: DealerType;

  @Field(() => MetricResultType, { description: "Its result." })
  result!: MetricResultType;

  /** Decimal text: part of the cursor. */
  exactValue!: string;
}

export const DealerResultConnection = connectionType("DealerResult", () => DealerResultType);

export const DealerResultOrderName = { HIGHEST_FIRST: "HIGHEST_FIRST", LOWEST_FIRST: "LOWEST_FIRST" } as const;
registerEnumType(DealerResultOrderName, {
  name: "DealerResultOrder",
  description: "The order of a list of dealers' results.",
  valuesConfig: { HIGHEST_FIRST: { description: "The highest value first." }, LOWEST_FIRST: { description: "The lowest value first." } },
});

export function quartilesFrom(row: QuartilesRow | undefined): QuartilesType | null {
  if (!row) return null;
  const { dealers, lower, median, upper } = row;
  return lower === null || median === null || upper === null ? null : { dealers, lower, median, upper };
}

export function quarterOf(value: number, { lower, median, upper }: QuartilesType): Quarter {
  if (value < lower) return "LOWEST";
  if (value < median) return "SECOND";
  return value < upper ? "THIRD" : "HIGHEST";
}
