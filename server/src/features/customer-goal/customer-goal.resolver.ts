import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import {
  AddCaseStudyInput,
  AddCustomerGoalReadingInput,
  CustomerGoalPayload,
  EndCustomerGoalInput,
  SetCustomerGoalInput,
  WithdrawCaseStudyInput,
  WithdrawCustomerGoalReadingInput,
} from "./customer-goal.inputs.ts";
import { customerGoalLoader, customerGoalPageLoader } from "./customer-goal.loaders.ts";
import type { CustomerGoalState } from "./customer-goal.reader.ts";
import { CustomerGoalConnection, customerGoalFrom, CustomerGoalStateName, CustomerGoalType } from "./customer-goal.type.ts";
import { readGoalChoices } from "./goal-choices.reader.ts";
import { choicesFrom, CustomerGoalChoicesType } from "./goal-choices.type.ts";
import { addCaseStudy, addReading, type Changed, endCustomerGoal, setCustomerGoal, withdraw } from "./record-goal.ts";

async function goalOf(context: RequestContext, dealer: DealerType, id: string): Promise<CustomerGoalType | null> {
  const stored = await context.loader(customerGoalLoader).load({ dealerId: dealer.internalID, id, asOf: dealer.asOf });
  return stored && customerGoalFrom(stored, dealer);
}

/** The goal after a change, or why it was refused. */
async function payloadOf(context: RequestContext, change: Promise<Changed>): Promise<CustomerGoalPayload> {
  try {
    const { dealer, id } = await change;
    return { goal: await goalOf(context, dealer, id), userErrors: [] };
  } catch (error) {
    return { goal: null, userErrors: [userErrorFrom(error)] };
  }
}

@Resolver(() => DealerType)
export class DealerCustomerGoalsResolver {
  @FieldResolver(() => CustomerGoalConnection, {
    description: "What its customers want to reach, by the customers' names, of each the next due first.",
  })
  async customerGoals(
    @Root() dealer: DealerType,
    @Arg("customerID", () => ID, { nullable: true, description: "Only those of the customer with this own id." })
    customerID: string | null | undefined,
    @Arg("state", () => CustomerGoalStateName, { nullable: true, description: "Only those in this state." })
    state: CustomerGoalState | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<CustomerGoalType>> {
    const list = `customer goals ${JSON.stringify([customerID ?? null, state ?? null])}`;
    const page = pageFrom(args, list, ["text", "text", "day", "text"]);
    const { internalID: dealerId, asOf } = dealer;
    const which = { dealerId, asOf, customerId: customerID ?? null, state: state ?? null };
    const stored = await context.loader(customerGoalPageLoader).load({ ...which, ...page });
    return connectionFrom(
      stored.map((goal) => customerGoalFrom(goal, dealer)),
      page,
      ({ customerName, customerID: customer, dueOn, internalID }) => encodeCursor(list, customerName ?? "", customer, dueOn, internalID),
    );
  }

  @FieldResolver(() => CustomerGoalType, {
    nullable: true,
    description: "One of its customers' goals; null where there is none of that id.",
  })
  customerGoal(
    @Root() dealer: DealerType,
    @Arg("id", () => ID, { description: "The goal's own id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalType | null> {
    return goalOf(context, dealer, id);
  }

  @FieldResolver(() => CustomerGoalChoicesType, { description: "What new goals, case studies and agreements can be about." })
  async customerGoalChoices(
    @Root() { internalID, asOf }: DealerType,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<CustomerGoalChoicesType> {
    return choicesFrom(await readGoalChoices(scope, runner, internalID, asOf));
  }

  @Mutation(() => CustomerGoalPayload, {
    nullable: true,
    description: "Records what a customer wants to reach, by staff or the dealer itself.",
  })
  setCustomerGoal(
    @Arg("input", () => SetCustomerGoalInput, { description: "What is to be reached." }) input: SetCustomerGoalInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, setCustomerGoal(context, input));
  }

  @Mutation(() => CustomerGoalPayload, { nullable: true, description: "Closes or drops a customer's goal, by staff or the dealer itself." })
  endCustomerGoal(
    @Arg("input", () => EndCustomerGoalInput, { description: "How it ends." }) input: EndCustomerGoalInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, endCustomerGoal(context, input));
  }

  @Mutation(() => CustomerGoalPayload, {
    nullable: true,
    description: "Records what was measured of a customer's goal, by staff or the dealer itself.",
  })
  addCustomerGoalReading(
    @Arg("input", () => AddCustomerGoalReadingInput, { description: "What was measured." }) input: AddCustomerGoalReadingInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, addReading(context, input));
  }

  @Mutation(() => CustomerGoalPayload, {
    nullable: true,
    description: "Withdraws a reading that was wrong, by staff or the dealer itself. It stays in the record.",
  })
  withdrawCustomerGoalReading(
    @Arg("input", () => WithdrawCustomerGoalReadingInput, { description: "Which, and why." })
    { dealerID, readingID, reason }: WithdrawCustomerGoalReadingInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, withdraw(context, "READING", { dealerID, id: readingID, field: "readingID", reason }));
  }

  @Mutation(() => CustomerGoalPayload, {
    nullable: true,
    description: "Records what a technician or engineer did for a customer's goal, by staff or the dealer itself.",
  })
  addCaseStudy(
    @Arg("input", () => AddCaseStudyInput, { description: "What was understood and done." }) input: AddCaseStudyInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, addCaseStudy(context, input));
  }

  @Mutation(() => CustomerGoalPayload, {
    nullable: true,
    description: "Withdraws a case study that was wrong, by staff or the dealer itself. It stays in the record.",
  })
  withdrawCaseStudy(
    @Arg("input", () => WithdrawCaseStudyInput, { description: "Which, and why." }) {
      dealerID,
      caseStudyID,
      reason,
    }: WithdrawCaseStudyInput,
    @Ctx() context: RequestContext,
  ): Promise<CustomerGoalPayload> {
    return payloadOf(context, withdraw(context, "CASE_STUDY", { dealerID, id: caseStudyID, field: "caseStudyID", reason }));
  }
}
