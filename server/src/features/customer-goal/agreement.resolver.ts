import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import type { NodeType } from "../../graphql/node.type.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import { contract } from "../service-records/kinds/customer-care.ts";
import { serviceRecordLoader } from "../service-records/service-record.loaders.ts";
import { AgreeOutcomeInput, OutcomeAgreementPayload, WithdrawOutcomeAgreementInput } from "./agreement.inputs.ts";
import { agreementLoader, agreementPageLoader } from "./agreement.loaders.ts";
import {
  agreementFrom,
  OutcomeAgreementConnection,
  OutcomeAgreementType,
  OutcomeGoalType,
  OutcomeMetricType,
  OutcomeReportType,
} from "./agreement.type.ts";
import { customerGoalLoader } from "./customer-goal.loaders.ts";
import { customerGoalFrom, CustomerGoalType } from "./customer-goal.type.ts";
import { outcomeMetricsOf, outcomeReportFrom, outcomesOf } from "./outcome-report.ts";
import { agreeOutcome, type Changed, withdraw } from "./record-goal.ts";

async function agreementOf(context: RequestContext, dealer: DealerType, id: string): Promise<OutcomeAgreementType | null> {
  const stored = await context.loader(agreementLoader).load({ dealerId: dealer.internalID, id, asOf: dealer.asOf });
  return stored ? agreementFrom(stored, dealer) : null;
}

/** The agreement after a change, or why it was refused. */
async function payloadOf(context: RequestContext, change: Promise<Changed>): Promise<OutcomeAgreementPayload> {
  try {
    const { dealer, id } = await change;
    return { agreement: await agreementOf(context, dealer, id), userErrors: [] };
  } catch (error) {
    return { agreement: null, userErrors: [userErrorFrom(error)] };
  }
}

@Resolver(() => DealerType)
export class DealerAgreementsResolver {
  @FieldResolver(() => OutcomeAgreementConnection, { description: "Its contracts that are tied to goals, the one that begins last first." })
  async outcomeAgreements(
    @Root() dealer: DealerType,
    @Arg("withdrawn", () => Boolean, { defaultValue: false, description: "Whether those that were withdrawn are listed, too." })
    withdrawn: boolean,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<OutcomeAgreementType>> {
    const list = `outcome agreements ${withdrawn}`;
    const page = pageFrom(args, list, ["day", "text"]);
    const { internalID: dealerId, asOf } = dealer;
    const stored = await context.loader(agreementPageLoader).load({ dealerId, withdrawn, asOf, ...page });
    return connectionFrom(
      stored.map((agreement) => agreementFrom(agreement, dealer)),
      page,
      ({ since, internalID }) => encodeCursor(list, since, internalID),
    );
  }

  @FieldResolver(() => OutcomeAgreementType, {
    nullable: true,
    description: "One of its agreements, also where it was withdrawn; null where there is none of that id.",
  })
  outcomeAgreement(
    @Root() dealer: DealerType,
    @Arg("id", () => ID, { description: "The agreement's own id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<OutcomeAgreementType | null> {
    return agreementOf(context, dealer, id);
  }

  @Mutation(() => OutcomeAgreementPayload, {
    nullable: true,
    description: "Ties a contract to goals of its customer, by staff or the dealer itself.",
  })
  agreeOutcome(
    @Arg("input", () => AgreeOutcomeInput, { description: "What is agreed." }) input: AgreeOutcomeInput,
    @Ctx() context: RequestContext,
  ): Promise<OutcomeAgreementPayload> {
    return payloadOf(context, agreeOutcome(context, input));
  }

  @Mutation(() => OutcomeAgreementPayload, {
    nullable: true,
    description: "Withdraws an agreement, by staff or the dealer itself. It stays in the record.",
  })
  withdrawOutcomeAgreement(
    @Arg("input", () => WithdrawOutcomeAgreementInput, { description: "Which, and why." })
    { dealerID, agreementID, reason }: WithdrawOutcomeAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<OutcomeAgreementPayload> {
    return payloadOf(context, withdraw(context, "AGREEMENT", { dealerID, id: agreementID, field: "agreementID", reason }));
  }
}

@Resolver(() => OutcomeAgreementType)
export class OutcomeAgreementResolver {
  @FieldResolver(() => contract.type, { nullable: true, description: "The contract; null where it is no more recorded." })
  contract(@Root() { contractID, dealer }: OutcomeAgreementType, @Ctx() context: RequestContext): Promise<NodeType | null> {
    const { internalID: dealerId, asOf } = dealer;
    return context.loader(serviceRecordLoader).load({ kind: contract, dealerId, id: contractID, asOf });
  }

  @FieldResolver(() => [CustomerGoalType], { description: "Its goals, in the order agreed." })
  async goals(@Root() { stored, dealer }: OutcomeAgreementType, @Ctx() context: RequestContext): Promise<CustomerGoalType[]> {
    const keys = stored.goalIds.map((id) => ({ dealerId: dealer.internalID, id, asOf: dealer.asOf }));
    const goals = await Promise.all(keys.map((key) => context.loader(customerGoalLoader).load(key)));
    return goals.flatMap((goal) => (goal ? [customerGoalFrom(goal, dealer)] : []));
  }

  @FieldResolver(() => OutcomeReportType, { description: "What became of its goals, beside the service metrics of the same period." })
  report(
    @Root() agreement: OutcomeAgreementType,
    @Arg("program", () => ProgramCode, { defaultValue: "FIELD_SERVICE", description: "The program whose metrics stand beside the goals." })
    program: string,
  ): OutcomeReportType {
    return outcomeReportFrom(agreement, program);
  }
}

@Resolver(() => OutcomeReportType)
export class OutcomeReportResolver {
  @FieldResolver(() => [OutcomeGoalType], { description: "Its goals, in the order agreed." })
  goals(@Root() report: OutcomeReportType, @Ctx() context: RequestContext): Promise<OutcomeGoalType[]> {
    return outcomesOf(context, report);
  }

  @FieldResolver(() => [OutcomeMetricType], {
    description: "All metrics of the program, in its order, over these months; none where there is no month.",
  })
  metrics(@Root() report: OutcomeReportType, @Ctx() context: RequestContext): Promise<OutcomeMetricType[]> {
    return outcomeMetricsOf(context, report);
  }
}
