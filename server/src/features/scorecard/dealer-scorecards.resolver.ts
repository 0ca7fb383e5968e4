import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { programOf } from "../../kpi/catalogue.ts";
import { addMonths, type Month, monthOf, monthsBackTo } from "../../kpi/month.ts";
import type { Program } from "../../kpi/metric.ts";
import { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";
import type { HistorySpan } from "./history-span.reader.ts";
import type { ResultSubject } from "./metric-result.type.ts";
import { MetricTileType } from "./metric-tile.type.ts";
import { ScorecardArgs, ScorecardsArgs } from "./scorecard.inputs.ts";
import { historySpanLoader, newestFinalLoader } from "./scorecard.loaders.ts";
import { MonthlyScorecardConnection, MonthlyScorecardType, scorecardFrom } from "./scorecard.type.ts";
import { tilesFrom } from "./tiles.ts";

/** Whose results they are. */
export function subjectOf({ internalID, country, timeZone, currency, asOf }: DealerType): ResultSubject {
  return { selection: { ids: [internalID] }, dealerId: internalID, country, timeZones: [timeZone], currency, asOf };
}

/** A month of one dealer. */
export function scorecardOfDealer(program: Program, month: Month, dealer: DealerType): MonthlyScorecardType {
  return scorecardFrom(program, month, subjectOf(dealer), dealer);
}

/** Newest first; imported records that end long ago are not followed by empty months up to today. */
function historyMonths({ first, through }: HistorySpan, timeZone: string, after: Month | undefined, most: number): Month[] {
  const newest = monthOf(through, timeZone);
  const next = after ? addMonths(after, -1) : newest;
  return monthsBackTo(next < newest ? next : newest, monthOf(first, timeZone), most);
}

@Resolver(() => DealerType)
export class DealerScorecardsResolver {
  @FieldResolver(() => MonthlyScorecardConnection, {
    description:
      "The dealer's months, newest first, back to its first record. Where records are imported, from the month they are complete through.",
  })
  async scorecards(
    @Root() dealer: DealerType,
    @Args(() => ScorecardsArgs) args: ScorecardsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<MonthlyScorecardType>> {
    const page = pageFrom(args, "scorecards", ["month"]);
    const program = programOf(args.program);
    const span = await context.loader(historySpanLoader).load({ program: program.code, dealerId: dealer.internalID, asOf: dealer.asOf });
    const months = span ? historyMonths(span, dealer.timeZone, page.after?.[0] as Month | undefined, page.first + 1) : [];
    return connectionFrom(
      months.map((month) => scorecardOfDealer(program, month, dealer)),
      page,
      ({ month }) => encodeCursor("scorecards", month),
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
