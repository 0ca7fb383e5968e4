import type { Month } from "../../kpi/month.ts";
import { monthPeriod } from "../../kpi/period.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { selectionSql } from "../../storage/kpi/selected-cells-sql.ts";
import { type DealerSelection, selectedIds } from "./dealer.reader.ts";

const zonesOfSelection: Statement = {
  name: "zones_of_selection",
  text: `SELECT d.time_zone, count(*)::int AS dealers, array_agg(DISTINCT d.country) AS countries FROM dealer d WHERE ${selectionSql(1, 2)} GROUP BY d.time_zone`,
};

interface ZoneOfSelection {
  readonly time_zone: string;
  readonly dealers: number;
  /** With null for those whose country is not known. */
  readonly countries: readonly (string | null)[];
}

/** On which clocks and in which countries the dealers of a selection live, and how many there are. */
export function readZones(scope: DealerScope, runner: StatementRunner, selection: DealerSelection): Promise<ZoneOfSelection[]> {
  return runner.query(zonesOfSelection, [selectedIds(scope, selection.ids), selection.countries ?? null]);
}

/** The parameters of `selectedCells` for some months. */
export function selectedCellParameters(
  scope: DealerScope,
  selection: DealerSelection,
  timeZones: readonly string[],
  months: readonly Month[],
): unknown[] {
  const bounds = timeZones.flatMap((timeZone) => months.map((month) => monthPeriod(month, timeZone)));
  return [
    bounds.map(({ timeZone }) => timeZone),
    bounds.map(({ firstDay }) => firstDay),
    bounds.map(({ nextDay }) => nextDay),
    bounds.map(({ start }) => start),
    bounds.map(({ end }) => end),
    selectedIds(scope, selection.ids),
    selection.countries ?? null,
  ];
}
