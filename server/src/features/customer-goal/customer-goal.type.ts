import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateScalar, DateTimeScalar } from "../../graphql/scalars.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { BetterName } from "../program/program.type.ts";
import type { CustomerGoalState, GoalDirection, GoalEnd, GoalOutcome, StoredGoal } from "./customer-goal.reader.ts";
import { progressOf, reaches } from "./progress.ts";
import { RecordedType } from "./recorded.type.ts";

export const GoalOutcomeName = { CLOSED: "CLOSED", DROPPED: "DROPPED" } as const satisfies Record<GoalOutcome, GoalOutcome>;
registerEnumType(GoalOutcomeName, {
  name: "CustomerGoalOutcome",
  description: "How a customer's goal can end.",
  valuesConfig: {
    CLOSED: { description: "It is over: reached, or what came of it is settled." },
    DROPPED: { description: "It was given up, with a reason." },
  },
});

export const CustomerGoalStateName = { OPEN: "OPEN", CLOSED: "CLOSED", DROPPED: "DROPPED" } as const satisfies Record<
  CustomerGoalState,
  CustomerGoalState
>;
registerEnumType(CustomerGoalStateName, {
  name: "CustomerGoalState",
  description: "How it stands with a customer's goal.",
  valuesConfig: {
    OPEN: { description: "It goes on." },
    CLOSED: { description: "It is over: reached, or what came of it is settled." },
    DROPPED: { description: "It was given up, with a reason." },
  },
});

@ObjectType("CustomerGoalEnd", { description: "How a goal ended.", simpleResolvers: true })
export class CustomerGoalEndType implements GoalEnd {
  @Field(() => GoalOutcomeName, { description: "Closed or dropped." })
  outcome!: GoalOutcome;

  @Field(() => String, { nullable: true, description: "Why; null where nothing was said, which of a dropped one is never so." })
  reason!: string | null;

  @Field(() => String, { description: "Who ended it." })
  endedBy!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  endedAt!: string;
}

@ObjectType("CustomerGoal", {
  description: "What a customer wants to reach, in its own figures, such as pieces a month. Its terms never change.",
  simpleResolvers: true,
})
export class CustomerGoalType extends RecordedType {
  @Field(() => ID, { description: "The goal's own id; unique among the dealer's customer goals." })
  internalID!: string;

  @Field(() => ID, { description: "Own id of the customer." })
  customerID!: string;

  @Field(() => String, { nullable: true, description: "Name of the customer; null where none is recorded." })
  customerName!: string | null;

  @Field(() => String, { description: "What is to be reached, such as output." })
  name!: string;

  @Field(() => String, { description: "What its values are told in, in the customer's words." })
  unit!: string;

  @Field(() => BetterName, { description: "Which way it gets better." })
  direction!: GoalDirection;

  @Field(() => Float, { description: "Where it began." })
  baseline!: number;

  @Field(() => Float, { description: "Where it is to come." })
  target!: number;

  @Field(() => DateScalar, { description: "The day that the baseline is of." })
  setOn!: string;

  @Field(() => DateScalar, { description: "By which day it is to be reached." })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: "Who owns it, a person or a role; null where that was not said." })
  owner!: string | null;

  @Field(() => CustomerGoalStateName, { description: "How it stands." })
  state!: CustomerGoalState;

  @Field(() => CustomerGoalEndType, { nullable: true, description: "How it ended; null while it goes on." })
  end!: GoalEnd | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The newest reading less the baseline, over the target less the baseline: 0 at the baseline, 1 at the target, below or beyond them less or more. Null without a reading, and where target and baseline are the same.",
  })
  progress!: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the newest reading is at the target or better; null without a reading." })
  reached!: boolean | null;

  @Field(() => Boolean, { description: "Whether it goes on past its due day without the newest reading at the target or better." })
  overdue!: boolean;

  stored!: StoredGoal;
  dealer!: DealerType;
}

export function customerGoalFrom(stored: StoredGoal, dealer: DealerType): CustomerGoalType {
  const { latest, end } = stored;
  const reached = latest === null ? null : reaches(stored, latest);
  return {
    internalID: stored.id,
    customerID: stored.customerId,
    customerName: stored.customerName,
    name: stored.name,
    unit: stored.unit,
    direction: stored.direction,
    baseline: Number(stored.baseline),
    target: Number(stored.target),
    setOn: stored.setOn,
    dueOn: stored.dueOn,
    owner: stored.owner,
    state: end?.outcome ?? "OPEN",
    end,
    progress: latest === null ? null : progressOf(stored, latest),
    reached,
    overdue: end === null && reached !== true && stored.today > stored.dueOn,
    recordedBy: stored.recordedBy,
    recordedAt: stored.recordedAt,
    stored,
    dealer,
  };
}

export const CustomerGoalConnection = connectionType("CustomerGoal", () => CustomerGoalType);
