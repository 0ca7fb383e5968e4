import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { inForce, withdrawal } from "./known.sql.ts";
import { type Withdrawal, type WithdrawalRow, withdrawalFrom } from "./reading.reader.ts";

/** A contract tied to goals for a period, as of an instant. */
export interface StoredAgreement {
  readonly dealerId: string;
  readonly id: string;
  readonly contractId: string;
  readonly goalIds: readonly string[];
  readonly since: string;
  /** Its last day. */
  readonly until: string;
  readonly note: string | null;
  /** Null where that is not known. */
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
  readonly withdrawal: Withdrawal | null;
}

interface AgreementRow extends WithdrawalRow {
  readonly dealer_id: string;
  readonly id: string;
  readonly contract_id: string;
  readonly goal_ids: readonly string[];
  readonly since: string;
  readonly until: string;
  readonly note: string | null;
  readonly recorded_by: string | null;
  readonly recorded_at: string | null;
}

/** Without a time of record it is known all along, as contracts are. */
const agreements = `
  SELECT a.dealer_id, a.id, a.contract_id, a.goal_ids, a.since, a.until, a.note, a.recorded_by, a.recorded_at, ${withdrawal("a", "$2")}
  FROM outcome_agreement a
  WHERE a.dealer_id = $1 AND coalesce(a.recorded_at <= $2::timestamptz, true)`;

const agreementPage: Statement = {
  name: "outcome_agreements",
  text: `${agreements} AND ($3 OR ${inForce("a", "$2")}) AND ($4::date IS NULL OR (a.since, a.id) < ($4::date, $5::text))
    ORDER BY a.since DESC, a.id DESC LIMIT $6`,
};

const agreementById: Statement = { name: "outcome_agreement", text: `${agreements} AND a.id = $3` };

function agreementFrom(row: AgreementRow): StoredAgreement {
  return {
    dealerId: row.dealer_id,
    id: row.id,
    contractId: row.contract_id,
    goalIds: row.goal_ids,
    since: row.since,
    until: row.until,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: isoInstant(row.recorded_at),
    withdrawal: withdrawalFrom(row),
  };
}

/** A dealer's outcome agreements as of an instant, the one that begins last first; one more than the page holds. */
export async function readOutcomeAgreements(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, withdrawn }: { readonly dealerId: string; readonly withdrawn: boolean },
  asOf: Date,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<StoredAgreement[]> {
  if (!mayRead(scope, dealerId)) return [];
  const [since = null, id = null] = page.after ?? [];
  const rows = await runner.query<AgreementRow>(agreementPage, [dealerId, asOf, withdrawn, since, id, page.first + 1]);
  return rows.map(agreementFrom);
}

/** One outcome agreement of a dealer by its own id, also where it is withdrawn. */
export async function readOutcomeAgreement(
  scope: DealerScope,
  runner: StatementRunner,
  dealerId: string,
  id: string,
  asOf: Date,
): Promise<StoredAgreement | undefined> {
  if (!mayRead(scope, dealerId)) return undefined;
  const [row] = await runner.query<AgreementRow>(agreementById, [dealerId, asOf, id]);
  return row && agreementFrom(row);
}
