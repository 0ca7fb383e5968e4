import { Field, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../graphql/connection.ts";
import { lead } from "../service-records/kinds/lead.ts";
import type { LeadCounts } from "./lead-list.reader.ts";
import { LeadStepName, leadStepNames } from "./lead-step.ts";

@ObjectType("LeadStepCount", { description: "How many leads of a month have a step, and how many wait for it.", simpleResolvers: true })
export class LeadStepCountType {
  @Field(() => LeadStepName, { description: "The step." })
  step!: LeadStepName;

  @Field(() => Int, { description: "How many have it recorded, whenever it was." })
  recorded!: number;

  @Field(() => Int, { description: "How many have the step before it recorded and not this one; of Contact, how many have none." })
  waiting!: number;
}

export function leadStepCountsFrom(counts: LeadCounts | null): LeadStepCountType[] {
  return leadStepNames.map((step, index) => ({
    step,
    recorded: counts?.recorded[index] ?? 0,
    waiting: counts?.waiting[index] ?? 0,
  }));
}

export const LeadConnection = connectionType("Lead", () => lead.type);
