import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { inForce, knownBy, newestReading, todayOf, withdrawal } from "./known.sql.ts";
import { type Withdrawal, type WithdrawalRow, withdrawalFrom } from "./reading.reader.ts";

/** What was measured of a goal, and on which day; decimal text. */
export interface GoalPoint {
  readonly value: string;
  readonly on: string;
}

/** What was understood and done for a goal, as of an instant. */
export interface StoredCaseStudy {
  readonly dealerId: string;
  readonly id: string;
  readonly goalId: string;
  readonly staffId: string;
  readonly happenedOn: string;
  readonly understood: string;
  readonly done: string;
  readonly principle: string;
  /** The newest reading up to its day, else the baseline where that is not later. */
  readonly before: GoalPoint | null;
  /** The first reading after its day. */
  readonly after: GoalPoint | null;
  /** Null where that is not known. */
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
  readonly withdrawal: Withdrawal | null;
}

interface CaseStudyRow extends WithdrawalRow {
  readonly place: number;
  readonly dealer_id: string;
  readonly id: string;
  readonly goal_id: string;
  readonly staff_id: string;
  readonly happened_on: string;
  readonly understood: string;
  readonly done: string;
  readonly principle: string;
  readonly recorded_by: string | null;
  readonly recorded_at: string | null;
  readonly before_value: string | null;
  readonly before_on: string | null;
  readonly after_value: string | null;
  readonly after_on: string | null;
}

const pointFrom = (value: string | null, on: string | null): GoalPoint | null => (value === null || on === null ? null : { value, on });

function caseStudyFrom(row: CaseStudyRow): StoredCaseStudy {
  return {
    dealerId: row.dealer_id,
    id: row.id,
    goalId: row.goal_id,
    staffId: row.staff_id,
    happenedOn: row.happened_on,
    understood: row.understood,
    done: row.done,
    principle: row.principle,
    before: pointFrom(row.before_value, row.before_on),
    after: pointFrom(row.after_value, row.after_on),
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    withdrawal: withdrawalFrom(row),
  };
}

/** Which case studies of a goal, the newest first. */
export interface CaseStudyList {
  readonly dealerId: string;
  readonly goalId: string;
  /** Those withdrawn, too. */
  readonly withdrawn: boolean;
  readonly first: number;
  /** Day and id of the one before the page. */
  readonly after: readonly string[] | undefined;
}

/** Of a goal's readings on one side of a day, the nearest. */
const nearest = (side: string, order: string) => `
  SELECT r.value, r.read_on AS on_day FROM customer_goal_reading r
  WHERE r.dealer_id = found.dealer_id AND r.goal_id = found.goal_id AND ${knownBy("r", "read_on", "$2")} AND ${inForce("r", "$2")}
    AND r.read_on ${side} found.happened_on
  ORDER BY ${order} LIMIT 1`;

const caseStudies: Statement = {
  name: "case_studies",
  text: `SELECT key.place::int AS place, found.*, coalesce(before.value, g.baseline) AS before_value, coalesce(before.on_day, g.set_on) AS before_on,
      later.value AS after_value, later.on_day AS after_on
    FROM unnest($1::text[], $3::text[], $4::boolean[], $5::int[], $6::date[], $7::text[])
      WITH ORDINALITY AS key(dealer_id, goal_id, withdrawn, most, after_day, after_id, place)
    JOIN dealer d ON d.id = key.dealer_id ${todayOf("$2")}
    CROSS JOIN LATERAL (
      SELECT s.dealer_id, s.id, s.goal_id, s.staff_id, s.happened_on, s.understood, s.done, s.principle, s.recorded_by, s.recorded_at, ${withdrawal("s", "$2")}
      FROM case_study s
      WHERE s.dealer_id = key.dealer_id AND s.goal_id = key.goal_id AND ${knownBy("s", "happened_on", "$2")}
        AND (key.withdrawn OR ${inForce("s", "$2")})
        AND (key.after_day IS NULL OR (s.happened_on, s.id) < (key.after_day, key.after_id))
      ORDER BY s.happened_on DESC, s.id DESC LIMIT key.most
    ) found
    LEFT JOIN LATERAL (${nearest("<=", newestReading("r"))}) before ON true
    LEFT JOIN customer_goal g ON g.dealer_id = found.dealer_id AND g.id = found.goal_id AND g.set_on <= found.happened_on
    LEFT JOIN LATERAL (${nearest(">", "r.read_on, r.recorded_at DESC NULLS LAST, r.id DESC")}) later ON true
    ORDER BY key.place, found.happened_on DESC, found.id DESC`,
};

/** Case studies of goals, newest first, in the order of the lists; of each one more than its page holds. One statement for any number of them. */
export async function readCaseStudies(
  scope: DealerScope,
  runner: StatementRunner,
  lists: readonly CaseStudyList[],
  asOf: Date,
): Promise<StoredCaseStudy[][]> {
  // Where none may be read, nothing is joined.
  const rows = await runner.query<CaseStudyRow>(caseStudies, [
    lists.map(({ dealerId }) => (mayRead(scope, dealerId) ? dealerId : null)),
    asOf,
    lists.map(({ goalId }) => goalId),
    lists.map(({ withdrawn }) => withdrawn),
    lists.map(({ first }) => first + 1),
    lists.map(({ after }) => after?.[0] ?? null),
    lists.map(({ after }) => after?.[1] ?? null),
  ]);
  const answers = lists.map((): StoredCaseStudy[] => []);
  for (const row of rows) answers[row.place - 1]?.push(caseStudyFrom(row));
  return answers;
}
