import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { inForce, knownBy, newestReading, todayOf } from "./known.sql.ts";

export type GoalDirection = "UP" | "DOWN";
export type GoalOutcome = "CLOSED" | "DROPPED";
export type CustomerGoalState = "OPEN" | GoalOutcome;

/** A goal as it was set. Numbers are decimal text. */
export interface GoalTerms {
  readonly dealerId: string;
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: GoalDirection;
  readonly baseline: string;
  readonly target: string;
  readonly dueOn: string;
  readonly owner: string | null;
}

/** How a goal ended. */
export interface GoalEnd {
  readonly outcome: GoalOutcome;
  readonly reason: string | null;
  readonly endedBy: string;
  readonly endedAt: string;
}

/** A goal as of an instant. */
export interface StoredGoal extends GoalTerms {
  readonly customerName: string | null;
  readonly setOn: string;
  /** Null where that is not known. */
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
  readonly end: GoalEnd | null;
  /** The day it is for the dealer. */
  readonly today: string;
  /** The newest value that was measured; null where none was. */
  readonly latest: string | null;
}

interface GoalRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly customer_id: string;
  readonly customer_name: string | null;
  readonly name: string;
  readonly unit: string;
  readonly direction: GoalDirection;
  readonly baseline: string;
  readonly target: string;
  readonly set_on: string;
  readonly due_on: string;
  readonly owner: string | null;
  readonly recorded_by: string | null;
  readonly recorded_at: string | null;
  readonly outcome: GoalOutcome | null;
  readonly end_reason: string | null;
  readonly ended_by: string | null;
  readonly ended_at: string | null;
  readonly today: string;
  readonly latest: string | null;
}

const goalColumns = `g.dealer_id, g.id, g.customer_id, c.name AS customer_name, g.name, g.unit, g.direction, g.baseline, g.target, g.set_on, g.due_on, g.owner,
  g.recorded_by, g.recorded_at, ended.outcome, ended.end_reason, ended.ended_by, ended.ended_at, today.day AS today, latest.value AS latest`;

/** Goals `g` of the dealer `d` as of `$2`, with their customer `c` and the newest reading. */
const withStanding = `
  LEFT JOIN customer c ON c.dealer_id = g.dealer_id AND c.id = g.customer_id
  LEFT JOIN LATERAL (SELECT g.outcome, g.end_reason, g.ended_by, g.ended_at WHERE g.ended_at <= $2) ended ON true
  LEFT JOIN LATERAL (
    SELECT r.value FROM customer_goal_reading r
    WHERE r.dealer_id = g.dealer_id AND r.goal_id = g.id AND ${knownBy("r", "read_on", "$2")} AND ${inForce("r", "$2")}
    ORDER BY ${newestReading("r")} LIMIT 1
  ) latest ON true`;

const goalPage: Statement = {
  name: "customer_goals",
  text: `SELECT listed.* FROM dealer d ${todayOf("$2")} CROSS JOIN LATERAL (
      SELECT ${goalColumns} FROM customer_goal g ${withStanding}
      WHERE g.dealer_id = d.id AND ${knownBy("g", "set_on", "$2")} AND ($3::text IS NULL OR g.customer_id = $3)
        AND ($4::text IS NULL OR coalesce(ended.outcome, 'OPEN') = $4)
        AND ($5::text IS NULL OR (coalesce(c.name, ''), g.customer_id, g.due_on, g.id) > ($5::text, $6::text, $7::date, $8::text))
      ORDER BY coalesce(c.name, ''), g.customer_id, g.due_on, g.id LIMIT $9
    ) listed
    WHERE d.id = ANY($1::text[]) ORDER BY d.id, coalesce(listed.customer_name, ''), listed.customer_id, listed.due_on, listed.id`,
};

const goalsById: Statement = {
  name: "customer_goals_by_id",
  text: `SELECT ${goalColumns} FROM unnest($1::text[], $3::text[]) AS key(dealer_id, id)
    JOIN dealer d ON d.id = key.dealer_id ${todayOf("$2")} JOIN customer_goal g ON g.dealer_id = key.dealer_id AND g.id = key.id ${withStanding}
    WHERE ${knownBy("g", "set_on", "$2")}`,
};

function endOf({ outcome, end_reason, ended_by, ended_at }: GoalRow): GoalEnd | null {
  if (outcome === null || ended_by === null || ended_at === null) return null;
  return { outcome, reason: end_reason, endedBy: ended_by, endedAt: isoInstant(ended_at) };
}

function goalFrom(row: GoalRow): StoredGoal {
  return {
    dealerId: row.dealer_id,
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    name: row.name,
    unit: row.unit,
    direction: row.direction,
    baseline: row.baseline,
    target: row.target,
    setOn: row.set_on,
    dueOn: row.due_on,
    owner: row.owner,
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    end: endOf(row),
    today: row.today,
    latest: row.latest,
  };
}

/** Which of dealers' goals: those of a customer, in a state, or all. */
export interface GoalList {
  readonly customerId: string | null;
  readonly state: CustomerGoalState | null;
}

export interface GoalPage {
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

/** Dealers' customer goals as of an instant, by customer, the next due first; one more of each than the page holds. */
export async function readCustomerGoals(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  { customerId, state }: GoalList,
  asOf: Date,
  page: GoalPage,
): Promise<StoredGoal[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const [name = null, ofCustomer = null, dueOn = null, id = null] = page.after ?? [];
  const values = [readable, asOf, customerId, state, name, ofCustomer, dueOn, id, page.first + 1];
  const rows = await runner.query<GoalRow>(goalPage, values);
  return rows.map(goalFrom);
}

/** Customer goals by dealer and own id, as of an instant: one statement for any number of them. */
export async function readCustomerGoalsById(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly { readonly dealerId: string; readonly id: string }[],
  asOf: Date,
): Promise<StoredGoal[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<GoalRow>(goalsById, [readable.map(({ dealerId }) => dealerId), asOf, readable.map(({ id }) => id)]);
  return rows.map(goalFrom);
}
