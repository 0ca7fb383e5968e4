import { firstDay, type Month } from "../../kpi/month.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { RestatedRecordType } from "./restated-record.type.ts";

const restatedRecords: Statement = {
  name: "restated_records",
  text: `SELECT record_id AS "recordID", was, now FROM restated_record
    WHERE dealer_id = $1 AND program = $2 AND month = $3 AND metric = $4 AND currency = $8 AND edition = $5
      AND ($6::text IS NULL OR record_id > $6) ORDER BY record_id LIMIT $7`,
};

export interface EditionKey {
  readonly dealerId: string;
  readonly program: string;
  readonly month: Month;
  readonly metric: string;
  readonly currency: string | null;
  readonly edition: number;
}

/** The records that made an edition differ from the one before, by id; one more than the page holds. */
export async function readRestatedRecords(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, program, month, metric, currency, edition }: EditionKey,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<RestatedRecordType[]> {
  if (!mayRead(scope, dealerId)) return [];
  const after = page.after?.[0] ?? null;
  return runner.query(restatedRecords, [dealerId, program, firstDay(month), metric, edition, after, page.first + 1, currency ?? ""]);
}
