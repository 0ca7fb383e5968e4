import { createHash } from "node:crypto";
import { milliseconds } from "../../kpi/formula/duration.ts";
import type { RecordKind } from "../../kpi/formula/record-kind.ts";
import { valueType } from "../../kpi/formula/record-kind.ts";
import type { Measure, MetricDefinition, Settlement } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { monthPeriod, type Period } from "../../kpi/period.ts";
import type { Statement } from "../read-snapshot.ts";
import { asOfGiven, asOfParameter, conditionSql } from "./condition-sql.ts";
import { type Looking, seenRecordsSql } from "./seen-records-sql.ts";

/**
 * Cells, a dealer's months or weeks on its own clocks, as parameters 2 to 7: dealer ids, first days, days after the last, starts, ends,
 * time zones. However many there are, the statement is one.
 */
export const givenCells = `(
    SELECT * FROM unnest($2::text[], $3::date[], $4::date[], $5::timestamptz[], $6::timestamptz[], $7::text[])
      AS c(dealer_id, month, next_day, starts_at, ends_at, time_zone) WHERE ${asOfGiven}
  ) AS cell`;

/** A dealer's month or week, on the dealer's own clocks. */
export interface DealerPeriod extends Period {
  readonly dealerId: string;
}

/** A dealer's month. */
export interface Cell extends DealerPeriod {
  readonly month: Month;
}

export function monthCell(dealerId: string, month: Month, timeZone: string): Cell {
  return { dealerId, month, ...monthPeriod(month, timeZone) };
}

/** Cells as the parameters that `givenCells` reads. */
export function cellParameters(cells: readonly DealerPeriod[]): unknown[] {
  return [
    cells.map((cell) => cell.dealerId),
    cells.map((cell) => cell.firstDay),
    cells.map((cell) => cell.nextDay),
    cells.map((cell) => cell.start),
    cells.map((cell) => cell.end),
    cells.map((cell) => cell.timeZone),
  ];
}

export function placementSql(metric: MetricDefinition): { inDenominator: string; inNumerator: string } {
  const population = conditionSql(metric.population, metric.of);
  const inDenominator = metric.denominator ? `${population} AND ${conditionSql(metric.denominator, metric.of)}` : population;
  return { inDenominator, inNumerator: `${inDenominator} AND ${conditionSql(metric.numerator, metric.of)}` };
}

/** Whether a record falls into the cell, over the table's own column. */
export function inCellSql({ of, cohort }: Pick<Measure, "of" | "cohort">, table: string, cell = "cell"): string {
  // Of a month still to come nothing can be said.
  if (cohort === "EVERY_PERIOD") return cell === "cell" ? `cell.starts_at <= ${asOfParameter}` : "true";
  const date = `${table}.${cohort}`;
  return valueType(of, cohort) === "day"
    ? `${date} >= ${cell}.month AND ${date} < ${cell}.next_day`
    : `${date} >= ${cell}.starts_at AND ${date} < ${cell}.ends_at`;
}

/** Of a cohort date that is an event: it has happened. */
function cohortSeenSql({ of, cohort }: Pick<Measure, "of" | "cohort">): string {
  if (cohort === "EVERY_PERIOD" || cohort === of.born) return "";
  const source = of.fields[cohort]?.source;
  if (source === "event") return ` AND r0.${cohort} <= ${asOfParameter}`;
  return source === "eventDay" ? ` AND r0.${cohort} <= (${asOfParameter} AT TIME ZONE cell.time_zone)::date` : "";
}

/** The records of a cell's cohort as they looked at the instant, with the named fields, for a lateral join with the cells. */
export function cohortRecordsSql(
  measure: Pick<Measure, "of" | "cohort">,
  fields: Iterable<string>,
  relevant?: Looking["relevant"],
): string {
  const { of, cohort } = measure;
  const names = cohort === "EVERY_PERIOD" ? fields : [...fields, cohort];
  const seen = cohortSeenSql(measure);
  const from = `${of.table} r0 WHERE r0.dealer_id = cell.dealer_id AND ${inCellSql(measure, "r0")}${seen}`;
  return seenRecordsSql(of, names, from, { ...(relevant ? { relevant } : {}), come: seen !== "", everyRecord: cohort === "EVERY_PERIOD" });
}

function after(from: string, wait: number): string {
  return wait === 0 ? from : `${from} + interval '${wait} milliseconds'`;
}

/** When a cell's metric settles, over the cell's records; null for one that never does. */
export function settlesAtSql(settlement: Settlement): string {
  if (settlement === "NEVER") return "NULL::timestamptz";
  if ("calendarDays" in settlement) return `(cell.next_day + ${settlement.calendarDays})::timestamp AT TIME ZONE cell.time_zone`;
  const { deadline, atLeast, window } = settlement;
  if (deadline === undefined) return after("cell.ends_at", milliseconds(atLeast) + milliseconds(window));
  // Instants are kept to the millisecond: the first one after a deadline is one millisecond later.
  const answered = `greatest(${after("cell.ends_at", milliseconds(atLeast))}, max(${deadline}) + interval '1 millisecond')`;
  return after(answered, milliseconds(window));
}

/** The deadline of its records that says when a metric settles, where one does. */
export function deadlineOf(settlement: Settlement): string | undefined {
  return settlement !== "NEVER" && "deadline" in settlement ? settlement.deadline : undefined;
}

export function cohortKey({ of, cohort }: { readonly of: Pick<RecordKind, "code">; readonly cohort: string }): string {
  return `${of.code} ${cohort}`;
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
