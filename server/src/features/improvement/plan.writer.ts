import type { DataSource } from "typeorm";
import { Failure } from "../../platform/failure.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import type { StoredBaseline } from "./baseline.reader.ts";
import { insertBaseline, type NewBaseline } from "./baseline.writer.ts";
import type { NewPlan, StoredDecision, StoredPlan } from "./plan.reader.ts";

/** One after another: each plan takes the next number, and of two decisions the later one knows of the first. */
const lock = "SELECT pg_advisory_xact_lock(hashtextextended('improvement_plan ' || $1, 0))";

const insertPlan = `
  INSERT INTO improvement_plan (dealer_id, number, program, metric, currency, baseline, name, action, brought_by, vendor, starts_on, cost,
    cost_currency, recorded_by, recorded_at)
  SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $11::numeric, $12, $13, $14
  FROM improvement_plan WHERE dealer_id = $1
  RETURNING number`;

/** Records a plan. Fails with `NOT_FOUND` for a dealer that may not be seen. */
export function storePlan(scope: DealerScope, dataSource: DataSource, plan: NewPlan): Promise<StoredPlan> {
  const { dealerId, program, metric, currency, number: baseline } = plan.baseline;
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    await manager.query(lock, [dealerId]);
    const rows: { number: number }[] = await manager.query(insertPlan, [
      dealerId,
      program,
      metric,
      currency ?? "",
      baseline,
      plan.name,
      plan.action,
      plan.broughtBy,
      plan.vendor,
      plan.startsOn,
      plan.cost,
      plan.costCurrency,
      plan.recordedBy,
      plan.recordedAt,
    ]);
    const [{ number } = { number: 0 }] = rows;
    return { ...plan, number, decisions: [] };
  });
}

const insertDecision = `
  INSERT INTO improvement_decision (dealer_id, plan, decision, reason, decided_on, decided_by, decided_at)
  SELECT $1, $2, $3, $4, $5::date, $6, $7
  WHERE NOT EXISTS (SELECT FROM improvement_decision WHERE dealer_id = $1 AND plan = $2 AND decision IN ($3, 'STOP'))
  RETURNING plan`;

/**
 * Records what was decided of a plan and, where there is one, the baseline that it leaves. Fails with `BAD_USER_INPUT` where it was
 * decided already.
 */
export function storeDecision(
  scope: DealerScope,
  dataSource: DataSource,
  { baseline: { dealerId }, number }: Pick<StoredPlan, "baseline" | "number">,
  { decision, reason, decidedOn, decidedBy, decidedAt }: StoredDecision,
  baseline: NewBaseline | null,
): Promise<StoredBaseline | null> {
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    await manager.query(lock, [dealerId]);
    const values = [dealerId, number, decision, reason, decidedOn, decidedBy, decidedAt];
    const decided: object[] = await manager.query(insertDecision, values);
    if (decided.length === 0) {
      throw new Failure("BAD_USER_INPUT", "The plan was stopped, or this was decided of it already.", { field: "decision" });
    }
    return baseline && insertBaseline(manager, baseline);
  });
}
