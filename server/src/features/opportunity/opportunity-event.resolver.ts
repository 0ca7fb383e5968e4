import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context.ts";
import { OpportunityActivityType } from "./opportunity-activity.type.ts";
import { opportunityEventsLoader } from "./opportunity-event.loaders.ts";
import { mostEvents } from "./opportunity-event.reader.ts";
import { opportunityEventFrom, OpportunityEventType } from "./opportunity-event.type.ts";

@Resolver(() => OpportunityActivityType)
export class OpportunityEventResolver {
  @FieldResolver(() => [OpportunityEventType], {
    description: `Its steps that were taken here, the last one first, at most ${mostEvents}; none of imported history.`,
  })
  async events(
    @Root() { dealerID, internalID, asOf }: OpportunityActivityType,
    @Ctx() context: RequestContext,
  ): Promise<OpportunityEventType[]> {
    const rows = await context.loader(opportunityEventsLoader).load({ dealerId: dealerID, id: internalID, asOf });
    return rows.map(opportunityEventFrom);
  }
}
