import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { inForce, knownBy, newestReading, todayOf, withdrawal } from "./known.sql.ts";

/** Who took something out of the record, when and why. */
export interface Withdrawal {
  readonly reason: string;
  readonly withdrawnBy: string;
  readonly withdrawnAt: string;
}

/** What was measured of a goal, as of an instant. */
export interface StoredReading {
  readonly id: string;
  readonly readOn: string;
  /** Decimal text. */
  readonly value: string;
  readonly note: string | null;
  /** Null where that is not known. */
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
  readonly withdrawal: Withdrawal | null;
}

export interface WithdrawalRow {
  readonly withdraw_reason: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: string | null;
}

interface ReadingRow extends WithdrawalRow {
  readonly place: number;
  readonly id: string;
  readonly read_on: string;
  readonly value: string;
  readonly note: string | null;
  readonly recorded_by: string | null;
  readonly recorded_at: string | null;
}

export function withdrawalFrom({ withdraw_reason, withdrawn_by, withdrawn_at }: WithdrawalRow): Withdrawal | null {
  if (withdraw_reason === null || withdrawn_by === null || withdrawn_at === null) return null;
  return { reason: withdraw_reason, withdrawnBy: withdrawn_by, withdrawnAt: isoInstant(withdrawn_at) };
}

function readingFrom(row: ReadingRow): StoredReading {
  return {
    id: row.id,
    readOn: row.read_on,
    value: row.value,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    withdrawal: withdrawalFrom(row),
  };
}

/** Which readings of a goal, newest first. */
export interface ReadingList {
  readonly dealerId: string;
  readonly goalId: string;
  /** Only those of this day or an earlier one; null for all. */
  readonly until: string | null;
  /** Those withdrawn, too. */
  readonly withdrawn: boolean;
  readonly first: number;
  /** Day and instant of record of the one before the page, with its id. */
  readonly after: readonly string[] | undefined;
}

const readings: Statement = {
  name: "customer_goal_readings",
  text: `SELECT key.place::int AS place, found.* FROM unnest($1::text[], $3::text[], $4::date[], $5::boolean[], $6::int[], $7::date[], $8::timestamptz[], $9::text[])
      WITH ORDINALITY AS key(dealer_id, goal_id, until, withdrawn, most, after_day, after_instant, after_id, place)
    JOIN dealer d ON d.id = key.dealer_id ${todayOf("$2")}
    CROSS JOIN LATERAL (
      SELECT r.id, r.read_on, r.value, r.note, r.recorded_by, r.recorded_at, ${withdrawal("r", "$2")}
      FROM customer_goal_reading r
      WHERE r.dealer_id = key.dealer_id AND r.goal_id = key.goal_id AND ${knownBy("r", "read_on", "$2")}
        AND (key.withdrawn OR ${inForce("r", "$2")}) AND (key.until IS NULL OR r.read_on <= key.until)
        AND (key.after_day IS NULL
          OR (r.read_on, coalesce(r.recorded_at, '-infinity'), r.id) < (key.after_day, key.after_instant, key.after_id))
      ORDER BY ${newestReading("r")} LIMIT key.most
    ) found ORDER BY key.place, ${newestReading("found")}`,
};

/** Readings of goals, newest first, in the order of the lists; of each one more than its page holds. One statement for any number of them. */
export async function readCustomerGoalReadings(
  scope: DealerScope,
  runner: StatementRunner,
  lists: readonly ReadingList[],
  asOf: Date,
): Promise<StoredReading[][]> {
  // Where none may be read, nothing is joined.
  const rows = await runner.query<ReadingRow>(readings, [
    lists.map(({ dealerId }) => (mayRead(scope, dealerId) ? dealerId : null)),
    asOf,
    lists.map(({ goalId }) => goalId),
    lists.map(({ until }) => until),
    lists.map(({ withdrawn }) => withdrawn),
    lists.map(({ first }) => first + 1),
    lists.map(({ after }) => after?.[0] ?? null),
    lists.map(({ after }) => after?.[1] ?? null),
    lists.map(({ after }) => after?.[2] ?? null),
  ]);
  const answers = lists.map((): StoredReading[] => []);
  for (const row of rows) answers[row.place - 1]?.push(readingFrom(row));
  return answers;
}
