import type { DataSource } from "typeorm";
import { findMetric } from "../../kpi/catalogue.ts";
import type { Month } from "../../kpi/month.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { restateSql } from "../../storage/kpi/publish-sql.ts";
import { workerTransaction } from "../../storage/worker-transaction.ts";
import { cellParameters, monthCell } from "../../storage/kpi/cohort-sql.ts";
import { publicationLock } from "./publish.writer.ts";

export interface Restatement {
  readonly program: string;
  readonly metric: string;
  readonly dealerId: string;
  readonly month: Month;
  /** Of a metric in money: which of its results; left out, the one in the dealer's own currency. */
  readonly currency?: string | null;
  readonly reason: string;
  readonly restatedBy: string;
}

const longestReason = 1000;

interface RestatedRow {
  /** The newest edition so far; null where none is published. */
  readonly before: number | null;
  readonly restated: number | null;
  readonly moved: number;
  /** Until when today's records could change the result; null where nothing can. */
  readonly open_until: Date | null;
}

/**
 * Publishes the next edition of a final result from today's records, and keeps the records that moved.
 * Fails with `NOT_FOUND` for a result that is not published, `BAD_USER_INPUT` where nothing moved,
 * today's records can still change or no reason is given.
 */
export async function restate(
  scope: DealerScope,
  dataSource: DataSource,
  restatement: Restatement,
  asOf: Date,
): Promise<{ edition: number; moved: number }> {
  const { program, metric: code, dealerId, month, restatedBy } = restatement;
  const reason = restatement.reason.trim();
  if (reason === "") throw new Failure("BAD_USER_INPUT", "A restatement needs a reason.", { field: "reason" });
  if (reason.length > longestReason) {
    throw new Failure("BAD_USER_INPUT", `The reason has ${reason.length} characters; expected at most ${longestReason}.`, {
      field: "reason",
    });
  }
  const metric = findMetric(program, code);
  if (!metric) throw new Failure("BAD_USER_INPUT", `${program} has no metric ${JSON.stringify(code)}.`, { field: "metric" });
  return workerTransaction(scope, dataSource, async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock_shared(${publicationLock})`);
    // Two restatements of one result go one after the other: the second sees the edition of the first.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`restate ${program} ${code} ${dealerId} ${month}`]);
    const dealers: { time_zone: string; currency: string }[] = await manager.query("SELECT time_zone, currency FROM dealer WHERE id = $1", [
      dealerId,
    ]);
    const [dealer] = dealers;
    const currency = metric.currency === undefined ? "" : (restatement.currency ?? dealer?.currency);
    const rows: RestatedRow[] = dealer
      ? await manager.query(restateSql(metric), [
          asOf,
          ...cellParameters([monthCell(dealerId, month, dealer.time_zone)]),
          program,
          restatedBy,
          reason,
          currency,
        ])
      : [];
    const [row] = rows;
    if (!row?.before) throw new Failure("NOT_FOUND", `${code} of ${month} is not published for dealer ${dealerId}.`, { field: "month" });
    if (row.open_until) {
      const until = row.open_until.toISOString();
      throw new Failure("BAD_USER_INPUT", `Today's records can still change ${code} of ${month}, until ${until}; restate it after that.`, {
        field: "month",
      });
    }
    if (row.restated === null) {
      throw new Failure("BAD_USER_INPUT", `Nothing moved since edition ${row.before}: today's records give the same.`, { field: "month" });
    }
    return { edition: row.restated, moved: row.moved };
  });
}
