import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateTimeScalar, MonthScalar } from "../../graphql/scalars.ts";
import type { Month } from "../../kpi/month.ts";
import type { GoalCrossing, PreviewTotals, ValueChange } from "../../kpi/results/preview-cell.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { GoalType, MetricDefinitionType } from "../program/program.type.ts";
import type { Preview } from "./preview.reader.ts";

const GoalCrossingName = { NEWLY_MET: "NEWLY_MET", NEWLY_MISSED: "NEWLY_MISSED" } as const satisfies Record<GoalCrossing, GoalCrossing>;
registerEnumType(GoalCrossingName, {
  name: "GoalCrossing",
  description: "How a verdict on a goal changes.",
  valuesConfig: { NEWLY_MET: { description: "Missed before, met after." }, NEWLY_MISSED: { description: "Met before, missed after." } },
});

const ValueChangeName = { WON: "WON", LOST: "LOST" } as const satisfies Record<ValueChange, ValueChange>;
registerEnumType(ValueChangeName, {
  name: "ValueChange",
  description: "Whether there is a value at all.",
  valuesConfig: { WON: { description: "None before, one after." }, LOST: { description: "One before, none after." } },
});

@ObjectType("DefinitionFault", { description: "What is wrong with a definition that was given as JSON.", simpleResolvers: true })
export class DefinitionFaultType {
  @Field(() => String, { description: "Where, such as numerator.conditions[1].window; blank for the whole." })
  path!: string;

  @Field(() => String, { nullable: true, description: "What stands there, as JSON, shortened; null where nothing does." })
  value!: string | null;

  @Field(() => String, { description: "What was expected, in English." })
  message!: string;
}

@ObjectType("DefinitionPreviewTotals", { description: "How much a version moves.", simpleResolvers: true })
export class DefinitionPreviewTotalsType implements PreviewTotals {
  @Field(() => Int, { description: "Dealers with a month that was looked at." })
  dealers!: number;

  @Field(() => Int, {
    description: "Dealers' months looked at: those with records of either version or a published result, one for each currency.",
  })
  months!: number;

  @Field(() => Int, { description: "Dealers with a month that moves." })
  dealersMoved!: number;

  @Field(() => Int, { description: "Months that move." })
  moved!: number;

  @Field(() => Int, { description: "Months that miss their goal before and meet it after." })
  newlyMet!: number;

  @Field(() => Int, { description: "Months that meet their goal before and miss it after." })
  newlyMissed!: number;

  @Field(() => Int, { description: "Months without a value before and with one after." })
  valuesWon!: number;

  @Field(() => Int, { description: "Months with a value before and without one after." })
  valuesLost!: number;

  @Field(() => Int, { description: "Of the months that move, those published: they stay as they are until they are restated." })
  final!: number;

  @Field(() => Int, {
    description: "Published months whose records have changed since, by the version that they were published by: no work of the new one.",
  })
  recordsChanged!: number;
}

@ObjectType("DefinitionNumbers", { description: "What a version gives for a dealer's month.", simpleResolvers: true })
export class DefinitionNumbersType {
  @Field(() => Float, { nullable: true, description: "In the metric's unit, unrounded; null where there is none." })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "What is divided, or the plain number; null where it is about no record." })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: "What it is divided by; null where it is divided by nothing, or about no record." })
  denominator!: number | null;

  @Field(() => GoalType, {
    nullable: true,
    description: "The goal in force on the month's last day; of a published month the one it was published with. Null without one.",
  })
  goal!: GoalType | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the goal is met, on the exact numbers; null without a goal or a value." })
  met!: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When nothing can change it any more; null where that never comes." })
  finalAt!: string | null;
}

@ObjectType("DefinitionPublished", { description: "A month's published result, as it stands.", simpleResolvers: true })
export class DefinitionPublishedType {
  @Field(() => Int, { description: "Version of the definition that it was published by." })
  version!: number;

  @Field(() => Float, { description: "What was divided, or the plain number." })
  numerator!: number;

  @Field(() => Float, { nullable: true, description: "What it was divided by; null where it is divided by nothing." })
  denominator!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether today's records give something else by that version: a difference of the records, not of the definition. Null where this release does not have that version.",
  })
  recordsChanged!: boolean | null;
}

@ObjectType("DefinitionMove", {
  description: "A dealer's month that another version moves, both measured on today's records.",
  simpleResolvers: true,
})
export class DefinitionMoveType {
  @Field(() => DealerType, { description: "The dealer." })
  dealer!: DealerType;

  @Field(() => MonthScalar, { description: "The month." })
  month!: Month;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of a metric in money; null for any other." })
  currency!: string | null;

  @Field(() => DefinitionNumbersType, { description: "By the version in force." })
  before!: DefinitionNumbersType;

  @Field(() => DefinitionNumbersType, { description: "By the other version." })
  after!: DefinitionNumbersType;

  @Field(() => Float, { nullable: true, description: "The value after less the one before; null where either has none." })
  difference!: number | null;

  @Field(() => GoalCrossingName, { nullable: true, description: "How the verdict on the goal changes; null where it does not." })
  crossing!: GoalCrossing | null;

  @Field(() => ValueChangeName, { nullable: true, description: "Whether a value is won or lost; null where neither is." })
  valueChange!: ValueChange | null;

  @Field(() => DefinitionPublishedType, { nullable: true, description: "What is published; null for an open month." })
  published!: DefinitionPublishedType | null;
}

export const DefinitionMoveConnection = connectionType("DefinitionMove", () => DefinitionMoveType);

@ObjectType("DefinitionPreview", {
  description: "What another version of a metric's definition would move, before it is in force. Nothing is stored.",
  simpleResolvers: true,
})
export class DefinitionPreviewType {
  @Field(() => MetricDefinitionType, { description: "The metric, by the version in force." })
  metric!: MetricDefinitionType;

  @Field(() => Int, {
    nullable: true,
    description: "Which version of the catalogue it is held against; null for a definition that is tried out.",
  })
  version!: number | null;

  @Field(() => [DefinitionFaultType], { description: "Everything wrong with the definition given; empty where it was measured." })
  faults!: readonly DefinitionFaultType[];

  @Field(() => DefinitionPreviewTotalsType, { nullable: true, description: "How much it moves; null where the definition has faults." })
  totals!: PreviewTotals | null;

  @Field(() => MonthScalar, { description: "The oldest month looked at." })
  from!: Month;

  @Field(() => MonthScalar, { description: "The newest month looked at." })
  to!: Month;

  @Field(() => DateTimeScalar, { description: "The instant that the records were looked at." })
  asOf!: string;

  preview!: Preview;
}
