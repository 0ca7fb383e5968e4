import { createHash } from "node:crypto";
import type { Metric, MetricDefinition, Settlement } from "../../kpi/metric.ts";
import { milliseconds } from "../../kpi/formula/duration.ts";
import { firstDay, type Month, type MonthBounds } from "../../kpi/month.ts";
import type { Statement } from "../read-snapshot.ts";
import { conditionSql } from "./condition-sql.ts";
import { conditionContext, seenRecordsSql } from "./seen-records-sql.ts";

/** SQL of the instant asked for: always the first parameter. */
export const asOfParameter = "$1::timestamptz";

/**
 * Cells, a dealer's months on its own clocks, as parameters 2 to 5: dealer ids, first days,
 * starts and ends. However many there are, the statement is one.
 */
export const givenCells = `unnest($2::text[], $3::date[], $4::timestamptz[], $5::timestamptz[]) AS cell(dealer_id, month, starts_at, ends_at)`;

/** A dealer's month, on the dealer's own clocks. */
export interface Cell extends MonthBounds {
  readonly dealerId: string;
  readonly month: Month;
}

/** Cells as the parameters that `givenCells` reads. */
export function cellParameters(cells: readonly Cell[]): unknown[] {
  return [
    cells.map((cell) => cell.dealerId),
    cells.map((cell) => firstDay(cell.month)),
    cells.map((cell) => cell.start),
    cells.map((cell) => cell.end),
  ];
}

export function placementSql(metric: MetricDefinition): { inDenominator: string; inNumerator: string } {
  const context = conditionContext(metric.of, asOfParameter);
  const population = conditionSql(metric.population, context);
  const inDenominator = metric.denominator ? `${population} AND ${conditionSql(metric.denominator, context)}` : population;
  return { inDenominator, inNumerator: `${inDenominator} AND ${conditionSql(metric.numerator, context)}` };
}

/** The records of a cell's cohort as they looked at the instant, for a lateral join with the cells. */
export function cohortRecordsSql({ of, cohort }: MetricDefinition): string {
  const inCell = `r.dealer_id = cell.dealer_id AND r.${cohort} >= cell.starts_at AND r.${cohort} < cell.ends_at`;
  return seenRecordsSql(of, asOfParameter, `${of.table} r WHERE ${inCell}`);
}

/** When a cell's metric settles, over the cell's records; null for one that never does. */
export function settlesAtSql(settlement: Settlement): string {
  if (settlement === "NEVER") return "NULL::timestamptz";
  const afterEnd = `cell.ends_at + interval '${milliseconds(settlement.atLeast)} milliseconds'`;
  // Instants are kept to the millisecond: the first one after a deadline is one millisecond later.
  return `greatest(${afterEnd}, max(${settlement.deadline}) + interval '1 millisecond') + interval '${milliseconds(settlement.window)} milliseconds'`;
}

/** Names statements after their text, so that PostgreSQL prepares each once a connection, the first `most` of them. */
export function statementNames(most: number): (prefix: string, text: string) => Statement {
  const statements = new Map<string, Statement>();
  return (prefix, text) => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= most) return { text };
    const made = { name: `${prefix}_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`, text };
    statements.set(text, made);
    return made;
  };
}

/** What is prepared stays on its connection, and whoever asks chooses which metrics go into one statement. */
export const named = statementNames(300);

/**
 * Metrics that count the same kind of record by the same date share one pass over the records. They stand in order of
 * their codes, so that the same ones make the same statement however they were asked for.
 */
export function byCohort(metrics: readonly Metric[]): Metric[][] {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics.toSorted((one, other) => (one.code < other.code ? -1 : 1))) {
    const key = `${metric.of.code} ${metric.cohort}`;
    groups.set(key, [...(groups.get(key) ?? []), metric]);
  }
  return [...groups.values()];
}
