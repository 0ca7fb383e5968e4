import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { findMetric } from "../../kpi/catalogue.ts";
import type { Language } from "../../kpi/texts/language.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import { baselineFrom } from "./baseline.type.ts";
import { decideImprovementPlan } from "./decide-improvement-plan.ts";
import { reportOf } from "./plan-report.ts";
import { ImprovementReportType } from "./plan-report.type.ts";
import {
  DecideImprovementPlanInput,
  DecideImprovementPlanPayload,
  StartImprovementPlanInput,
  StartImprovementPlanPayload,
} from "./plan.inputs.ts";
import { readPlans, type StoredPlan } from "./plan.reader.ts";
import { ImprovementPlanConnection, ImprovementPlanType, planFrom } from "./plan.type.ts";
import { dealerOfOrder } from "./set-baseline.ts";
import { startImprovementPlan } from "./start-improvement-plan.ts";

/** One of a metric that the catalogue has no more is not shown. */
function shown(stored: StoredPlan, dealer: DealerType, language: Language): ImprovementPlanType[] {
  const metric = findMetric(stored.baseline.program, stored.baseline.metric);
  return metric ? [planFrom(metric, stored, dealer, language)] : [];
}

@Resolver(() => DealerType)
export class DealerPlansResolver {
  @FieldResolver(() => ImprovementPlanConnection, { description: "What the dealer has done to better its metrics, newest first." })
  async improvementPlans(
    @Root() dealer: DealerType,
    @Arg("program", () => ProgramCode, { nullable: true, description: "Only those of metrics of this program." })
    program: string | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner, language }: RequestContext,
  ): Promise<Connection<ImprovementPlanType>> {
    const list = `improvement plans ${program ?? ""}`;
    const page = pageFrom(args, list, ["number"]);
    const stored = await readPlans(scope, runner, { dealerId: dealer.internalID, program: program ?? null }, dealer.asOf, page);
    return connectionFrom(
      stored.flatMap((plan) => shown(plan, dealer, language)),
      page,
      ({ number }) => encodeCursor(list, String(number)),
    );
  }

  @Mutation(() => StartImprovementPlanPayload, {
    nullable: true,
    description: "Records what is done from a day on to better a metric, by staff or the dealer itself.",
  })
  async startImprovementPlan(
    @Arg("input", () => StartImprovementPlanInput, { description: "What is done." }) input: StartImprovementPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<StartImprovementPlanPayload> {
    try {
      const stored = await startImprovementPlan(context, input);
      const [plan = null] = shown(stored, await dealerOfOrder(context, input.dealerID), context.language);
      return { plan, userErrors: [] };
    } catch (error) {
      return { plan: null, userErrors: [userErrorFrom(error)] };
    }
  }

  @Mutation(() => DecideImprovementPlanPayload, {
    nullable: true,
    description:
      "Records that a plan is kept for good, or stopped, by staff or the dealer itself. One that is kept can set a new baseline.",
  })
  async decideImprovementPlan(
    @Arg("input", () => DecideImprovementPlanInput, { description: "What is decided." }) input: DecideImprovementPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<DecideImprovementPlanPayload> {
    try {
      const decided = await decideImprovementPlan(context, input);
      const [plan = null] = shown(decided.plan, await dealerOfOrder(context, input.dealerID), context.language);
      const baseline = plan && decided.baseline && baselineFrom(plan.metric.metric, decided.baseline, context.language, plan.dealer.asOf);
      return { plan, baseline, userErrors: [] };
    } catch (error) {
      return { plan: null, baseline: null, userErrors: [userErrorFrom(error)] };
    }
  }
}

@Resolver(() => ImprovementPlanType)
export class PlanReportResolver {
  @FieldResolver(() => ImprovementReportType, { description: "What became of the metric since." })
  report(@Root() plan: ImprovementPlanType, @Ctx() context: RequestContext): Promise<ImprovementReportType> {
    return reportOf(context, plan);
  }
}
