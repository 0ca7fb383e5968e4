import type { DataSource, EntityManager } from "typeorm";
import { firstDay } from "../../kpi/month.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import type { StoredBaseline } from "./baseline.reader.ts";

export type NewBaseline = Omit<StoredBaseline, "number">;

/** One after another: each takes the number after the one before. */
const lock = "SELECT pg_advisory_xact_lock(hashtextextended('metric_baseline ' || $1, 0))";

const insert = `
  INSERT INTO metric_baseline (dealer_id, program, metric, currency, number, definition_version, numerator, denominator, squares, records,
    months, editions, note, set_by, set_at)
  SELECT $1, $2, $3, $4, coalesce(max(number), 0) + 1, $5, $6, $7, $8, $9, $10::date[], $11::int[], $12, $13, $14
  FROM metric_baseline WHERE dealer_id = $1 AND program = $2 AND metric = $3 AND currency = $4
  RETURNING number`;

/** Keeps a baseline beside those that it replaces, for whoever may write for its dealer. */
export async function insertBaseline(manager: EntityManager, baseline: NewBaseline): Promise<StoredBaseline> {
  await manager.query(lock, [baseline.dealerId]);
  const rows: { number: number }[] = await manager.query(insert, [
    baseline.dealerId,
    baseline.program,
    baseline.metric,
    baseline.currency ?? "",
    baseline.definitionVersion,
    baseline.numerator,
    baseline.denominator,
    baseline.squares,
    baseline.records,
    baseline.months.map(({ month }) => firstDay(month)),
    baseline.months.map(({ edition }) => edition ?? 0),
    baseline.note,
    baseline.setBy,
    baseline.setAt,
  ]);
  const [{ number } = { number: 0 }] = rows;
  return { ...baseline, number };
}

/** The same by itself. Fails with `NOT_FOUND` for a dealer that may not be seen. */
export function storeBaseline(scope: DealerScope, dataSource: DataSource, baseline: NewBaseline): Promise<StoredBaseline> {
  return workerTransactionForDealer(scope, dataSource, baseline.dealerId, (manager) => insertBaseline(manager, baseline));
}
