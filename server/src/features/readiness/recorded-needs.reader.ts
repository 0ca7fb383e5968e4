import pg from "pg";
import { programs } from "../../kpi/catalogue.ts";
import { isStored, type RecordKind, valueType } from "../../kpi/formula/record-kind.ts";
import { denominatorOf, type Metric, numeratorOf, type Program } from "../../kpi/metric.ts";
import { kindsByCode, needsToLookUp, type RecordedNeeds } from "../../kpi/readiness.ts";
import { needText, type RecordNeed } from "../../kpi/record-needs.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
import { named } from "../../storage/kpi/cohort-sql.ts";
import { asOfGiven, asOfParameter, today } from "../../storage/kpi/condition-sql.ts";
import { seenRecordsSql } from "../../storage/kpi/seen-records-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

interface RecordedRow {
  readonly dealer_id: string;
  readonly kind: string;
  /** In the order of the kind's needs: how many records have each, and of how many that could. */
  readonly counts: readonly number[];
  readonly possible: readonly number[];
}

const everyMetric = programs.flatMap(({ metrics }) => metrics);
const everyKind = kindsByCode(everyMetric);

/** Dates by which months are told apart, of any kind and metric. */
function datesOf(kind: RecordKind, metrics: readonly Metric[]): string[] {
  const measures = metrics.flatMap((metric) => [numeratorOf(metric), denominatorOf(metric)]);
  const cohorts = measures.flatMap((measure) => (measure?.of.code === kind.code ? [measure.cohort] : []));
  return [...new Set([...(kind.born === null ? [] : [kind.born]), ...cohorts])].filter((date) => date !== "EVERY_PERIOD");
}

/** A record is of the last twelve months by any of its dates; one of a kind without dates always is. */
function isRecentSql(kind: RecordKind, dates: readonly string[], table: string): string {
  const recent = dates.map((date) => {
    const [year, until] =
      valueType(kind, date) === "day"
        ? [`(${today} - interval '12 months')::date`, today]
        : [`${asOfParameter} - interval '12 months'`, asOfParameter];
    return `(${table}.${date} > ${year} AND ${table}.${date} <= ${until})`;
  });
  return recent.length === 0 ? "true" : `(${recent.join(" OR ")})`;
}

/** What came with an event can be there only with it. */
function stampOf(kind: RecordKind, column: string | null): string | undefined {
  const field = column === null ? undefined : kind.fields[column];
  return field && isStored(field) && "stampedBy" in field && !field.orUntimed ? field.stampedBy : undefined;
}

/** SQL that is true of a record that has what is needed, and of one that could. */
function needSql(kind: RecordKind, { column, value }: RecordNeed): { has: string; could: string } {
  if (column === null) return { has: "true", could: "true" };
  const stamp = stampOf(kind, column);
  const could = stamp === undefined ? "true" : `r.${stamp} IS NOT NULL`;
  if (value !== null) return { has: `r.${column} = ${pg.escapeLiteral(value)}`, could };
  return { has: valueType(kind, column) === "text" ? `btrim(r.${column}) <> ''` : `r.${column} IS NOT NULL`, could };
}

interface KindNeeds {
  readonly kind: RecordKind;
  readonly needs: readonly RecordNeed[];
}

function kindNeedsOf({ metrics }: Program): KindNeeds[] {
  return [...groupBy(needsToLookUp(metrics), ({ kind }) => kind)].flatMap(([code, needs]) => {
    const kind = everyKind.get(code);
    return kind ? [{ kind, needs }] : [];
  });
}

/** The records as they looked at the instant, those of the last twelve months by what was known then. */
function kindSql({ kind, needs }: KindNeeds): string {
  const sql = needs.map((need) => needSql(kind, need));
  const dates = datesOf(kind, everyMetric);
  const columns = needs.flatMap(({ column }) => (column === null ? [] : [column, stampOf(kind, column) ?? column]));
  const from = `${kind.table} r0 WHERE r0.dealer_id = cell.id AND ${isRecentSql(kind, dates, "r0")}`;
  return `SELECT cell.id AS dealer_id, '${kind.code}' AS kind, ARRAY[${sql.map(({ has }) => `count(*) FILTER (WHERE ${has})`).join(", ")}]::int[] AS counts,
      ARRAY[${sql.map(({ could }) => (could === "true" ? "count(*)" : `count(*) FILTER (WHERE ${could})`)).join(", ")}]::int[] AS possible
    FROM dealer cell CROSS JOIN LATERAL (${seenRecordsSql(kind, [...columns, ...dates], from)}) r
    WHERE cell.id = ANY($2::text[]) AND ${asOfGiven} AND ${isRecentSql(kind, dates, "r")} GROUP BY cell.id`;
}

const statementOf = (kinds: readonly KindNeeds[]): Statement => named("recorded_needs", kinds.map(kindSql).join("\nUNION ALL\n"));

/** What dealers have recorded of all that a program's metrics look at, in the twelve months before an instant, as it was known then: one statement. */
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
  const rows = await runner.query<RecordedRow>(statementOf(kinds), [asOf, readable]);
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
