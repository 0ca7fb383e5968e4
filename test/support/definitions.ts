import { findMetric } from "server/kpi/catalogue.ts";
import { definitionJson } from "server/kpi/definition-json/definition-document.ts";
import { program } from "./api-scorecards.ts";
import type { ApiServer, Question } from "./api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "./opportunities.ts";

/** The close rate of the catalogue as JSON, its windows of 30 days changed to another number of them. */
export function closeRateWithin(days: number): string {
  const metric = findMetric(program, "CLOSE_RATE");
  if (!metric) throw new Error("The close rate is missing.");
  return definitionJson(metric).replaceAll('"amount": 30,', `"amount": ${days},`);
}

/** When an opportunity that is accepted on the tenth of a month, at noon and an hour, was. */
export const acceptedAt = (month: string): Date => new Date(`${month}-10T13:00:00Z`);

/**
 * Opportunities accepted in a month: one for each time from acceptance to completion, null for none. Of a text, so many days, closed
 * as not code compliant.
 */
export async function insertAccepted(
  { database }: ApiServer,
  dealer: string,
  month: string,
  completedAfter: readonly (number | null | `${number} not compliant`)[],
): Promise<void> {
  const accepted = acceptedAt(month);
  const rows = completedAfter.map((after, index): OpportunityInput => {
    const wait = typeof after === "string" ? Number.parseInt(after, 10) * day : after;
    return {
      id: `${month}-${index}`,
      assigned_at: plus(accepted, -hour),
      response: "ACCEPTED",
      responded_at: accepted,
      ...(wait === null ? {} : { outcome: "COMPLETED", outcome_at: plus(accepted, wait) }),
      ...(typeof after === "string" ? { close_reason: "INSTALLATION_NOT_CODE_COMPLIANT" } : {}),
    };
  });
  await insertOpportunities(database.dataSource, dealer, rows);
}

interface Numbers {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly met: boolean | null;
  readonly finalAt: string | null;
}

export interface Move {
  readonly dealer: { readonly internalID: string };
  readonly month: string;
  readonly before: Numbers & { readonly goal: { readonly value: number } | null };
  readonly after: Numbers;
  readonly difference: number | null;
  readonly crossing: string | null;
  readonly valueChange: string | null;
  readonly published: { readonly version: number; readonly numerator: number; readonly recordsChanged: boolean | null } | null;
}

export interface PreviewAnswer {
  readonly version: number | null;
  readonly faults: readonly { readonly path: string; readonly value: string | null; readonly message: string }[];
  readonly totals: Readonly<Record<string, number>> | null;
  readonly moves: {
    readonly nodes: readonly Move[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export const previewQuery = `query ($program: ProgramCode!, $metric: String!, $version: Int, $definition: String, $from: Month, $to: Month,
  $filter: DealerGroupFilter, $first: Int!, $after: String, $crossing: Boolean!) {
  definitionPreview(program: $program, metric: $metric, version: $version, definition: $definition, from: $from, to: $to, filter: $filter) {
    version faults { path value message }
    totals { dealers months dealersMoved moved newlyMet newlyMissed valuesWon valuesLost final recordsChanged }
    moves(first: $first, after: $after, crossing: $crossing) {
      nodes { dealer { internalID } month difference crossing valueChange published { version numerator recordsChanged }
        before { value numerator denominator met finalAt goal { value } } after { value numerator denominator met finalAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** What a preview of the close rate answers staff. */
export async function preview(
  api: ApiServer,
  variables: Readonly<Record<string, unknown>>,
  question: Question = {},
): Promise<PreviewAnswer> {
  const asked = { program, metric: "CLOSE_RATE", first: 100, crossing: false, ...variables };
  return (await api.ask<{ definitionPreview: PreviewAnswer }>(previewQuery, { ...question, variables: asked })).definitionPreview;
}
