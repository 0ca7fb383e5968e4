import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { checkCountry, checkYear } from "./holiday-checks.ts";
import { HolidayInput, HolidayPayload, HolidaysArgs, SetHolidayInput } from "./holiday.inputs.ts";
import { readHolidays } from "./holiday.reader.ts";
import { HolidayConnection, type HolidayType } from "./holiday.type.ts";
import { removeHoliday, setHoliday } from "./holiday.writer.ts";

async function change(context: RequestContext, holiday: HolidayType | null, work: () => Promise<void>): Promise<HolidayPayload> {
  try {
    await work();
    await context.renew();
    return { holiday, userErrors: [] };
  } catch (error) {
    return { holiday: null, userErrors: [userErrorFrom(error)] };
  }
}

@Resolver()
export class HolidayResolver {
  @Query(() => HolidayConnection, {
    description: "A country's holidays of a year, in order. The list is the operator's: only staff see it.",
  })
  async holidays(
    @Args(() => HolidaysArgs) { country, year, ...args }: HolidaysArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<HolidayType>> {
    checkCountry(country);
    checkYear(year);
    const list = `holidays ${country} ${year}`;
    const page = pageFrom(args, list, ["day"]);
    const rows = await readHolidays(scope, runner, { country, year }, page);
    return connectionFrom(rows, page, ({ day }) => encodeCursor(list, day));
  }

  @Mutation(() => HolidayPayload, {
    nullable: true,
    description:
      "Staff only: puts a day on a country's list of holidays, or names it anew. What was handed out before keeps its time to answer.",
  })
  setHoliday(
    @Arg("input", () => SetHolidayInput, { description: "The day and its name." }) { country, day, name }: SetHolidayInput,
    @Ctx() context: RequestContext,
  ): Promise<HolidayPayload> {
    const { scope, dataSource } = context;
    return change(context, { country, day, name: name.trim() }, () => setHoliday(scope, dataSource, { country, day }, name));
  }

  @Mutation(() => HolidayPayload, {
    nullable: true,
    description:
      "Staff only: takes a day off a country's list of holidays. What was handed out before keeps its time to answer, with the day in it.",
  })
  removeHoliday(
    @Arg("input", () => HolidayInput, { description: "The day." }) { country, day }: HolidayInput,
    @Ctx() context: RequestContext,
  ): Promise<HolidayPayload> {
    const { scope, dataSource } = context;
    return change(context, null, () => removeHoliday(scope, dataSource, { country, day }));
  }
}
