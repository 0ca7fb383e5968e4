import type { z } from "zod";
import type { Month } from "../../../kpi/month.ts";
import { programOf } from "../../../kpi/catalogue.ts";
import type { Metric } from "../../../kpi/metric.ts";
import { dealerGroupOf } from "../../scorecard/dealer-group.resolver.ts";
import { subjectOf } from "../../scorecard/dealer-scorecards.resolver.ts";
import type { ResultSubject } from "../../scorecard/metric-result.type.ts";
import { metricOfProgram } from "../../scorecard/result.loaders.ts";
import type { ExportContext } from "../export-table.ts";
import { currency, type Dealers, dealerOrGroup, metric, month, program } from "../export.inputs.ts";
import { openedDealer } from "../opened-dealer.ts";

/** What tables behind a result take: whose, of which metric and month, and of one in money in which currency. */
export const resultInput = { ...dealerOrGroup, program, metric, month, currency };

export interface ResultAsked {
  readonly dealer?: string | undefined;
  readonly group?: Dealers | undefined;
  readonly program: z.infer<typeof program>;
  readonly metric: string;
  readonly month: Month;
  readonly currency?: string | undefined;
}

export function metricAsked({ program: code, metric: asked }: ResultAsked): Metric {
  return metricOfProgram(programOf(code), asked);
}

interface OfCurrency {
  readonly currency: string | null;
}

interface Answer<Result> {
  readonly dealer?: { readonly scorecard: { readonly results: readonly Result[] } };
  readonly dealerGroup?: { readonly scorecards: readonly { readonly results: readonly Result[] }[] };
}

/** A query for the results: of a metric in money one for each currency, or that in the currency asked for. */
export function resultQuery<Result extends OfCurrency>(name: string, fields: string) {
  const results = `results(metrics: [$metric]) { ${fields} }`;
  const document = `query ${name}($ofDealer: Boolean!, $dealer: ID!, $group: DealerGroupFilter, $program: ProgramCode!, $metric: String!, $month: Month!) {
    dealer(id: $dealer) @include(if: $ofDealer) { scorecard(program: $program, month: $month) { ${results} } }
    dealerGroup(filter: $group) @skip(if: $ofDealer) { scorecards(program: $program, to: $month) { ${results} } }
  }`;
  return async (context: ExportContext, given: ResultAsked): Promise<readonly Result[]> => {
    const data = await context.ask<Answer<Result>>(document, {
      ofDealer: given.dealer !== undefined,
      dealer: given.dealer ?? "",
      group: given.group ?? null,
      program: given.program,
      metric: given.metric,
      month: given.month,
    });
    const found = data.dealer?.scorecard.results ?? data.dealerGroup?.scorecards.flatMap((scorecard) => scorecard.results) ?? [];
    return given.currency === undefined ? found : found.filter((result) => result.currency === given.currency);
  };
}

/** Whose records the results are made from. */
export async function subjectAsked(context: ExportContext, given: ResultAsked): Promise<ResultSubject> {
  const request = context.fresh();
  if (given.dealer !== undefined) return subjectOf(await openedDealer(request, given.dealer));
  const { selection, country, timeZones, asOf } = await dealerGroupOf(request, given.group ?? {}, request.now);
  return { selection, dealerId: null, country, timeZones, currency: null, asOf };
}
