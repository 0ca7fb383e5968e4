import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { NodeType } from "../../graphql/node.type.ts";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import type { ReceiptList } from "../../storage/kpi/receipt-sql.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import type { MetricResultType } from "./metric-result.type.ts";

const PlacementName = { COUNTED: "COUNTED", NOT_COUNTED: "NOT_COUNTED", LEFT_OUT: "LEFT_OUT", DIVIDED_BY: "DIVIDED_BY" } as const;
registerEnumType(PlacementName, {
  name: "Placement",
  description: "Where a record of the month stands in a metric.",
  valuesConfig: {
    COUNTED: { description: "In the numerator." },
    NOT_COUNTED: { description: "In the denominator, not in the numerator; of a plain count, in the cohort and not counted." },
    LEFT_OUT: { description: "In neither." },
    DIVIDED_BY: { description: "In what a ratio is divided by." },
  },
});

@ObjectType("ReceiptRecord", { description: "One record behind a number, and why it stands where it stands.", simpleResolvers: true })
export class ReceiptRecordType {
  @Field(() => PlacementName, { description: "Where it stands." })
  placement!: ReceiptList;

  @Field(() => DateTimeScalar, {
    description: "The instant that puts it in its month: of a day, its beginning; of what counts in every month, the month's.",
  })
  cohortAt!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "What it adds to a sum, or its number of which a median is the middle, in the metric's unit; null where records are counted.",
  })
  amount!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where different things are counted, such as customers or days: which one it is. Records of one dealer with the same text count once. Null where records are counted or added up, and where it counts in nothing.",
  })
  countedAs!: string | null;

  @Field(() => String, { description: "Why, in one sentence, in the reader's language and on the dealer's clocks." })
  reason!: string;

  @Field(() => String, { description: "Stable code of the reason, for programs." })
  reasonCode!: string;

  @Field(() => NodeType, { description: "The record." })
  record!: NodeType;

  @Field(() => DealerType, { description: "Its dealer." })
  dealer!: DealerType;

  cursor!: string;
}

export const ReceiptRecordConnection = connectionType("ReceiptRecord", () => ReceiptRecordType);

@ObjectType("PlacementCounts", { description: "How many of the month's records stand in each place today.", simpleResolvers: true })
export class PlacementCountsType {
  @Field(() => Int, { description: "In the numerator." })
  counted!: number;

  @Field(() => Int, { description: "In the denominator only." })
  notCounted!: number;

  @Field(() => Int, { description: "In neither." })
  leftOut!: number;

  @Field(() => Int, { nullable: true, description: "Of a ratio: in what it is divided by; null for any other shape." })
  dividedBy!: number | null;
}

@ObjectType("Receipt", {
  description:
    "What a number was made from: the definition in words, and today's records in three lists, both by the version of the definition that it was computed by.",
  simpleResolvers: true,
})
export class ReceiptType {
  @Field(() => String, { description: "What is counted, in words, in the reader's language." })
  definition!: string;

  @Field(() => Int, {
    description:
      "Version of the definition in these words: of a final result the one that it was published by, of an open one the one in force.",
  })
  definitionVersion!: number;

  result!: MetricResultType;
}
