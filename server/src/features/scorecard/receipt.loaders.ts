import { loadGrouped } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition } from "../../graphql/request-context.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { metricKey } from "../../storage/kpi/passes.ts";
import type { StatementRunner } from "../../storage/read-snapshot.ts";
import {
  type AskedTogether,
  askedTogether,
  readReceiptCounts,
  readReceiptRecords,
  type ReceiptCountQuery,
  type ReceiptListQuery,
  type ReceiptQuery,
  type ReceiptRow,
} from "./receipt.reader.ts";
import { readSlices, type Slice, type SliceQuery } from "./slice.reader.ts";

/** A loader of what is made from a result's records: all that can be asked together is read by one statement. */
function loaderOf<Query extends ReceiptQuery, Answer>(
  name: string,
  ownText: (query: Query) => string,
  read: (scope: DealerScope, runner: StatementRunner, queries: AskedTogether<Query>) => Promise<readonly Answer[]>,
): LoaderDefinition<Query, Answer> {
  const keyText = (query: Query): string => {
    const { metric, month, currency, subject } = query;
    return [askedTogether(query), subject.dealerId ?? "", metricKey(metric), month, currency ?? "", ownText(query)].join(" ");
  };
  return {
    name,
    keyText,
    load: async ({ scope, runner }, keys) => {
      const found = await loadGrouped(keys, askedTogether, keyText, async (group) => {
        const answers = await read(scope, runner, group);
        return new Map(
          group.flatMap((query, index) => {
            const answer = answers[index];
            return answer === undefined ? [] : [[keyText(query), answer] as const];
          }),
        );
      });
      return found.map((answer) => answer ?? new Error("A part of a receipt was not read."));
    },
  };
}

/** A page of a receipt's list, one record more than it holds. */
export const receiptListLoader: LoaderDefinition<ReceiptListQuery, readonly ReceiptRow[]> = loaderOf(
  "receiptList",
  ({ list, page }) => `${list} ${page.first} ${JSON.stringify(page.after ?? null)}`,
  readReceiptRecords,
);

/** How long a receipt's lists are. */
export const receiptCountLoader: LoaderDefinition<ReceiptCountQuery, readonly number[]> = loaderOf(
  "receiptCount",
  ({ counted }) => counted,
  readReceiptCounts,
);

/** A result cut by a field. */
export const sliceLoader: LoaderDefinition<SliceQuery, readonly Slice[]> = loaderOf(
  "slices",
  ({ field, first }) => `${field} ${first}`,
  readSlices,
);
