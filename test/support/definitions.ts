import { previewMonths } from "server/features/definition/preview-months.ts";
import { readPreview } from "server/features/definition/preview.reader.ts";
import { findMetric, programOf } from "server/kpi/catalogue.ts";
import { definitionDocument, definitionJson } from "server/kpi/definition-json/definition-document.ts";
import type { Metric } from "server/kpi/metric.ts";
import type { Month } from "server/kpi/month.ts";
import { definitionTextKey } from "server/kpi/texts/definition-text.ts";
import { messages } from "server/kpi/texts/messages.ts";
import type { DealerScope } from "server/platform/dealer-scope.ts";
import type { StatementRunner } from "server/storage/read-snapshot.ts";
import { program } from "./api-scorecards.ts";
import type { ApiServer, Question } from "./api-server.ts";
import { day, hour, insertOpportunities, type OpportunityInput, plus } from "./opportunities.ts";

/** The close rate of the catalogue as JSON, its windows of 30 days changed to another number of them. */
export function closeRateWithin(days: number): string {
  const metric = findMetric(program, "CLOSE_RATE");
  if (!metric) throw new Error("The close rate is missing.");
  return definitionJson(metric).replaceAll('"amount": 30,', `"amount": ${days},`);
}

function within(metric: Metric, version: number, days: number): Metric {
  const windows = JSON.stringify(metric.numerator).replaceAll('"amount":30', `"amount":${days}`);
  return { ...metric, version, numerator: JSON.parse(windows) as Metric["numerator"] };
}

/**
 * Makes the catalogue one whose close rate was within 30 days, is within 21 and is proposed within 45. Gives what takes it back: test
 * files of one process share the catalogue.
 */
export function giveCloseRateVersions(): () => void {
  const catalogue: { metrics: readonly Metric[]; otherVersions?: readonly Metric[] } = programOf(program);
  const { metrics, otherVersions = [] } = catalogue;
  const first = metrics.find(({ code }) => code === "CLOSE_RATE");
  if (!first) throw new Error("The close rate is missing.");
  catalogue.metrics = metrics.map((metric) => (metric === first ? within(first, 2, 21) : metric));
  catalogue.otherVersions = [first, within(first, 3, 45)];
  const texts = Object.values<Record<string, string>>(messages);
  const words = [2, 3].map((version) => definitionTextKey({ ...first, version }));
  for (const each of texts) for (const [index, key] of words.entries()) each[key] = `Completed within ${[21, 45][index]} days.`;
  return () => {
    Object.assign(catalogue, { metrics, otherVersions });
    for (const each of texts) for (const key of words) Reflect.deleteProperty(each, key);
  };
}

/** When an opportunity that is accepted on the tenth of a month, at noon and an hour, was. */
const acceptedAt = (month: string): Date => new Date(`${month}-10T13:00:00Z`);

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

/** By it nothing counts: it moves every month in which something did. */
const nothing = { op: "any", conditions: [] } as const;

/** All of what a preview reads of a month, of a metric by which nothing counts. */
export async function readWholePreview(
  scope: DealerScope,
  runner: StatementRunner,
  inForce: Metric,
  month: Month,
  asOf: Date,
): Promise<unknown[]> {
  const proposed = { ...inForce, version: 0, numerator: nothing };
  const months = previewMonths(month, month, asOf);
  const previewed = await readPreview(scope, runner, { inForce, proposed, months, selection: {}, asOf });
  return [previewed.months, ...previewed.dealers.values()];
}

/** Asks what an acceptance rate that counts nothing would move in a dealer's month. */
export function previewOfAcceptance(dealer: string, month: Month) {
  const metric = findMetric(program, "ACCEPTANCE_RATE");
  if (!metric) throw new Error("The acceptance rate is missing.");
  return {
    query: `query ($id: ID!, $definition: String!, $month: Month!) {
      definitionPreview(program: ${program}, metric: "ACCEPTANCE_RATE", definition: $definition, from: $month, to: $month, filter: { ids: [$id] }) {
        totals { months moved } faults { path message }
        moves { nodes { dealer { internalID name } month before { value } published { numerator } } edges { cursor } } } }`,
    variables: { id: dealer, month, definition: JSON.stringify({ ...definitionDocument(metric), numerator: nothing }) },
  };
}
