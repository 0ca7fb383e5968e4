import { ArgsType, Field, Int } from "type-graphql";
import { DateScalar } from "../../graphql/scalars.ts";
import { addDays, dayOf, mondayOf, weekPeriod } from "../../kpi/period.ts";
import { Failure } from "../../platform/failure.ts";
import type { DealerPeriod } from "../../storage/kpi/cohort-sql.ts";
import type { DealerType } from "../dealer/dealer.type.ts";
import { ProgramCode } from "../program/program.type.ts";

const mostWeeks = 53;

@ArgsType()
export class WeeksArgs {
  @Field(() => ProgramCode, { description: "The program." })
  program!: string;

  @Field(() => DateScalar, { nullable: true, description: "A day of the newest week; left out, today on the dealer's clocks." })
  to?: string | null;

  @Field(() => Int, { defaultValue: 13, description: `How many weeks, back from the newest, 1 to ${mostWeeks}.` })
  weeks!: number;
}

/** The week of a day that a caller named. */
export function weekOfDay({ internalID, timeZone }: DealerType, day: string, argument: string): DealerPeriod {
  if (!/^[12]\d{3}-/.test(day)) {
    throw new Failure("BAD_USER_INPUT", `\`${argument}\` is ${day}; expected a day of the years 1000 to 2999.`, { argument });
  }
  return { dealerId: internalID, ...weekPeriod(mondayOf(day), timeZone) };
}

/** The weeks that have begun, newest first. */
export function weeksOf(dealer: DealerType, { to, weeks }: WeeksArgs): DealerPeriod[] {
  const { internalID, timeZone, asOf } = dealer;
  if (weeks < 1 || weeks > mostWeeks) {
    throw new Failure("BAD_USER_INPUT", `\`weeks\` is ${weeks}; expected 1 to ${mostWeeks}.`, { argument: "weeks" });
  }
  const newest = weekOfDay(dealer, to ?? dayOf(asOf, timeZone), "to").firstDay;
  return Array.from({ length: weeks }, (_, back) => ({
    dealerId: internalID,
    ...weekPeriod(addDays(newest, -7 * back), timeZone),
  })).filter(({ start }) => start <= asOf);
}
