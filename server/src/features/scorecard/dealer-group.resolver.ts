import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { asOfFrom } from "../../graphql/past-instant.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import type { Program } from "../../kpi/metric.ts";
import { addMonths, type Month, monthsBackTo } from "../../kpi/month.ts";
import { Failure } from "../../platform/failure.ts";
import { AsOfArgs, DealerGroupFilter, groupSelectionFrom } from "../dealer/dealer.inputs.ts";
import type { DealerSelection } from "../dealer/dealer.reader.ts";
import { readZones } from "../dealer/selected-cells.ts";
import { GroupScorecardsArgs } from "./scorecard.inputs.ts";
import { DealerGroupType, MonthlyScorecardType, scorecardFrom } from "./scorecard.type.ts";

const mostMonths = 60;

/** Dealers taken together, as of an instant. */
export async function dealerGroupOf({ scope, runner }: RequestContext, selection: DealerSelection, asOf: Date): Promise<DealerGroupType> {
  const zones = await readZones(scope, runner, selection);
  const dealerCount = zones.reduce((sum, { dealers }) => sum + dealers, 0);
  const countries = new Set(zones.flatMap((zone) => zone.countries));
  const [country = null] = countries;
  return {
    dealerCount,
    selection,
    country: countries.size === 1 ? country : null,
    timeZones: zones.map(({ time_zone }) => time_zone),
    asOf,
  };
}

/** A month of dealers taken together. */
export function scorecardOfGroup(
  program: Program,
  month: Month,
  { selection, country, timeZones, asOf }: DealerGroupType,
): MonthlyScorecardType {
  return scorecardFrom(program, month, { selection, country, timeZones, asOf, dealerId: null, currency: null }, null);
}

@Resolver(() => DealerGroupType)
export class DealerGroupResolver {
  @Query(() => DealerGroupType, { description: "Dealers taken together: of those that may be seen, all or the ones selected." })
  async dealerGroup(
    @Arg("filter", () => DealerGroupFilter, { nullable: true, description: "Which dealers; left out, all that may be seen." })
    filter: DealerGroupFilter | null | undefined,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: RequestContext,
  ): Promise<DealerGroupType> {
    return dealerGroupOf(context, groupSelectionFrom(filter), asOfFrom(asOf, context.now));
  }

  @FieldResolver(() => [MonthlyScorecardType], {
    description: "Sums over the dealers, newest month first. In progress until every dealer's part is final.",
  })
  scorecards(
    @Root() group: DealerGroupType,
    @Args(() => GroupScorecardsArgs) { program, to, months }: GroupScorecardsArgs,
  ): MonthlyScorecardType[] {
    if (months < 1 || months > mostMonths) {
      throw new Failure("BAD_USER_INPUT", `\`months\` is ${months}; expected 1 to ${mostMonths}.`, { argument: "months" });
    }
    return monthsBackTo(to, addMonths(to, 1 - months), months).map((month) => scorecardOfGroup(programOf(program), month, group));
  }
}
