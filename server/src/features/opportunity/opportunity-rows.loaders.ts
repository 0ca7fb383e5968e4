import { loadAsOf } from "../../graphql/load-grouped.ts";
import type { LoaderDefinition, RequestContext } from "../../graphql/request-context.ts";
import { groupBy } from "../../platform/group-by.ts";
import { type OpportunityAsOf, opportunityAsOfText, type OpportunityKey } from "./opportunity-key.ts";

/** A row that belongs to an opportunity. */
interface OpportunityPart {
  readonly dealer_id: string;
  readonly opportunity_id: string;
}

type ReadParts<Row> = (context: RequestContext, keys: readonly OpportunityKey[], asOf: Date) => Promise<readonly Row[]>;

/** Rows of opportunities, in the order that they are read in: one statement for all of one instant. */
export function opportunityRowsLoader<Row extends OpportunityPart>(
  name: string,
  read: ReadParts<Row>,
): LoaderDefinition<OpportunityAsOf, readonly Row[]> {
  return {
    name,
    keyText: opportunityAsOfText,
    load: async (context, keys) => {
      const found = await loadAsOf(keys, opportunityAsOfText, async (group, asOf) =>
        groupBy(await read(context, group, asOf), ({ dealer_id: dealerId, opportunity_id: id }) =>
          opportunityAsOfText({ dealerId, id, asOf }),
        ),
      );
      return found.map((rows) => rows ?? []);
    },
  };
}

/** The one row of each opportunity, if any: one statement for all of one instant. */
export function opportunityRowLoader<Row extends OpportunityPart>(
  name: string,
  read: ReadParts<Row>,
): LoaderDefinition<OpportunityAsOf, Row | null> {
  const { load, ...loader } = opportunityRowsLoader(name, read);
  return {
    ...loader,
    load: async (context, keys) => (await load(context, keys)).map((rows) => (rows instanceof Error ? rows : (rows[0] ?? null))),
  };
}
