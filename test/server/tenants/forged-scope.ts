import { mintDealerScope } from "server/platform/dealer-scope.ts";

export const [own, foreign] = ["OWN-DEALER", "SECRET-DEALER"] as const;
export const both = [own, foreign];

/** What a fault in the first gate would amount to: a scope that lets everything through. */
export const forged = mintDealerScope({ kind: "STAFF" });

export const page = { first: 100, after: undefined };

/** What a reader that gives pages gives in all. */
export async function allOf(lists: readonly AsyncIterable<unknown>[]): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (const list of lists) for await (const rows of list) pages.push(rows);
  return pages;
}
