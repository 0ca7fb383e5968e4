import type { EntityManager } from "typeorm";
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

/** Those in force at an instant. */
export async function settingsInForce(manager: EntityManager, asOf: Date): Promise<OpportunitySettings> {
  const rows: SettingRow[] = await manager.query("SELECT * FROM opportunity_setting WHERE set_at <= $1 ORDER BY version DESC LIMIT 1", [
    asOf,
  ]);
  const [row] = rows;
  if (!row) return programSettings;
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
