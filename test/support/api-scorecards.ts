import { publishResults } from "server/features/publication/publish.writer.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { newDealer } from "./api-records.ts";
import type { ApiServer } from "./api-server.ts";
import { hour, insertOpportunities, type OpportunityInput, plus } from "./opportunities.ts";

export const program = "FLEET_SERVICE_OPPORTUNITIES";
const operator = mintDealerScope({ kind: "STAFF" });

export interface Result {
  readonly metricCode: string;
  readonly month: string;
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly met: boolean | null;
  readonly finalAt: string | null;
  readonly sufficiency: string | null;
}

export interface Tile {
  readonly metric: { readonly code: string };
  readonly result: Result | null;
  readonly range: { readonly from: string; readonly to: string } | null;
  readonly cohort: Result | null;
  readonly bars: readonly Result[];
}

export const resultFields = `metricCode month state value numerator denominator met finalAt sufficiency interval { lower upper } goal { value }
  edition { edition publishedAt computedAsOf definitionVersion restatedBy }`;

/** Publishes whatever is final at an instant. */
export const publish = ({ database }: ApiServer, at: Date | string) => publishResults(operator, database.dataSource, new Date(at));

/** So many accepted and so many expired, assigned on the tenth of a month. */
function simple(month: string, accepted: number, expired: number): OpportunityInput[] {
  const assigned = new Date(`${month}-10T12:00:00Z`);
  return Array.from({ length: accepted + expired }, (_, index) => ({
    id: `${month}-${index}`,
    assigned_at: assigned,
    ...(index < accepted ? { response: "ACCEPTED" as const, responded_at: plus(assigned, hour) } : {}),
  }));
}

/** A dealer with so many accepted and so many expired opportunities a month. */
export async function dealerWith(api: ApiServer, months: Record<string, readonly [number, number]>, timeZone = "UTC"): Promise<string> {
  const { dataSource } = api.database;
  const dealer = await newDealer(dataSource, { timeZone });
  for (const [month, [accepted, expired]] of Object.entries(months)) {
    await insertOpportunities(dataSource, dealer, simple(month, accepted, expired));
  }
  return dealer;
}

/** Results of a dealer's month as staff see them. */
export async function results(
  api: ApiServer,
  dealer: string,
  month: string,
  metrics?: readonly string[],
  asOf: string | null = null,
): Promise<Result[]> {
  const data = await api.ask<{ dealer: { scorecard: { results: Result[] } } }>(
    `query ($dealer: ID!, $month: Month!, $metrics: [String!], $asOf: DateTime) {
      dealer(id: $dealer, asOf: $asOf) { scorecard(program: ${program}, month: $month) { results(metrics: $metrics) { ${resultFields} } } }
    }`,
    { variables: { dealer, month, metrics, asOf } },
  );
  return data.dealer.scorecard.results;
}

export const one = async (api: ApiServer, dealer: string, month: string, metric: string, asOf: string | null = null) =>
  (await results(api, dealer, month, [metric], asOf))[0];
