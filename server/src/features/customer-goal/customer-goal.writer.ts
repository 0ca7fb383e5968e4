import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import type { GoalOutcome, GoalTerms } from "./customer-goal.reader.ts";

/** Who does it, and when. */
export interface Author {
  readonly by: string;
  readonly at: Date;
}

/** Of one dealer by its own id. */
export interface OwnKey {
  readonly dealerId: string;
  readonly id: string;
}

export interface Recorded {
  /** Stores it unless its id is taken. */
  readonly insert: string;
  /** Finds it where the id is taken by the very same. */
  readonly same: string;
  readonly values: readonly unknown[];
  readonly author: Author;
  /** What it is called where its id is taken by another. */
  readonly noun: string;
  /** The input that gives its id. */
  readonly field: string;
}

/** Stores what has an id of its sender's: the same again changes nothing, and anything else under that id is refused. */
export async function recordOnce(manager: EntityManager, { insert, same, values, author, noun, field }: Recorded): Promise<void> {
  const stored: unknown[] = await manager.query(insert, [...values, author.by, author.at]);
  if (stored.length > 0) return;
  const held: unknown[] = await manager.query(same, [...values]);
  if (held.length === 0) throw new Failure("CONFLICT", `Another ${noun} has this id; expected a new id, or the same ${noun}.`, { field });
}

const insertGoal = `
  INSERT INTO customer_goal (dealer_id, id, customer_id, name, unit, direction, baseline, target, due_on, owner, set_on, recorded_by, recorded_at)
  SELECT $1, $2, $3, $4, $5, $6, $7::numeric, $8::numeric, $9::date, $10,
    coalesce($11::date, ($13::timestamptz AT TIME ZONE dealer.time_zone)::date), $12, $13
  FROM dealer WHERE dealer.id = $1
  ON CONFLICT DO NOTHING RETURNING id`;

/** The day it was set on is not held against one that was left to be today's. */
const sameGoal = `
  SELECT id FROM customer_goal
  WHERE dealer_id = $1 AND id = $2 AND (customer_id, name, unit, direction, baseline, target, due_on) = ($3, $4, $5, $6, $7::numeric, $8::numeric, $9::date)
    AND owner IS NOT DISTINCT FROM $10 AND ($11::date IS NULL OR set_on = $11)`;

async function mustExist(manager: EntityManager, found: string, values: readonly unknown[], message: string, field: string): Promise<void> {
  const rows: unknown[] = await manager.query(found, [...values]);
  if (rows.length === 0) throw new Failure("NOT_FOUND", message, { field });
}

/** `setOn`: null where it is today. Fails with `NOT_FOUND` for a dealer or a customer that is not there. */
export function storeGoal(
  scope: DealerScope,
  dataSource: DataSource,
  goal: GoalTerms & { readonly setOn: string | null },
  author: Author,
): Promise<void> {
  const { dealerId, id, customerId, name, unit, direction, baseline, target, dueOn, owner, setOn } = goal;
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    const customer = "SELECT id FROM customer WHERE dealer_id = $1 AND id = $2";
    await mustExist(manager, customer, [dealerId, customerId], "The dealer has no customer of that id.", "customerID");
    const values = [dealerId, id, customerId, name, unit, direction, baseline, target, dueOn, owner, setOn];
    await recordOnce(manager, { insert: insertGoal, same: sameGoal, values, author, noun: "goal", field: "goalID" });
  });
}

const endStatement = `
  UPDATE customer_goal SET outcome = $3, end_reason = $4, ended_by = $5, ended_at = $6
  WHERE dealer_id = $1 AND id = $2 AND ended_at IS NULL RETURNING id`;

/** Ends a goal. Fails with `NOT_FOUND` where there is none, and `CONFLICT` where it ended otherwise. */
export function storeGoalEnd(
  scope: DealerScope,
  dataSource: DataSource,
  { dealerId, id }: OwnKey,
  { outcome, reason }: { readonly outcome: GoalOutcome; readonly reason: string | null },
  { by, at }: Author,
): Promise<void> {
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    const [ended]: unknown[][] = await manager.query(endStatement, [dealerId, id, outcome, reason, by, at]);
    if (ended && ended.length > 0) return;
    const rows: { outcome: string; end_reason: string | null }[] = await manager.query(
      "SELECT outcome, end_reason FROM customer_goal WHERE dealer_id = $1 AND id = $2",
      [dealerId, id],
    );
    const [goal] = rows;
    if (!goal) throw new Failure("NOT_FOUND", "The dealer has no goal of that id.", { field: "goalID" });
    if (goal.outcome !== outcome || goal.end_reason !== reason) {
      throw new Failure("CONFLICT", `The goal was ${goal.outcome.toLowerCase()} already; what ended it is not changed.`, {
        field: "outcome",
      });
    }
  });
}
