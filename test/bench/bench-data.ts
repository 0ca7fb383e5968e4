import type { DataSource } from "typeorm";

/** How far back the data goes. */
export const months = 24;
const zones = ["America/Chicago", "America/New_York", "America/Denver", "America/Los_Angeles"];

/** Id of the nth dealer, from 1. */
export function dealerId(position: number): string {
  return `D${String(position).padStart(5, "0")}`;
}

/**
 * Opportunities in the order they came in, spread evenly over the months up to `now` and over the dealers. Nothing
 * happens after `now`. Parameters: how many, how many dealers, how many months, and now.
 */
const opportunities = `
  INSERT INTO opportunity (dealer_id, id, request_id, assigned_at, expires_at, request_cancelled_at, response, responded_at, decline_reason,
    outcome, outcome_at, close_reason, withdraw_reason, status_updated_at, enrolled_at)
  SELECT 'D' || lpad((1 + (position * 7919) % $2::bigint)::text, 5, '0'), 'OPP-' || position, 'REQ-' || position, assigned_at,
    assigned_at + interval '48 hours',
    CASE WHEN response IS NULL AND draw < 0.93 AND assigned_at + interval '9 hours' <= $4 THEN assigned_at + interval '9 hours' END,
    response, CASE WHEN response IS NOT NULL THEN responded_at END,
    CASE WHEN response = 'REJECTED' AND chance < 0.85 THEN 'TOO_FAR' END,
    outcome, CASE WHEN outcome IS NOT NULL THEN outcome_at END,
    CASE WHEN outcome = 'COMPLETED' THEN CASE WHEN chance < 0.04 THEN 'INSTALLATION_NOT_CODE_COMPLIANT' ELSE 'REPAIRED' END END,
    CASE WHEN outcome = 'WITHDRAWN' THEN 'CUSTOMER' END,
    CASE WHEN response IS NOT NULL THEN responded_at END,
    CASE WHEN response = 'ACCEPTED' AND enrols < 0.4 AND enrolled_at <= $4 THEN enrolled_at END
  FROM (
    SELECT *, CASE WHEN response = 'ACCEPTED' AND outcome_at <= $4 THEN CASE WHEN chance < 0.8 THEN 'COMPLETED' WHEN chance < 0.87 THEN 'WITHDRAWN' END END AS outcome
    FROM (
      SELECT *, CASE WHEN responded_at <= $4 THEN CASE WHEN draw < 0.78 THEN 'ACCEPTED' WHEN draw < 0.9 THEN 'REJECTED' END END AS response,
        responded_at + interval '1 hour' * round(1 + 900 * wait) AS outcome_at,
        responded_at + interval '1 hour' * round(1800 * enrols * 2 - 30) AS enrolled_at
      FROM (
        SELECT *, assigned_at + interval '1 minute' * round(5 + 2860 * wait) AS responded_at
        FROM (
          SELECT position, random() AS draw, random() AS wait, random() AS chance, random() AS enrols,
            date_trunc('milliseconds', $4::timestamptz - ($4::timestamptz - (date_trunc('month', $4::timestamptz) - interval '1 month' * ($3::int - 1)))
              * (1 - position::float8 / $1::bigint)) AS assigned_at
          FROM generate_series(1, $1::bigint) AS position OFFSET 0
        ) drawn OFFSET 0
      ) answered OFFSET 0
    ) ended OFFSET 0
  ) opportunity`;

export async function fillDealers(dataSource: DataSource, dealers: number): Promise<void> {
  await dataSource.query(
    `INSERT INTO dealer (id, name, country, time_zone, currency)
     SELECT 'D' || lpad(n::text, 5, '0'), 'Dealer ' || lpad(n::text, 5, '0'), 'US', ($2::text[])[1 + n % $3::int], 'USD'
     FROM generate_series(1, $1::int) n`,
    [dealers, zones, zones.length],
  );
}

/** Fills an empty database with dealers and their opportunities of 24 months up to `now`, the same ones at each call. */
export async function fillDatabase(dataSource: DataSource, rows: number, dealers: number, now: Date): Promise<void> {
  await fillDealers(dataSource, dealers);
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT setseed(0.5)");
    await manager.query(opportunities, [rows, dealers, months, now]);
  });
}
