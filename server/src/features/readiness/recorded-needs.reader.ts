import pg from "pg";
import { programs } from "../../kpi/catalogue.ts";
import { isStored, type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import { denominatorOf, type Metric, numeratorOf, type Program } from "../../kpi/metric.ts";
import { kindsByCode, needsToLookUp, type RecordedNeeds } from "../../kpi/readiness.ts";
import { needText, type RecordNeed } from "../../kpi/record-needs.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

interface RecordedRow {
  readonly dealer_id: string;
  readonly kind: string;
  /** In the order of the kind's needs: how many records have each, and of how many that could. */
  readonly counts: readonly number[];
  readonly possible: readonly number[];
}

/** Dates by which months are told apart, of any kind and metric. */
function datesOf(kind: RecordKind, metrics: readonly Metric[]): string[] {
  const measures = metrics.flatMap((metric) => [numeratorOf(metric), denominatorOf(metric)]);
  const cohorts = measures.flatMap((measure) => (measure?.of.code === kind.code ? [measure.cohort] : []));
  return [...new Set([...(kind.born === null ? [] : [kind.born]), ...cohorts])].filter((date) => date !== "EVERY_PERIOD");
}

/** A record is of the last twelve months by any of its dates; one of a kind without dates always is. */
function isRecentSql(kind: RecordKind, metrics: readonly Metric[]): string {
  const recent = datesOf(kind, metrics).map((date) => {
    const type = valueType(kind, date) === "day" ? "date" : "timestamptz";
    return `r.${date} > ($2::timestamptz - interval '12 months')::${type} AND r.${date} <= $2::${type}`;
  });
  return recent.length === 0 ? "$2::timestamptz IS NOT NULL" : `(${recent.map((each) => `(${each})`).join(" OR ")})`;
}

/** SQL that is true of a record that has what is needed, and of one that could. */
function needSql(kind: RecordKind, { column, value }: RecordNeed): { has: string; could: string } {
  if (column === null) return { has: "true", could: "true" };
  const field = kind.fields[column];
  const stamp = field && isStored(field) && "stampedBy" in field && !field.orUntimed ? field.stampedBy : undefined;
  const could = stamp === undefined ? "true" : `r.${stamp} IS NOT NULL`;
  if (value !== null) return { has: `r.${column} = ${pg.escapeLiteral(value)}`, could };
  return { has: valueType(kind, column) === "text" ? `btrim(r.${column}) <> ''` : `r.${column} IS NOT NULL`, could };
}

interface KindNeeds {
  readonly kind: RecordKind;
  readonly needs: readonly RecordNeed[];
}

function kindNeedsOf({ metrics }: Program): KindNeeds[] {
  const kinds = kindsByCode(metrics);
  return [...groupBy(needsToLookUp(metrics), ({ kind }) => kind)].flatMap(([code, needs]) => {
    const kind = kinds.get(code);
    return kind ? [{ kind, needs }] : [];
  });
}

function statementOf(kinds: readonly KindNeeds[]): Statement {
  const all = programs.flatMap(({ metrics }) => metrics);
  const selects = kinds.map(({ kind, needs }) => {
    const sql = needs.map((need) => needSql(kind, need));
    return `SELECT r.dealer_id, '${kind.code}' AS kind, ARRAY[${sql.map(({ has }) => `count(*) FILTER (WHERE ${has})`).join(", ")}]::int[] AS counts,
        ARRAY[${sql.map(({ could }) => (could === "true" ? "count(*)" : `count(*) FILTER (WHERE ${could})`)).join(", ")}]::int[] AS possible
      FROM ${kind.table} r WHERE r.dealer_id = ANY($1::text[]) AND ${isRecentSql(kind, all)} GROUP BY r.dealer_id`;
  });
  return named("recorded_needs", selects.join("\nUNION ALL\n"));
}

/** What dealers have recorded of all that a program's metrics look at, in the twelve months before an instant: one statement. */
export async function readRecordedNeeds(
  scope: DealerScope,
  runner: StatementRunner,
  program: Program,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<ReadonlyMap<string, RecordedNeeds>> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return new Map();
  const kinds = kindNeedsOf(program);
  const rows = await runner.query<RecordedRow>(statementOf(kinds), [readable, asOf]);
  const needsOf = new Map(kinds.map(({ kind, needs }) => [kind.code, needs]));
  return new Map(
    [...groupBy(rows, (row) => row.dealer_id)].map(([dealerId, ofDealer]) => [
      dealerId,
      new Map(
        ofDealer.flatMap(({ kind, counts, possible }) =>
          (needsOf.get(kind) ?? []).map(
            (need, index) => [needText(need), { count: counts[index] ?? 0, of: possible[index] ?? 0 }] as const,
          ),
        ),
      ),
    ]),
  );
}
