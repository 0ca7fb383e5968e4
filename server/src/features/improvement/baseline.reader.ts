import { isoInstant } from "../../graphql/scalars.ts";
import type { PeriodNumbers } from "../../kpi/improvement/period-numbers.ts";
import type { Month } from "../../kpi/month.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

export interface BaselineRow {
  readonly dealer_id: string;
  readonly program: string;
  readonly metric: string;
  readonly currency: string;
  readonly number: number;
  readonly definition_version: number;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly records: number;
  readonly months: readonly string[];
  readonly editions: readonly number[];
  readonly note: string | null;
  readonly set_by: string;
  readonly set_at: string;
}

/** A month that a baseline was taken from. */
export interface BaselineMonth {
  readonly month: Month;
  /** The published edition; null where the month has a final result in other currencies only. */
  readonly edition: number | null;
}

export interface StoredBaseline extends PeriodNumbers {
  readonly dealerId: string;
  readonly program: string;
  readonly metric: string;
  readonly currency: string | null;
  readonly number: number;
  readonly definitionVersion: number;
  /** Oldest first. */
  readonly months: readonly BaselineMonth[];
  readonly note: string | null;
  readonly setBy: string;
  readonly setAt: string;
}

/** Over `metric_baseline b`. */
export const baselineColumns = `b.dealer_id, b.program, b.metric, b.currency, b.number, b.definition_version, b.numerator, b.denominator, b.squares, b.records,
  b.months::text[] AS months, b.editions, b.note, b.set_by, b.set_at`;

const baselinesInForce: Statement = {
  name: "baselines_in_force",
  text: `SELECT DISTINCT ON (b.dealer_id, b.program, b.metric, b.currency) ${baselineColumns}
    FROM metric_baseline b WHERE b.dealer_id = ANY($1::text[]) AND b.program = ANY($2::text[]) AND b.set_at <= $3
    ORDER BY b.dealer_id, b.program, b.metric, b.currency, b.number DESC`,
};

const baselineByNumber: Statement = {
  name: "baseline",
  text: `SELECT ${baselineColumns} FROM metric_baseline b
    WHERE b.dealer_id = $1 AND b.program = $2 AND b.metric = $3 AND b.currency = $4 AND ($5::int IS NULL OR b.number = $5) AND b.set_at <= $6
    ORDER BY b.number DESC LIMIT 1`,
};

const baselineHistory: Statement = {
  name: "baseline_history",
  text: `SELECT ${baselineColumns} FROM metric_baseline b
    WHERE b.dealer_id = $1 AND b.program = $2 AND ($3::text IS NULL OR b.metric = $3) AND b.set_at <= $4
      AND ($5::timestamptz IS NULL OR (b.set_at, b.metric, b.currency, b.number) < ($5::timestamptz, $6::text, $7::text, $8::numeric))
    ORDER BY b.set_at DESC, b.metric DESC, b.currency DESC, b.number DESC LIMIT $9`,
};

export function storedBaselineFrom(row: BaselineRow): StoredBaseline {
  return {
    dealerId: row.dealer_id,
    program: row.program,
    metric: row.metric,
    currency: currencyFromStored(row.currency),
    number: row.number,
    definitionVersion: row.definition_version,
    numerator: row.numerator,
    denominator: row.denominator,
    squares: row.squares,
    records: row.records,
    months: row.months.map((day, index) => ({ month: day.slice(0, 7) as Month, edition: row.editions[index] || null })),
    note: row.note,
    setBy: row.set_by,
    setAt: isoInstant(row.set_at),
  };
}

/** The baselines in force as of an instant, for many dealers and programs in one statement. */
export async function readBaselinesInForce(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  programs: readonly string[],
  asOf: Date,
): Promise<StoredBaseline[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<BaselineRow>(baselinesInForce, [readable, programs, asOf]);
  return rows.map(storedBaselineFrom);
}

/** All baselines of a dealer's program, or of one of its metrics, newest first; one more than the page holds. */
export async function readBaselineHistory(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, program, metric }: { readonly dealerId: string; readonly program: string; readonly metric: string | null },
  asOf: Date,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<StoredBaseline[]> {
  if (!mayRead(scope, dealerId)) return [];
  const [setAt = null, afterMetric = null, currency = null, number = null] = page.after ?? [];
  const rows = await runner.query<BaselineRow>(baselineHistory, [
    dealerId,
    program,
    metric,
    asOf,
    setAt,
    afterMetric,
    currency,
    number,
    page.first + 1,
  ]);
  return rows.map(storedBaselineFrom);
}

/** A baseline by its number, or the one in force. */
export async function readBaseline(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, program, metric, currency }: Pick<StoredBaseline, "dealerId" | "program" | "metric" | "currency">,
  number: number | null,
  asOf: Date,
): Promise<StoredBaseline | undefined> {
  if (!mayRead(scope, dealerId)) return undefined;
  const [row] = await runner.query<BaselineRow>(baselineByNumber, [dealerId, program, metric, currency ?? "", number, asOf]);
  return row && storedBaselineFrom(row);
}
