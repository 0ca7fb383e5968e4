import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { type Connection, connectionFrom } from "../../graphql/connection.ts";
import { encodeCursor, pageFrom } from "../../graphql/page.args.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import { asOfFrom } from "../../graphql/past-instant.ts";
import { AsOfArgs, DealersArgs, selectionFrom } from "./dealer.inputs.ts";
import { dealerLoader } from "./dealer.loaders.ts";
import { readDealerPage } from "./dealer.reader.ts";
import { DealerConnection, dealerFrom, DealerType } from "./dealer.type.ts";

@Resolver()
export class DealerResolver {
  @Query(() => DealerType, { nullable: true, description: "A dealer by its own id; null where there is none to be seen." })
  async dealer(
    @Arg("id", () => ID, { description: "The dealer's own id." }) id: string,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: RequestContext,
  ): Promise<DealerType | null> {
    const row = await context.loader(dealerLoader).load(id);
    return row && dealerFrom(row, asOfFrom(asOf, context.now));
  }

  @Query(() => DealerConnection, { description: "The dealers that may be seen." })
  dealers(@Args(() => DealersArgs) args: DealersArgs, @Ctx() context: RequestContext): Promise<Connection<DealerType>> {
    return dealerPage(args, context);
  }
}

/** A page of the dealers that may be seen. */
export async function dealerPage(args: DealersArgs, context: RequestContext): Promise<Connection<DealerType>> {
  const asOf = asOfFrom(args.asOf, context.now);
  const list = `dealers ${args.sort}`;
  const page = pageFrom(args, list, ["text", "text"]);
  const rows = await readDealerPage(context.scope, context.runner, selectionFrom(args.filter), args.sort, page);
  const loader = context.loader(dealerLoader);
  for (const row of rows) loader.prime(row.id, row);
  return connectionFrom(
    rows.map((row) => dealerFrom(row, asOf)),
    page,
    (dealer) => encodeCursor(list, dealer.name, dealer.internalID),
  );
}
