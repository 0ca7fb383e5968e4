import { Field, ID, ObjectType } from "type-graphql";
import { type GoalChoice, mostChoices } from "./goal-choices.reader.ts";

@ObjectType("CustomerGoalChoice", { description: "A record that a goal can be about, with its name.", simpleResolvers: true })
export class CustomerGoalChoiceType {
  @Field(() => ID, { description: "The record's own id." })
  internalID!: string;

  @Field(() => String, { nullable: true, description: "Its name, of a contract that of its customer; null where none is recorded." })
  name!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of a contract, own id of its customer; null where it was not recorded, and of any other.",
  })
  customerID!: string | null;
}

@ObjectType("CustomerGoalChoices", {
  description: `What new goals, case studies and agreements can be about: of each at most ${mostChoices}, by name.`,
  simpleResolvers: true,
})
export class CustomerGoalChoicesType {
  @Field(() => [CustomerGoalChoiceType], { description: "Customers, but for the dealer itself." })
  customers!: CustomerGoalChoiceType[];

  @Field(() => [CustomerGoalChoiceType], { description: "Technicians and engineers hired by now, also those who have left." })
  technicians!: CustomerGoalChoiceType[];

  @Field(() => [CustomerGoalChoiceType], { description: "Contracts that have not expired." })
  contracts!: CustomerGoalChoiceType[];
}

export function choicesFrom(choices: readonly GoalChoice[]): CustomerGoalChoicesType {
  const of = (kind: GoalChoice["what"]) =>
    choices.filter(({ what }) => what === kind).map(({ id, name, customer_id }) => ({ internalID: id, name, customerID: customer_id }));
  return { customers: of("CUSTOMER"), technicians: of("TECHNICIAN"), contracts: of("CONTRACT") };
}
