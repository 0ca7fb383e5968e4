import { isoInstant } from "../../graphql/scalars.ts";
import { firstDay, type Month } from "../../kpi/month.ts";
import { currencyFromStored } from "../../kpi/results/currency.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { PageRunner, Statement, StatementRunner } from "../../storage/read-snapshot.ts";
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

/** A dealer's restatements: of a month, or of all. */
export interface Restatements {
  readonly dealerId: string;
  readonly program: string;
  readonly month: Month | undefined;
  /** Left out: of any metric. */
  readonly metrics: readonly string[] | undefined;
}

/** A record that an edition moved. */
export interface MovedRecord extends RestatedRecordType {
  readonly month: Month;
  readonly metricCode: string;
  readonly currency: string | null;
  readonly edition: number;
  readonly publishedAt: string;
  readonly restatementReason: string | null;
}

const movedRecords = `SELECT left(r.month::text, 7) AS month, r.metric AS "metricCode", r.currency, r.edition, p.published_at AS "publishedAt",
    p.restatement_reason AS "restatementReason", r.record_id AS "recordID", r.was, r.now
  FROM restated_record r JOIN metric_result p USING (dealer_id, program, month, metric, currency, edition)
  WHERE dealer_id = $1 AND program = $2 AND ($3::date IS NULL OR month = $3) AND ($4::text[] IS NULL OR metric = ANY($4)) AND p.published_at <= $5
  ORDER BY r.month DESC, r.metric, r.currency, r.edition DESC, r.record_id`;

/** The records that editions published by an instant moved, newest month and edition first, `size` at a time. */
export async function* readMovedRecordPages(
  scope: DealerScope,
  runner: PageRunner,
  { dealerId, program, month, metrics }: Restatements,
  asOf: Date,
  size: number,
): AsyncGenerator<MovedRecord[]> {
  if (!mayRead(scope, dealerId)) return;
  const parameters = [dealerId, program, month === undefined ? null : firstDay(month), metrics ?? null, asOf];
  for await (const rows of runner.pages<MovedRecord & { currency: string }>({ text: movedRecords }, parameters, size))
    yield rows.map((row) => ({ ...row, currency: currencyFromStored(row.currency), publishedAt: isoInstant(row.publishedAt) }));
}
