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

const columns = `a.dealer_id, a.id, a.contract_id, a.goal_ids, a.since, a.until, a.note, a.recorded_by, a.recorded_at, ${withdrawal("a", "$2")}`;

/** Without a time of record it is known all along, as contracts are. */
const known = "coalesce(a.recorded_at <= $2::timestamptz, true)";

const agreementPage: Statement = {
  name: "outcome_agreements",
  text: `SELECT listed.* FROM unnest($1::text[]) AS dealer(id) CROSS JOIN LATERAL (
      SELECT ${columns} FROM outcome_agreement a
      WHERE a.dealer_id = dealer.id AND ${known} AND ($3 OR ${inForce("a", "$2")})
        AND ($4::date IS NULL OR (a.since, a.id) < ($4::date, $5::text))
      ORDER BY a.since DESC, a.id DESC LIMIT $6
    ) listed ORDER BY listed.dealer_id, listed.since DESC, listed.id DESC`,
};

const agreementsById: Statement = {
  name: "outcome_agreements_by_id",
  text: `SELECT ${columns} FROM unnest($1::text[], $3::text[]) AS key(dealer_id, id)
    JOIN outcome_agreement a ON a.dealer_id = key.dealer_id AND a.id = key.id WHERE ${known}`,
};

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

/** Which of dealers' agreements, and as of when. */
export interface AgreementList {
  /** Those withdrawn, too. */
  readonly withdrawn: boolean;
  readonly asOf: Date;
}

export interface AgreementPage {
  readonly first: number;
  readonly after: readonly string[] | undefined;
}

/** Dealers' outcome agreements, the one that begins last first; one more of each than the page holds. */
export async function readOutcomeAgreements(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  { withdrawn, asOf }: AgreementList,
  { first, after }: AgreementPage,
): Promise<StoredAgreement[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const [since = null, id = null] = after ?? [];
  const rows = await runner.query<AgreementRow>(agreementPage, [readable, asOf, withdrawn, since, id, first + 1]);
  return rows.map(agreementFrom);
}

/** Outcome agreements by dealer and own id, also those that are withdrawn. */
export async function readOutcomeAgreementsById(
  scope: DealerScope,
  runner: StatementRunner,
  keys: readonly { readonly dealerId: string; readonly id: string }[],
  asOf: Date,
): Promise<StoredAgreement[]> {
  const readable = keys.filter(({ dealerId }) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  const rows = await runner.query<AgreementRow>(agreementsById, [
    readable.map(({ dealerId }) => dealerId),
    asOf,
    readable.map(({ id }) => id),
  ]);
  return rows.map(agreementFrom);
}
