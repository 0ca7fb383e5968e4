import type { DataSource } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { findNewestSettings, type OpportunitySettings, programSettings } from "./opportunity-settings.reader.ts";

/** Settings as staff give them. */
export type GivenSettings = Omit<OpportunitySettings, "version">;

/** 30 days, of a clock that may count working days alone; less than the year that a window may take. */
const mostHours = 720;
/** Half of the earth's girth: there is nothing farther. */
const mostKilometres = 20_000;
const greatestWeight = 100;
const mostDays = 3650;

function checkAmount(field: string, value: number, most: number, what: string): void {
  if (!(value > 0 && value <= most)) throw refused(field, `${value} is out of range; expected ${what}, more than 0 and at most ${most}.`);
}

function checkDays(field: string, days: number | null): void {
  if (days !== null && (days < 1 || days > mostDays)) {
    throw refused(field, `${days} is out of range; expected 1 to ${mostDays} days, or none.`);
  }
}

function check({ responseHours, radiusKm, weights, staleAfterDays, closeWithinDays }: GivenSettings): void {
  checkAmount("responseHours", responseHours, mostHours, "hours");
  checkAmount("radiusKm", radiusKm, mostKilometres, "kilometres");
  const fields = { engagementWeight: weights.ENGAGEMENT, conversionWeight: weights.CONVERSION, satisfactionWeight: weights.SATISFACTION };
  for (const [field, weight] of Object.entries(fields)) {
    if (!(weight >= 0 && weight <= greatestWeight)) {
      throw refused(field, `${weight} is out of range; expected a weight of 0 to ${greatestWeight}.`);
    }
  }
  if (Object.values(fields).every((weight) => weight === 0)) {
    throw refused("engagementWeight", "All three weights are 0; expected at least one of more.");
  }
  checkDays("staleAfterDays", staleAfterDays);
  checkDays("closeWithinDays", closeWithinDays);
}

const valuesOf = ({ responseClock, responseHours, radiusKm, weights, staleAfterDays, closeWithinDays }: GivenSettings) => [
  responseClock,
  responseHours,
  radiusKm,
  weights.ENGAGEMENT,
  weights.CONVERSION,
  weights.SATISFACTION,
  staleAfterDays,
  closeWithinDays,
];

const insert = `
  INSERT INTO opportunity_setting (response_clock, response_hours, radius_km, engagement_weight, conversion_weight, satisfaction_weight,
    stale_after_days, close_within_days, version, set_at, set_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/**
 * Sets how requests are handed out from now on, as the next version; the same as before makes none. Fails with `FORBIDDEN` for who is not
 * staff and `BAD_USER_INPUT` for what makes no sense.
 */
export async function setSettings(
  scope: DealerScope,
  dataSource: DataSource,
  given: GivenSettings,
  by: string,
  clock: Clock,
): Promise<void> {
  if (scope.kind !== "STAFF") throw new Failure("FORBIDDEN", "Only staff set how service requests are handed out.");
  check(given);
  await workerTransaction(scope, dataSource, async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('opportunity settings', 0))");
    const newest = (await findNewestSettings(manager)) ?? programSettings;
    if (JSON.stringify(valuesOf(newest)) === JSON.stringify(valuesOf(given))) return;
    await manager.query(insert, [...valuesOf(given), newest.version + 1, clock.now(), by]);
  });
}
