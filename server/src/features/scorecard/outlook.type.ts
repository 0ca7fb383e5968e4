import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeScalar } from "../../graphql/scalars.ts";
import type { ExpectedFrom } from "../../kpi/results/expected-share.ts";
import type { GoalOutlook } from "../../kpi/results/outlook-range.ts";

const GoalReachName = { SURE: "SURE", POSSIBLE: "POSSIBLE", OUT_OF_REACH: "OUT_OF_REACH" } as const;
registerEnumType(GoalReachName, {
  name: "GoalReach",
  description: "Whether a goal can still be met, of the records that there are.",
  valuesConfig: {
    SURE: { description: "It is met, whatever becomes of what is open." },
    POSSIBLE: { description: "It hangs on what is still open." },
    OUT_OF_REACH: { description: "It is missed, whatever becomes of what is open." },
  },
});

const ExpectedFromName = { DEALER: "DEALER", ALL_DEALERS: "ALL_DEALERS" } as const;
registerEnumType(ExpectedFromName, {
  name: "ExpectedFrom",
  description: "Whose finished months an expectation is from.",
  valuesConfig: {
    DEALER: { description: "The dealer's own." },
    ALL_DEALERS: { description: "All dealers', of months behind which at least five stand, counting all that the reader sees as one." },
  },
});

@ObjectType("GoalOutlook", { description: "What it takes to meet the goal in force.", simpleResolvers: true })
export class GoalOutlookType {
  @Field(() => GoalReachName, { description: "Whether it can still be met." })
  state!: GoalOutlook["state"];

  @Field(() => Int, {
    nullable: true,
    description:
      "How many of the `of` must end up counted, of a goal of at most so much not counted, whichever they are and whatever becomes of the others. Null unless possible, and where that alone is not enough.",
  })
  needed!: number | null;

  @Field(() => Int, { description: "How many open records can still end up counted." })
  of!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The earliest of the last instants at which one of these can change; null unless possible.",
  })
  firstBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The same in the reader's language; null where `needed` is null and the goal is possible.",
  })
  sentence!: string | null;
}

@ObjectType("Outlook", {
  description: "What an open share can still become: what is recorded stays, and only what has not happened yet can come.",
  simpleResolvers: true,
})
export class OutlookType {
  @Field(() => Float, { nullable: true, description: "The least it can become; null where it cannot come to have a value." })
  least!: number | null;

  @Field(() => Float, { nullable: true, description: "The most it can become; null where it cannot come to have a value." })
  most!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "What it is expected to become, from how records of finished months ended that were open at the same age; null where those are fewer than 25, and without a value.",
  })
  expected!: number | null;

  @Field(() => ExpectedFromName, {
    nullable: true,
    description:
      "Whose finished months that is from: all dealers' as soon as the dealer's own are too few for any of its records. Null where nothing is open.",
  })
  expectedFrom!: ExpectedFrom | null;

  @Field(() => Int, {
    description:
      "How many records can still come to count, to count no more, or to be left out; of a share of different things, how many of those.",
  })
  open!: number;

  @Field(() => Boolean, {
    description: "Whether the month's records are all there: before the month has ended, everything said here is of those there are.",
  })
  cohortComplete!: boolean;

  @Field(() => GoalOutlookType, { nullable: true, description: "What it takes to meet the goal; null without a goal or a value." })
  toGoal!: GoalOutlookType | null;
}
