import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, PageArgs, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { userErrorFrom } from "../../graphql/user-error.type.ts";
import { OpportunitySettingsPayload, SetOpportunitySettingsInput } from "./opportunity-settings.inputs.ts";
import { readSettings, readSettingsHistory } from "./opportunity-settings.reader.ts";
import { OpportunitySettingsConnection, opportunitySettingsFrom, OpportunitySettingsType } from "./opportunity-settings.type.ts";
import { setSettings } from "./opportunity-settings.writer.ts";

const list = "opportunity settings";

async function inForce({ scope, runner }: RequestContext, asOf: Date): Promise<OpportunitySettingsType | null> {
  const settings = await readSettings(scope, runner, asOf);
  return settings && opportunitySettingsFrom(settings);
}

@Resolver()
export class OpportunitySettingsResolver {
  @Query(() => OpportunitySettingsType, {
    nullable: true,
    description: "How service requests are handed out now. It is the operator's: null for a dealer.",
  })
  opportunitySettings(@Ctx() context: RequestContext): Promise<OpportunitySettingsType | null> {
    return inForce(context, context.now);
  }

  @Query(() => OpportunitySettingsConnection, {
    description: "All settings of how service requests are handed out that were set, the newest first. Only staff see any.",
  })
  async opportunitySettingsHistory(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { scope, runner }: RequestContext,
  ): Promise<Connection<OpportunitySettingsType>> {
    const page = pageFrom(args, list, ["number"]);
    const versions = await readSettingsHistory(scope, runner, page);
    return connectionFrom(versions.map(opportunitySettingsFrom), page, ({ version }) => encodeCursor(list, String(version)));
  }

  @Mutation(() => OpportunitySettingsPayload, {
    nullable: true,
    description:
      "Staff only: sets how service requests are handed out from now on, as a new version; the same again makes none. What was handed out before keeps its time to answer.",
  })
  async setOpportunitySettings(
    @Arg("input", () => SetOpportunitySettingsInput, { description: "All settings." }) input: SetOpportunitySettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<OpportunitySettingsPayload> {
    const { scope, dataSource, viewer, clock } = context;
    const { responseClock, responseHours, radiusKm, engagementWeight, conversionWeight, satisfactionWeight } = input;
    const given = {
      responseClock,
      responseHours,
      radiusKm,
      weights: { ENGAGEMENT: engagementWeight, CONVERSION: conversionWeight, SATISFACTION: satisfactionWeight },
      staleAfterDays: input.staleAfterDays ?? null,
      closeWithinDays: input.closeWithinDays ?? null,
    };
    try {
      await setSettings(scope, dataSource, given, viewer.subject, clock);
      await context.renew();
      return { settings: await inForce(context, clock.now()), userErrors: [] };
    } catch (error) {
      return { settings: null, userErrors: [userErrorFrom(error)] };
    }
  }
}
