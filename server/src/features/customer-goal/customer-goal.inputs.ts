import { Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { UserErrorType } from "../../graphql/user-error.type.ts";
import { BetterName } from "../program/program.type.ts";
import type { GoalDirection, GoalOutcome } from "./customer-goal.reader.ts";
import { CustomerGoalType, GoalOutcomeName } from "./customer-goal.type.ts";

@InputType("SetCustomerGoalInput", { description: "What a customer wants to reach." })
export class SetCustomerGoalInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The sender's own id of the goal, at most 200 characters: sent again, it changes nothing." })
  goalID!: string;

  @Field(() => ID, { description: "Own id of the customer." })
  customerID!: string;

  @Field(() => String, { description: "What is to be reached, such as output, at most 200 characters." })
  name!: string;

  @Field(() => String, { description: "What its values are told in, in the customer's words, at most 50 characters." })
  unit!: string;

  @Field(() => BetterName, { description: "Which way it gets better." })
  direction!: GoalDirection;

  @Field(() => Float, { description: "Where it begins." })
  baseline!: number;

  @Field(() => Float, { description: "Where it is to come: the baseline or better." })
  target!: number;

  @Field(() => DateScalar, { nullable: true, description: "The day that the baseline is of; left out, today." })
  setOn?: string | null;

  @Field(() => DateScalar, { description: "By which day it is to be reached, not before the day of the baseline." })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: "Who owns it, a person or a role, at most 200 characters." })
  owner?: string | null;
}

@InputType("EndCustomerGoalInput", { description: "How a customer's goal ends. One that has ended stays so." })
export class EndCustomerGoalInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The goal's own id." })
  goalID!: string;

  @Field(() => GoalOutcomeName, { description: "Closed or dropped." })
  outcome!: GoalOutcome;

  @Field(() => String, { nullable: true, description: "Why, at most 1000 characters; of a dropped one it is needed." })
  reason?: string | null;
}

@ObjectType("CustomerGoalPayload", {
  description: "The goal as it is now, with its readings and case studies, or why nothing changed.",
  simpleResolvers: true,
})
export class CustomerGoalPayload {
  @Field(() => CustomerGoalType, { nullable: true, description: "As it is now; null where it was refused." })
  goal!: CustomerGoalType | null;

  @Field(() => [UserErrorType], { description: "Why it was refused; empty where it was not." })
  userErrors!: UserErrorType[];
}

@InputType("AddCustomerGoalReadingInput", { description: "What was measured of a customer's goal." })
export class AddCustomerGoalReadingInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The goal's own id." })
  goalID!: string;

  @Field(() => ID, { description: "The sender's own id of the reading, at most 200 characters: sent again, it changes nothing." })
  readingID!: string;

  @Field(() => DateScalar, { description: "The day it is of: today or an earlier one." })
  readOn!: string;

  @Field(() => Float, { description: "What was measured, in the goal's unit." })
  value!: number;

  @Field(() => String, { nullable: true, description: "What to remember of it, at most 1000 characters." })
  note?: string | null;
}

@InputType("WithdrawCustomerGoalReadingInput", { description: "A reading that was wrong." })
export class WithdrawCustomerGoalReadingInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The reading's own id." })
  readingID!: string;

  @Field(() => String, { description: "Why, at most 1000 characters." })
  reason!: string;
}

@InputType("AddCaseStudyInput", { description: "What a technician or engineer understood of a customer's goal and did for it." })
export class AddCaseStudyInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The goal's own id." })
  goalID!: string;

  @Field(() => ID, { description: "The sender's own id of the case study, at most 200 characters: sent again, it changes nothing." })
  caseStudyID!: string;

  @Field(() => ID, { description: "Own id of the technician or engineer." })
  staffID!: string;

  @Field(() => DateScalar, { description: "The day it was done: today or an earlier one." })
  happenedOn!: string;

  @Field(() => String, { description: "What was understood, at most 2000 characters." })
  understood!: string;

  @Field(() => String, { description: "What was done, at most 2000 characters." })
  done!: string;

  @Field(() => String, { description: "The training principle that was used, at most 200 characters." })
  principle!: string;
}

@InputType("WithdrawCaseStudyInput", { description: "A case study that was wrong." })
export class WithdrawCaseStudyInput {
  @Field(() => ID, { description: "The dealer's own id." })
  dealerID!: string;

  @Field(() => ID, { description: "The case study's own id." })
  caseStudyID!: string;

  @Field(() => String, { description: "Why, at most 1000 characters." })
  reason!: string;
}
