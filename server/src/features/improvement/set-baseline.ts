import type { RequestContext } from "../../graphql/request-context.ts";
import { needsRecords, periodNumbers, periodValue } from "../../kpi/improvement/period-numbers.ts";
import { countsAgain } from "../../kpi/improvement/plan-months.ts";
import { asComputed } from "../../kpi/definition-versions.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { Failure } from "../../platform/failure.ts";
import { dealerLoader } from "../dealer/dealer.loaders.ts";
import { type DealerType, dealerFrom } from "../dealer/dealer.type.ts";
import { type PublishedResult, readNewestFinal, readPublishedMonths } from "../scorecard/published-result.reader.ts";
import type { StoredBaseline } from "./baseline.reader.ts";
import { type NewBaseline, storeBaseline } from "./baseline.writer.ts";
import { optionalText, refused } from "../../platform/written-text.ts";
import { currencyOf, knownMetric } from "./improvement-checks.ts";
import { samplesLoader } from "./sample.loaders.ts";

/** What is to be fixed, as the one who asks says it. */
interface BaselineOrder {
  readonly dealerID: string;
  readonly program: string;
  readonly metric: string;
  readonly currency?: string | null;
  readonly months?: readonly Month[] | null;
  readonly note?: string | null;
}

const usualMonths = 3;
const mostMonths = 24;
const longestNote = 1000;

/** A dealer as of now. Fails with `NOT_FOUND` where there is none to be seen. */
export async function dealerOfOrder(context: RequestContext, dealerId: string): Promise<DealerType> {
  const row = await context.loader(dealerLoader).load(dealerId);
  if (!row) throw new Failure("NOT_FOUND", "There is no dealer of that id to be seen.", { field: "dealerID" });
  return dealerFrom(row, context.clock.now());
}

/** The newest editions of the months asked for, or of the last final ones. */
async function finalResults(
  { scope, runner }: RequestContext,
  { internalID, asOf }: DealerType,
  metric: Metric,
  months: readonly Month[] | null | undefined,
): Promise<PublishedResult[]> {
  const { program, code } = metric;
  if (!months) {
    const count = countsAgain(metric) ? 1 : usualMonths;
    const newest = await readNewestFinal(scope, runner, program, [code], [internalID], count, asOf);
    if (newest.length === 0) throw refused("metric", `${code} has no final month yet: there is nothing to fix.`);
    return newest;
  }
  if (months.length === 0 || months.length > mostMonths) {
    throw refused("months", `${months.length} months are asked for; expected 1 to ${mostMonths}.`);
  }
  if (countsAgain(metric) && months.length > 1) {
    throw refused("months", `${code} counts who is there all along, the same in every month; expected one month.`);
  }
  if (new Set(months).size < months.length) throw refused("months", "A month is named twice; expected each once.");
  const cells = months.map((month) => ({ dealerId: internalID, month }));
  const results = await readPublishedMonths(scope, runner, program, [code], cells, asOf);
  const open = months.filter((month) => !results.some((result) => result.month === month));
  if (open.length > 0) throw refused("months", `${code} is not final in ${open.toSorted().join(", ")}; expected final months only.`);
  return results;
}

function versionOf({ code }: Metric, results: readonly PublishedResult[]): number {
  const versions = [...new Set(results.map(({ edition }) => edition.definitionVersion))];
  const [version = 0] = versions;
  if (versions.length > 1) {
    throw refused("months", `The definition of ${code} changed between these months; expected months computed by one version of it.`);
  }
  return version;
}

/** A metric's result over final months, as of now: of the months that have one, in whatever currency. */
export async function takeBaseline(
  context: RequestContext,
  dealer: DealerType,
  { metric, currency, months, note }: { metric: Metric; currency: string | null; months: readonly Month[] | null; note: string | null },
): Promise<NewBaseline> {
  const results = await finalResults(context, dealer, metric, months);
  const inCurrency = results.filter((result) => result.currency === currency);
  if (inCurrency.length === 0)
    throw refused("currency", `${metric.code} has no final result in ${currency ?? "no currency"} in these months.`);
  const taken = [...new Set(results.map(({ month }) => month))].toSorted();
  const version = versionOf(metric, inCurrency);
  const computed = asComputed(metric, version);
  const rows = needsRecords(computed)
    ? await context.loader(samplesLoader).load({ dealer, metric: computed, currency, months: taken })
    : [];
  const numbers = periodNumbers(computed, inCurrency, rows);
  if (periodValue(computed, numbers) === null) {
    throw refused("months", `${metric.code} has no value in ${taken.join(", ")}: its denominator is 0.`);
  }
  const editions = new Map(inCurrency.map(({ month, edition }) => [month, edition.edition]));
  return {
    ...numbers,
    dealerId: dealer.internalID,
    program: metric.program,
    metric: metric.code,
    currency,
    definitionVersion: version,
    months: taken.map((month) => ({ month, edition: editions.get(month) ?? null })),
    note,
    setBy: context.viewer.subject,
    setAt: dealer.asOf.toISOString(),
  };
}

/**
 * Fixes a metric's result over some final months. Fails with `NOT_FOUND` for a dealer that is not there and `BAD_USER_INPUT` for
 * what makes no sense.
 */
export async function setBaseline(context: RequestContext, order: BaselineOrder): Promise<StoredBaseline> {
  const dealer = await dealerOfOrder(context, order.dealerID);
  const metric = knownMetric(order.program, order.metric);
  const currency = currencyOf(metric, order.currency, dealer.currency);
  const note = optionalText("note", "The note", order.note, longestNote);
  const taken = await takeBaseline(context, dealer, { metric, currency, months: order.months ?? null, note });
  const stored = await storeBaseline(context.scope, context.dataSource, taken);
  await context.renew();
  return stored;
}
