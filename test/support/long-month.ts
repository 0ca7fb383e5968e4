import type { DataSource } from "typeorm";

/** So many opportunities of a dealer in January 2026, `O000000` and on. */
export async function fillMonth(dataSource: DataSource, dealer: string, count: number): Promise<void> {
  await dataSource.query(
    `INSERT INTO opportunity (dealer_id, id, assigned_at, expires_at, response, responded_at, decline_reason, outcome, outcome_at)
     SELECT $1, 'O' || lpad(n::text, 6, '0'), at, at + interval '48 hours', CASE n % 3 WHEN 0 THEN 'ACCEPTED' WHEN 1 THEN 'REJECTED' END,
       CASE WHEN n % 3 < 2 THEN at + interval '5 hours' END, CASE WHEN n % 3 = 1 THEN 'TOO_FAR' END,
       CASE WHEN n % 6 = 0 THEN 'COMPLETED' END, CASE WHEN n % 6 = 0 THEN at + interval '9 days' END
     FROM (SELECT n, timestamptz '2026-01-01T12:00:00Z' + interval '1 second' * (n % 2000000) AS at FROM generate_series(0, $2::int - 1) n) drawn`,
    [dealer, count],
  );
  await dataSource.query("ANALYZE opportunity");
}
