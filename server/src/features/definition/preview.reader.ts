import type { GoalDirection } from "../../kpi/goal.ts";
import { versionsOf } from "../../kpi/definition-versions.ts";
import type { Metric } from "../../kpi/metric.ts";
import { firstDay, type Month } from "../../kpi/month.ts";
import { goalOfMonth } from "../../kpi/results/assemble-result.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { type PreviewedMonth, previewedMonth, type PublishedNumbers, type VersionNumbers } from "../../kpi/results/preview-cell.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { groupBy } from "../../platform/group-by.ts";
import type { MeasuredRow } from "../../storage/kpi/measure-sql.ts";
import { previewStatement, publishedBetween } from "../../storage/kpi/preview-sql.ts";
import { selectionSql } from "../../storage/kpi/selected-cells-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { type DealerRow, type DealerSelection, selectedIds } from "../dealer/dealer.reader.ts";
import { selectedCellParameters } from "../dealer/selected-cells.ts";
import { readSetGoals, type StoredGoal } from "../goal/set-goal.reader.ts";
import type { PreviewMonths } from "./preview-months.ts";

export interface PreviewQuery {
  readonly inForce: Metric;
  /** Another version of it, of the catalogue or one that is tried out. */
  readonly proposed: Metric;
  readonly months: PreviewMonths;
  readonly selection: DealerSelection;
  readonly asOf: Date;
}

/** What a version moves, in the order of dealers, months and currencies. */
export interface Preview {
  readonly months: readonly PreviewedMonth[];
  readonly dealers: ReadonlyMap<string, DealerRow>;
}

interface PublishedRow {
  readonly dealer_id: string;
  readonly month: string;
  readonly currency: string;
  readonly definition_version: number;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly goal_value: string | null;
  readonly goal_direction: GoalDirection | null;
  readonly goal_strict: boolean | null;
}

const selectedDealers: Statement = {
  name: "selected_dealers",
  text: `SELECT d.id, d.name, d.country, d.time_zone, d.currency FROM dealer d WHERE ${selectionSql(1, 2)}`,
};

type CellRow = Pick<MeasuredRow, "dealer_id" | "month" | "currency">;

/** Where a measure is divided by records of no currency, a month without amounts is of the dealer's own. */
function cellKey({ dealer_id, month, currency }: CellRow, metric: Metric, dealers: ReadonlyMap<string, DealerRow>): string {
  const own = metric.currency !== undefined && currency === "" ? (dealers.get(dealer_id)?.currency ?? "") : currency;
  return JSON.stringify([dealer_id, month.slice(0, 7), own]);
}

function numbersFrom(row: MeasuredRow | undefined): VersionNumbers | null {
  return row
    ? { numerator: row.numerator, denominator: row.denominator, finalAt: row.final_at === null ? null : new Date(row.final_at) }
    : null;
}

function publishedFrom(row: PublishedRow | undefined): PublishedNumbers | null {
  if (!row) return null;
  const { goal_value: value, goal_direction: direction, goal_strict: strict } = row;
  return {
    numerator: row.numerator,
    denominator: row.denominator,
    version: row.definition_version,
    goal: value === null || direction === null ? null : { value, direction, strict: strict === true },
  };
}

/** The goals that can hold for a dealer, in the order that `goalInForce` takes. */
function goalsOf(goals: readonly StoredGoal[], { id, country }: DealerRow): readonly StoredGoal[] {
  return goals.filter((goal) => (goal.dealerId === null || goal.dealerId === id) && (goal.country === null || goal.country === country));
}

/** Its place in the order of months. */
export function previewKey({ dealerId, month, currency }: Pick<PreviewedMonth, "dealerId" | "month" | "currency">): string {
  return [dealerId, month, currency ?? ""].join("\0");
}

/**
 * What another version of a metric makes of the records as they look at an instant, by dealer and month, beside the version in force
 * and what is published. Four statements, whatever the number of dealers and months.
 */
export async function readPreview(scope: DealerScope, runner: StatementRunner, query: PreviewQuery): Promise<Preview> {
  const { inForce, proposed, months, selection, asOf } = query;
  const chosen = [selectedIds(scope, selection.ids), selection.countries ?? null];
  const rows = await runner.query<DealerRow>(selectedDealers, chosen);
  const dealers = new Map(rows.map((dealer) => [dealer.id, dealer]));
  if (rows.length === 0) return { months: [], dealers };
  const zones = [...new Set(rows.map(({ time_zone }) => time_zone))];
  const countries = [...new Set(rows.flatMap(({ country }) => country ?? []))];
  const known = versionsOf(inForce);
  // Retired ones tell what became of records since a result was published by them.
  const versions = [...new Set([...known.filter(({ version }) => version <= inForce.version), proposed])];
  const [measured, published, goals] = await Promise.all([
    runner.query<MeasuredRow>(previewStatement(versions), [asOf, ...selectedCellParameters(scope, selection, zones, months.months)]),
    runner.query<PublishedRow>(publishedBetween, [
      inForce.program,
      inForce.code,
      firstDay(months.oldest),
      firstDay(months.newest),
      asOf,
      ...chosen,
    ]),
    readSetGoals(scope, runner, [inForce.program], { dealerIds: [...dealers.keys()], countries }, asOf),
  ]);
  const ofMetric = goals.filter(({ metric }) => metric === inForce.code);
  const goalsOfDealers = new Map(rows.map((dealer) => [dealer.id, goalsOf(ofMetric, dealer)]));
  const key = (row: CellRow) => cellKey(row, inForce, dealers);
  const found = groupBy(measured, key);
  const publishedOf = new Map(published.map((row) => [key(row), row]));
  const cells = [...new Set([...found.keys(), ...publishedOf.keys()])].map((cell) => {
    const [dealerId, month, currencyText] = JSON.parse(cell) as [string, Month, string];
    const currency = currencyFromStored(currencyText);
    const ofVersion = (version: number) => numbersFrom(found.get(cell)?.find((row) => row.version === version));
    const final = publishedFrom(publishedOf.get(cell));
    const goalBy = (metric: Metric) => (final ? final.goal : goalOfMonth(metric, currency, month, goalsOfDealers.get(dealerId) ?? []));
    return previewedMonth(inForce, proposed, {
      dealerId,
      month,
      currency,
      before: ofVersion(inForce.version),
      after: ofVersion(proposed.version),
      published: final,
      publishedToday: final && !known.some(({ version }) => version === final.version) ? undefined : final && ofVersion(final.version),
      goalBefore: goalBy(inForce),
      goalAfter: goalBy(proposed),
    });
  });
  const keyed = cells.map((cell) => [previewKey(cell), cell] as const).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { months: keyed.map(([, cell]) => cell), dealers };
}
