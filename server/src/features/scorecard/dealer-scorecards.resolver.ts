import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { addMonths, type Month, monthOf, monthsBackTo } from "../../kpi/month.ts";
import type { Program } from "../../kpi/metric.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import type { ResultSubject } from "./metric-result.type.ts";
import { MetricTileType } from "./metric-tile.type.ts";
import { ScorecardArgs, ScorecardsArgs } from "./scorecard.inputs.ts";
import { firstCohortLoader, newestFinalLoader } from "./scorecard.loaders.ts";
import { MonthlyScorecardConnection, MonthlyScorecardType, scorecardFrom } from "./scorecard.type.ts";
import { tilesFrom } from "./tiles.ts";

function subjectOf({ internalID, timeZone, asOf }: DealerType): ResultSubject {
  return { selection: { ids: [internalID] }, dealerId: internalID, timeZones: [timeZone], asOf };
}

/** A month of one dealer. */
export function scorecardOfDealer(program: Program, month: Month, dealer: DealerType): MonthlyScorecardType {
  return scorecardFrom(program, month, subjectOf(dealer), dealer);
}

@Resolver(() => DealerType)
export class DealerScorecardsResolver {
  @FieldResolver(() => MonthlyScorecardConnection, { description: "The dealer's months, newest first, back to its first record." })
  async scorecards(
    @Root() dealer: DealerType,
    @Args(() => ScorecardsArgs) args: ScorecardsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<MonthlyScorecardType>> {
    const page = pageFrom(args, ["month"]);
    const program = programOf(args.program);
    const first = await context.loader(firstCohortLoader).load({ program: program.code, dealerId: dealer.internalID, asOf: dealer.asOf });
    const current = monthOf(dealer.asOf, dealer.timeZone);
    const next = page.after ? addMonths(page.after[0] as Month, -1) : current;
    const newest = next < current ? next : current;
    const oldest = first && monthOf(first, dealer.timeZone);
    const months = oldest ? monthsBackTo(newest, oldest, page.first + 1) : [];
    return connectionFrom(
      months.map((month) => scorecardOfDealer(program, month, dealer)),
      page,
      ({ month }) => encodeCursor(month),
    );
  }

  @FieldResolver(() => MonthlyScorecardType, { description: "One month, whether or not anything is recorded for it." })
  scorecard(@Root() dealer: DealerType, @Args(() => ScorecardArgs) { program, month }: ScorecardArgs): MonthlyScorecardType {
    return scorecardOfDealer(programOf(program), month, dealer);
  }

  @FieldResolver(() => [MetricTileType], { description: "One tile for each headline metric of a program, in the order shown." })
  async tiles(
    @Root() dealer: DealerType,
    @Arg("program", () => ProgramCode, { description: "The program." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<MetricTileType[]> {
    const newest = await context.loader(newestFinalLoader).load({ program: code, dealerId: dealer.internalID, asOf: dealer.asOf });
    return tilesFrom(programOf(code), newest, subjectOf(dealer), context.language);
  }
}
