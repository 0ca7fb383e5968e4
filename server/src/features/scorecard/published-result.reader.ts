import type { GoalDirection } from "../../kpi/goal.ts";
import type { PublishedNumbers } from "../../kpi/results/assemble-result.ts";
import { firstDay, type Month } from "../../kpi/month.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

interface PublishedRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly metric: string;
  readonly currency: string;
  readonly edition: number;
  readonly definition_version: number;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly squares: string | null;
  readonly goal_value: string | null;
  readonly goal_direction: GoalDirection | null;
  readonly goal_strict: boolean | null;
  readonly final_at: string;
  readonly computed_as_of: string;
  readonly published_at: string;
  readonly restated_by: string | null;
  readonly restatement_reason: string | null;
}

/** A published edition, with its key. */
export interface PublishedResult extends PublishedNumbers {
  readonly dealerId: string;
  readonly month: Month;
  readonly metric: string;
}

/** A dealer's month of a program. */
export interface DealerMonth {
  readonly dealerId: string;
  readonly month: Month;
}

const columns = `p.dealer_id, p.month, p.metric, p.currency, p.edition, p.definition_version, p.numerator, p.denominator, p.squares, p.goal_value, p.goal_direction,
  p.goal_strict, p.final_at, p.computed_as_of, p.published_at, p.restated_by, p.restatement_reason`;

const publishedMonths: Statement = {
  name: "published_months",
  text: `SELECT DISTINCT ON (p.dealer_id, p.month, p.metric, p.currency) ${columns}
    FROM unnest($1::text[], $2::date[]) AS cell(dealer_id, month)
    JOIN metric_result p ON p.dealer_id = cell.dealer_id AND p.program = $3 AND p.month = cell.month
    WHERE p.metric = ANY($5::text[]) AND p.published_at <= $4
    ORDER BY p.dealer_id, p.month, p.metric, p.currency, p.edition DESC`,
};

const newestFinal: Statement = {
  name: "newest_final",
  // Dealer by dealer: otherwise a plan for any dealers reads all dealers' results of the metrics, by month.
  text: `SELECT ranked.* FROM unnest($1::text[]) AS d(id) CROSS JOIN LATERAL (
      SELECT ${columns},
        dense_rank() OVER (PARTITION BY p.metric ORDER BY p.month DESC) AS age,
        row_number() OVER (PARTITION BY p.metric, p.month, p.currency ORDER BY p.edition DESC) AS newness
      FROM metric_result p
      WHERE p.dealer_id = d.id AND p.program = $2 AND p.metric = ANY($3::text[]) AND p.published_at <= $4 OFFSET 0
    ) ranked WHERE age <= $5 AND newness = 1 ORDER BY dealer_id, metric, month DESC`,
};

const editions: Statement = {
  name: "editions",
  text: `SELECT ${columns} FROM unnest($1::text[], $2::date[], $3::text[], $6::text[]) AS key(dealer_id, month, metric, currency)
    JOIN metric_result p ON p.dealer_id = key.dealer_id AND p.program = $4 AND p.month = key.month AND p.metric = key.metric AND p.currency = key.currency
    WHERE p.published_at <= $5 ORDER BY p.edition DESC`,
};

function publishedFrom(row: PublishedRow): PublishedResult {
  return {
    dealerId: row.dealer_id,
    month: row.month.slice(0, 7) as Month,
    metric: row.metric,
    currency: currencyFromStored(row.currency),
    numerator: row.numerator,
    denominator: row.denominator,
    squares: row.squares,
    goal:
      row.goal_value === null || row.goal_direction === null
        ? null
        : { value: row.goal_value, direction: row.goal_direction, strict: row.goal_strict === true },
    finalAt: isoInstant(row.final_at),
    edition: {
      edition: row.edition,
      definitionVersion: row.definition_version,
      publishedAt: isoInstant(row.published_at),
      computedAsOf: isoInstant(row.computed_as_of),
      restatedBy: row.restated_by,
      restatementReason: row.restatement_reason,
    },
  };
}

/** The newest edition of each of the metrics published for these months, of editions published by then. */
export async function readPublishedMonths(
  scope: DealerScope,
  runner: StatementRunner,
  program: string,
  metrics: readonly string[],
  months: readonly DealerMonth[],
  asOf: Date,
): Promise<PublishedResult[]> {
  const readable = months.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<PublishedRow>(publishedMonths, [
    readable.map(({ dealerId }) => dealerId),
    readable.map(({ month }) => firstDay(month)),
    program,
    asOf,
    metrics,
  ]);
  return rows.map(publishedFrom);
}

/** The newest final months of each metric, at most `count` of each, for many dealers in one statement. */
export async function readNewestFinal(
  scope: DealerScope,
  runner: StatementRunner,
  program: string,
  metrics: readonly string[],
  dealerIds: readonly string[],
  count: number,
  asOf: Date,
): Promise<PublishedResult[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<PublishedRow>(newestFinal, [readable, program, metrics, asOf, count]);
  return rows.map(publishedFrom);
}

/** Every edition of some results, newest first. */
export async function readEditions(
  scope: DealerScope,
  runner: StatementRunner,
  program: string,
  results: readonly (DealerMonth & { readonly metric: string; readonly currency: string | null })[],
  asOf: Date,
): Promise<PublishedResult[]> {
  const readable = results.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<PublishedRow>(editions, [
    readable.map(({ dealerId }) => dealerId),
    readable.map(({ month }) => firstDay(month)),
    readable.map(({ metric }) => metric),
    program,
    asOf,
    readable.map(({ currency }) => currency ?? ""),
  ]);
  return rows.map(publishedFrom);
}
