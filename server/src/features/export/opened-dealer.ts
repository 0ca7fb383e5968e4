import type { RequestContext } from "../../graphql/request-context.ts";
import { Failure } from "../../platform/failure.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { dealerFrom, type DealerType } from "../dealer/dealer.type.ts";

/** The dealer; one that may not be seen fails as one that is not there. */
export async function openedDealer(request: RequestContext, dealerId: string): Promise<DealerType> {
  const row = await request.loader(dealerLoader).load(dealerId);
  if (!row) throw new Failure("NOT_FOUND", "There is no such dealer among those that may be seen.", { argument: "dealer" });
  return dealerFrom(row, request.now);
}
