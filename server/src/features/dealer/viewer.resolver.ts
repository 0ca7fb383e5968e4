import { Args, Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { Connection } from "../../graphql/connection.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { DealersArgs } from "./dealer.inputs.ts";
import { dealerPage } from "./dealer.resolver.ts";
import { DealerConnection, type DealerType } from "./dealer.type.ts";
import { ViewerType } from "./viewer.type.ts";

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: "Who asks." })
  viewer(@Ctx() { viewer }: RequestContext): ViewerType {
    return { subject: viewer.subject, roles: viewer.roles };
  }

  @FieldResolver(() => DealerConnection, { description: "The dealers the viewer sees." })
  dealers(@Args(() => DealersArgs) args: DealersArgs, @Ctx() context: RequestContext): Promise<Connection<DealerType>> {
    return dealerPage(args, context);
  }
}
