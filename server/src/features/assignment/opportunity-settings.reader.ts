import type { EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { RankWeights } from "./core-rank.ts";
import type { ResponseClock } from "./response-window.ts";

/** How requests are handed out. */
export interface OpportunitySettings {
  /** 0 are the program's own. */
  readonly version: number;
  readonly responseClock: ResponseClock;
  readonly responseHours: number;
  readonly radiusKm: number;
  readonly weights: RankWeights;
  readonly staleAfterDays: number | null;
  readonly closeWithinDays: number | null;
}

/** By the program's specification. */
export const programSettings: OpportunitySettings = {
  version: 0,
  responseClock: "ELAPSED",
  responseHours: 48,
  radiusKm: 80,
  weights: { ENGAGEMENT: 0.4, CONVERSION: 0.4, SATISFACTION: 0.2 },
  staleAfterDays: null,
  closeWithinDays: null,
};

interface SettingRow {
  readonly version: number;
  readonly response_clock: ResponseClock;
  readonly response_hours: number;
  readonly radius_km: number;
  readonly engagement_weight: number;
  readonly conversion_weight: number;
  readonly satisfaction_weight: number;
  readonly stale_after_days: number | null;
  readonly close_within_days: number | null;
}

function settingsFrom(row: SettingRow): OpportunitySettings {
  return {
    version: row.version,
    responseClock: row.response_clock,
    responseHours: row.response_hours,
    radiusKm: row.radius_km,
    weights: { ENGAGEMENT: row.engagement_weight, CONVERSION: row.conversion_weight, SATISFACTION: row.satisfaction_weight },
    staleAfterDays: row.stale_after_days,
    closeWithinDays: row.close_within_days,
  };
}

/** Those in force at an instant. */
export async function settingsInForce(manager: EntityManager, asOf: Date): Promise<OpportunitySettings> {
  const rows: SettingRow[] = await manager.query("SELECT * FROM opportunity_setting WHERE set_at <= $1 ORDER BY version DESC LIMIT 1", [
    asOf,
  ]);
  const [row] = rows;
  return row ? settingsFrom(row) : programSettings;
}

/** Those set last, whatever a clock says; null where none are. */
export async function findNewestSettings(manager: EntityManager): Promise<OpportunitySettings | null> {
  const rows: SettingRow[] = await manager.query("SELECT * FROM opportunity_setting ORDER BY version DESC LIMIT 1");
  const [row] = rows;
  return row ? settingsFrom(row) : null;
}

/** Settings with when and by whom they were set; both null of the program's own. The instant as PostgreSQL prints it. */
export interface SetSettings extends OpportunitySettings {
  readonly setAt: string | null;
  readonly setBy: string | null;
}

type SetSettingRow = SettingRow & { readonly set_at: string; readonly set_by: string };

const columns = `version, response_clock, response_hours, radius_km, engagement_weight, conversion_weight, satisfaction_weight, stale_after_days,
  close_within_days, set_at, set_by`;

const setSettingsFrom = (row: SetSettingRow): SetSettings => ({ ...settingsFrom(row), setAt: row.set_at, setBy: row.set_by });

const inForce: Statement = {
  name: "opportunity_settings",
  text: `SELECT ${columns} FROM opportunity_setting WHERE set_at <= $1 ORDER BY version DESC LIMIT 1`,
};

const history: Statement = {
  name: "opportunity_settings_history",
  text: `SELECT ${columns} FROM opportunity_setting WHERE $1::numeric IS NULL OR version < $1::numeric ORDER BY version DESC LIMIT $2`,
};

/** The settings in force at an instant. They are the operator's: null for a dealer. */
export async function readSettings(scope: DealerScope, runner: StatementRunner, asOf: Date): Promise<SetSettings | null> {
  if (scope.kind !== "STAFF") return null;
  const [row] = await runner.query<SetSettingRow>(inForce, [asOf]);
  return row ? setSettingsFrom(row) : { ...programSettings, setAt: null, setBy: null };
}

/** All settings that were set, the newest first, one more than the page holds; a dealer sees none. */
export async function readSettingsHistory(
  scope: DealerScope,
  runner: StatementRunner,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<SetSettings[]> {
  if (scope.kind !== "STAFF") return [];
  const rows = await runner.query<SetSettingRow>(history, [page.after?.[0] ?? null, page.first + 1]);
  return rows.map(setSettingsFrom);
}
