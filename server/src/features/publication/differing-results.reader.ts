import type { EntityManager } from "typeorm";
import { programs } from "../../kpi/catalogue.ts";
import type { Metric } from "../../kpi/metric.ts";
import type { Month } from "../../kpi/month.ts";
import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { type Cell, cellParameters, givenCells, monthCell } from "../../storage/kpi/cohort-sql.ts";
import { measuredCellsSql, squares } from "../../storage/kpi/measure-sql.ts";
import { publishedTogether } from "./publication-candidates.reader.ts";

/** A published result of which today's records give other numbers. */
export interface DifferingResult {
  readonly dealerId: string;
  readonly program: string;
  readonly metric: string;
  readonly month: Month;
  /** Blank where the metric is not in money. */
  readonly currency: string;
}

/** Dealers' months measured by one statement. */
const cellsAStatement = 2_000;

const publishedCells = `
  SELECT DISTINCT p.dealer_id, to_char(p.month, 'YYYY-MM') AS month, d.time_zone
  FROM metric_result p JOIN dealer d ON d.id = p.dealer_id
  WHERE p.dealer_id = ANY($1::text[]) AND p.program = $2 AND p.metric = ANY($3::text[]) ORDER BY p.dealer_id, month`;

const other = (column: string) => `coalesce(today.${column}, 0) <> p.${column}`;

/** Parameters: those of the cells, then the program (8) and the metrics (9). */
function differingSql(metrics: readonly Metric[]): string {
  return `WITH today AS (${measuredCellsSql(metrics, givenCells, [squares])}), published AS (
    SELECT DISTINCT ON (p.dealer_id, p.month, p.metric, p.currency) p.* FROM metric_result p JOIN ${givenCells} USING (dealer_id, month)
    WHERE p.program = $8 AND p.metric = ANY($9::text[]) ORDER BY p.dealer_id, p.month, p.metric, p.currency, p.edition DESC
  )
  SELECT p.dealer_id, p.program, p.metric, to_char(p.month, 'YYYY-MM') AS month, p.currency
  FROM published p LEFT JOIN today USING (dealer_id, month, metric, currency)
  WHERE ${other("numerator")} OR ${other("denominator")} OR ${other("squares")}`;
}

/** The published results of dealers, about these kinds of records or any, of which the records give other numbers as of an instant. */
export async function findDifferingResults(
  manager: EntityManager,
  dealerIds: readonly string[],
  recordKinds: ReadonlySet<string> | "ANY",
  asOf: Date,
): Promise<DifferingResult[]> {
  const differing: DifferingResult[] = [];
  if (dealerIds.length === 0) return differing;
  for (const program of programs) {
    for (const together of publishedTogether(program)) {
      const metrics = together.filter((metric) => recordKinds === "ANY" || recordKindsOf(metric).some(({ code }) => recordKinds.has(code)));
      if (metrics.length === 0) continue;
      const codes = metrics.map(({ code }) => code);
      const rows: { dealer_id: string; month: Month; time_zone: string }[] = await manager.query(publishedCells, [
        dealerIds,
        program.code,
        codes,
      ]);
      const cells = rows.map(({ dealer_id, month, time_zone }) => monthCell(dealer_id, month, time_zone));
      for (let first = 0; first < cells.length; first += cellsAStatement) {
        differing.push(...(await differingOf(manager, program.code, metrics, cells.slice(first, first + cellsAStatement), asOf)));
      }
    }
  }
  return differing;
}

async function differingOf(
  manager: EntityManager,
  program: string,
  metrics: readonly Metric[],
  cells: readonly Cell[],
  asOf: Date,
): Promise<DifferingResult[]> {
  const codes = metrics.map(({ code }) => code);
  const rows: (Omit<DifferingResult, "dealerId"> & { dealer_id: string })[] = await manager.query(differingSql(metrics), [
    asOf,
    ...cellParameters(cells),
    program,
    codes,
  ]);
  return rows.map(({ dealer_id, ...rest }) => ({ dealerId: dealer_id, ...rest }));
}
