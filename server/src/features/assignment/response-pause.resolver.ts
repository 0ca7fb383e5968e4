import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { OpportunityActivityType } from "../opportunity/opportunity-activity.type.ts";
import { responsePausesLoader } from "./assignment.loaders.ts";
import { pausedFrom, PausedDayType } from "./assignment.type.ts";

@Resolver(() => OpportunityActivityType)
export class ResponsePauseResolver {
  @FieldResolver(() => [PausedDayType], {
    description: "Days between `assignedAt` and `expiresAt` that did not count; empty where all time does, and of imported history.",
  })
  async paused(@Root() { dealerID, internalID }: OpportunityActivityType, @Ctx() context: RequestContext): Promise<PausedDayType[]> {
    const days = await context.loader(responsePausesLoader).load({ dealerId: dealerID, id: internalID });
    return days.map(pausedFrom);
  }
}
