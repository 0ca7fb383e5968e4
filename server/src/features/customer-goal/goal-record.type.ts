import { Field, Float, ID, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { DateScalar } from "../../graphql/scalars.ts";
import type { GoalPoint, StoredCaseStudy } from "./case-study.reader.ts";
import type { CustomerGoalType } from "./customer-goal.type.ts";
import type { StoredReading } from "./reading.reader.ts";
import { WithdrawableType } from "./recorded.type.ts";

@ObjectType("CustomerGoalReading", { description: "What was measured of a customer's goal on a day.", simpleResolvers: true })
export class CustomerGoalReadingType extends WithdrawableType {
  @Field(() => ID, { description: "The reading's own id; unique among the dealer's readings." })
  internalID!: string;

  @Field(() => DateScalar, { description: "The day." })
  readOn!: string;

  @Field(() => Float, { description: "What was measured, in the goal's unit." })
  value!: number;

  @Field(() => String, { nullable: true, description: "What is remembered of it; null where nothing is." })
  note!: string | null;
}

export function readingFrom(stored: StoredReading): CustomerGoalReadingType {
  const { id, value, ...others } = stored;
  return { ...others, internalID: id, value: Number(value) };
}

export const CustomerGoalReadingConnection = connectionType("CustomerGoalReading", () => CustomerGoalReadingType);

@ObjectType("CustomerGoalPoint", { description: "A value of a customer's goal, and the day it is of.", simpleResolvers: true })
export class CustomerGoalPointType {
  @Field(() => DateScalar, { description: "The day." })
  on!: string;

  @Field(() => Float, { description: "The value, in the goal's unit." })
  value!: number;
}

export function pointFrom(point: GoalPoint | null): CustomerGoalPointType | null {
  return point && { on: point.on, value: Number(point.value) };
}

@ObjectType("CaseStudy", {
  description: "What a technician or engineer understood of a customer's goal and did for it.",
  simpleResolvers: true,
})
export class CaseStudyType extends WithdrawableType {
  @Field(() => ID, { description: "The case study's own id; unique among the dealer's case studies." })
  internalID!: string;

  @Field(() => ID, { description: "Own id of the technician or engineer." })
  staffID!: string;

  @Field(() => DateScalar, { description: "The day it was done." })
  happenedOn!: string;

  @Field(() => String, { description: "What was understood." })
  understood!: string;

  @Field(() => String, { description: "What was done." })
  done!: string;

  @Field(() => String, { description: "The training principle that was used." })
  principle!: string;

  @Field(() => CustomerGoalPointType, {
    nullable: true,
    description: "The newest reading up to that day, else the baseline; null where that is of a later day.",
  })
  before!: CustomerGoalPointType | null;

  @Field(() => CustomerGoalPointType, { nullable: true, description: "The first reading after that day; null where there is none yet." })
  after!: CustomerGoalPointType | null;

  goal!: CustomerGoalType;
}

export function caseStudyFrom(stored: StoredCaseStudy, goal: CustomerGoalType): CaseStudyType {
  const { id, staffId, dealerId: _dealer, goalId: _goal, before, after, ...others } = stored;
  return { ...others, internalID: id, staffID: staffId, before: pointFrom(before), after: pointFrom(after), goal };
}

export const CaseStudyConnection = connectionType("CaseStudy", () => CaseStudyType);
