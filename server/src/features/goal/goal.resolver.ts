import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { goalInForce } from "../../kpi/goal-in-force.ts";
import type { Metric } from "../../kpi/metric.ts";
import { dayOf } from "../../kpi/period.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { type GoalHolder, GoalType, goalFrom, MetricDefinitionType, ProgramCode } from "../program/program.type.ts";
import { setGoalsLoader } from "./goal.loaders.ts";
import { SetMetricGoalInput, SetMetricGoalPayload } from "./goal.inputs.ts";
import { goalInForceFrom, MetricGoalType } from "./goal.type.ts";
import { setMetricGoal } from "./set-metric-goal.ts";

/** The day it is for the holder. Dealers on several clocks, and nobody in particular, have that of UTC. */
function todayOf({ timeZones, asOf }: Pick<GoalHolder, "timeZones" | "asOf">): string {
  const [timeZone = "UTC"] = timeZones;
  return dayOf(asOf, timeZones.length === 1 ? timeZone : "UTC");
}

/** The currencies that goals of a metric are set in, the dealer's own first. */
function goalCurrencies({ goalCurrency }: Metric, set: readonly { readonly currency: string | null }[], own: string): string[] {
  const others = [...set.flatMap(({ currency }) => currency ?? []), ...(goalCurrency === undefined ? [] : [goalCurrency])];
  return [...new Set([own, ...others.toSorted()])];
}

@Resolver(() => MetricDefinitionType)
export class MetricDefinitionGoalResolver {
  @FieldResolver(() => GoalType, {
    nullable: true,
    description:
      "The goal in force today, for the dealer whose result or tile it stands at, else for everybody; null where there is none. In money, that in the dealer's own currency, else in the program's.",
  })
  async goal(@Root() { metric, holder }: MetricDefinitionType, @Ctx() context: RequestContext): Promise<GoalType | null> {
    const { dealerId, country, currency, timeZones, asOf } = holder;
    const goals = await context.loader(setGoalsLoader).load({ program: metric.program, dealerId, country, asOf });
    const told = metric.currency === undefined ? null : (currency ?? metric.goalCurrency ?? null);
    return goalFrom(goalInForce(metric, told, todayOf({ timeZones, asOf }), goals.get(metric.code) ?? [])?.goal ?? null);
  }
}

@Resolver(() => DealerType)
export class DealerGoalResolver {
  @FieldResolver(() => [MetricGoalType], {
    description: "The goals in force today, in the order of the program's metrics. One in money stands for its own currency only.",
  })
  async goals(
    @Root() { internalID, country, currency: own, timeZone, asOf }: DealerType,
    @Arg("program", () => ProgramCode, { description: "The program." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<MetricGoalType[]> {
    const holder: GoalHolder = { dealerId: internalID, country, currency: own, timeZones: [timeZone], asOf };
    const goals = await context.loader(setGoalsLoader).load({ program: code, dealerId: internalID, country, asOf });
    const today = todayOf(holder);
    return programOf(code).metrics.flatMap((metric) => {
      const set = goals.get(metric.code) ?? [];
      const currencies = metric.unit === "MONEY" ? goalCurrencies(metric, set, own) : [null];
      return currencies.flatMap((currency) => {
        const inForce = goalInForce(metric, currency, today, set);
        return inForce ? [goalInForceFrom(metric, inForce, context.language, holder)] : [];
      });
    });
  }

  @Mutation(() => SetMetricGoalPayload, {
    nullable: true,
    description:
      "Sets a metric's goal from a day on, or withdraws it: staff for everybody, a country or a dealer; a dealer for itself, where neither the program nor staff give one. What was set before is kept.",
  })
  async setMetricGoal(
    @Arg("input", () => SetMetricGoalInput, { description: "What to set." }) input: SetMetricGoalInput,
    @Ctx() context: RequestContext,
  ): Promise<SetMetricGoalPayload> {
    try {
      return { goal: await setMetricGoal(context, input), userErrors: [] };
    } catch (error) {
      return { goal: null, userErrors: [userErrorFrom(error)] };
    }
  }
}
