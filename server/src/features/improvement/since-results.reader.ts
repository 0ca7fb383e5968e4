import { firstDay, type Month } from "../../kpi/month.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";

/** Whose results, of what, from which month on. */
export interface SinceKey {
  readonly dealerId: string;
  readonly program: string;
  readonly metric: string;
  /** Months computed by another version of the definition are no measure of the change. */
  readonly definitionVersion: number;
  readonly from: Month;
  /** Only months that end before this day; null for all. */
  readonly until: string | null;
}

/** A month's final result, of the newest edition. */
export interface SinceResult {
  readonly month: Month;
  readonly currency: string | null;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
}

const sinceResults: Statement = {
  name: "since_results",
  text: `SELECT place, month, currency, numerator, denominator, squares FROM (
      SELECT DISTINCT ON (key.place, p.month, p.currency) key.place::int AS place, p.month, p.currency, p.numerator, p.denominator, p.squares,
        p.definition_version = key.definition_version AS comparable
      FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::date[], $6::date[])
        WITH ORDINALITY AS key(dealer_id, program, metric, definition_version, starts, until, place)
      JOIN metric_result p ON p.dealer_id = key.dealer_id AND p.program = key.program AND p.month >= key.starts AND p.metric = key.metric
      WHERE p.published_at <= $7 AND (key.until IS NULL OR (p.month + interval '1 month')::date <= key.until)
      ORDER BY key.place, p.month, p.currency, p.edition DESC
    ) newest WHERE comparable ORDER BY place, month, currency`,
};

/** Final results from some months on, oldest first; in the order of the keys. One statement for all. */
export async function readSinceResults(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly SinceKey[],
  asOf: Date,
): Promise<SinceResult[][]> {
  // Where none may be read, nothing is joined.
  const rows = await runner.query<
    Omit<SinceResult, "month"> & { readonly place: number; readonly month: string; readonly currency: string }
  >(sinceResults, [
    keys.map(({ dealerId }) => (mayRead(scope, dealerId) ? dealerId : null)),
    keys.map(({ program }) => program),
    keys.map(({ metric }) => metric),
    keys.map(({ definitionVersion }) => definitionVersion),
    keys.map(({ from }) => firstDay(from)),
    keys.map(({ until }) => until),
    asOf,
  ]);
  const answers = keys.map((): SinceResult[] => []);
  for (const { place, month, currency, ...row } of rows) {
    answers[place - 1]?.push({ ...row, month: month.slice(0, 7) as Month, currency: currencyFromStored(currency) });
  }
  return answers;
}
