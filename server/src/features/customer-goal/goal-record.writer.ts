import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { type Author, type OwnKey, recordOnce } from "./customer-goal.writer.ts";

/** A reading to be recorded. */
export interface NewReading extends OwnKey {
  readonly goalId: string;
  readonly readOn: string;
  readonly value: string;
  readonly note: string | null;
}

/** A case study to be recorded. */
export interface NewCaseStudy extends OwnKey {
  readonly goalId: string;
  readonly staffId: string;
  readonly happenedOn: string;
  readonly understood: string;
  readonly done: string;
  readonly principle: string;
}

/** An agreement to be recorded; days that are null are the contract's own. */
export interface NewAgreement extends OwnKey {
  readonly contractId: string;
  readonly goalIds: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
  readonly note: string | null;
}

async function goalsOf(
  manager: EntityManager,
  dealerId: string,
  ids: readonly string[],
  field: string,
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; customer_id: string }[] = await manager.query(
    // No undo of an import takes one away meanwhile.
    "SELECT id, customer_id FROM customer_goal WHERE dealer_id = $1 AND id = ANY($2) ORDER BY id FOR KEY SHARE",
    [dealerId, ids],
  );
  const found = new Map(rows.map(({ id, customer_id }) => [id, customer_id]));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new Failure("NOT_FOUND", `The dealer has no goal ${JSON.stringify(missing)}.`, { field });
  return found;
}

const insertReading = `
  INSERT INTO customer_goal_reading (dealer_id, id, goal_id, read_on, value, note, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4::date, $5::numeric, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`;

const sameReading = `
  SELECT id FROM customer_goal_reading
  WHERE dealer_id = $1 AND id = $2 AND (goal_id, read_on, value) = ($3, $4::date, $5::numeric) AND note IS NOT DISTINCT FROM $6`;

/** Fails with `NOT_FOUND` for a dealer or a goal that is not there. */
export function storeReading(scope: DealerScope, dataSource: DataSource, reading: NewReading, author: Author): Promise<void> {
  const { dealerId, id, goalId, readOn, value, note } = reading;
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    await goalsOf(manager, dealerId, [goalId], "goalID");
    const values = [dealerId, id, goalId, readOn, value, note];
    await recordOnce(manager, { insert: insertReading, same: sameReading, values, author, noun: "reading", field: "readingID" });
  });
}

const insertCaseStudy = `
  INSERT INTO case_study (dealer_id, id, goal_id, staff_id, happened_on, understood, done, principle, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5::date, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`;

const sameCaseStudy = `
  SELECT id FROM case_study
  WHERE dealer_id = $1 AND id = $2 AND (goal_id, staff_id, happened_on, understood, done, principle) = ($3, $4, $5::date, $6, $7, $8)`;

async function checkTechnician(manager: EntityManager, dealerId: string, staffId: string): Promise<void> {
  const rows: { role: string | null }[] = await manager.query("SELECT role FROM staff WHERE dealer_id = $1 AND id = $2", [
    dealerId,
    staffId,
  ]);
  const [person] = rows;
  if (!person) throw new Failure("NOT_FOUND", "The dealer has no member of staff of that id.", { field: "staffID" });
  if (person.role !== "TECHNICIAN" && person.role !== "ENGINEER") {
    throw refused("staffID", `The role of this member of staff is ${person.role ?? "not recorded"}; expected a technician or an engineer.`);
  }
}

/** Fails with `NOT_FOUND` for a dealer, a goal or a member of staff that is not there. */
export function storeCaseStudy(scope: DealerScope, dataSource: DataSource, study: NewCaseStudy, author: Author): Promise<void> {
  const { dealerId, id, goalId, staffId, happenedOn, understood, done, principle } = study;
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    await goalsOf(manager, dealerId, [goalId], "goalID");
    await checkTechnician(manager, dealerId, staffId);
    const values = [dealerId, id, goalId, staffId, happenedOn, understood, done, principle];
    await recordOnce(manager, { insert: insertCaseStudy, same: sameCaseStudy, values, author, noun: "case study", field: "caseStudyID" });
  });
}

const insertAgreement = `
  INSERT INTO outcome_agreement (dealer_id, id, contract_id, goal_ids, since, until, note, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5::date, $6::date, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`;

const sameAgreement = `
  SELECT id FROM outcome_agreement
  WHERE dealer_id = $1 AND id = $2 AND (contract_id, goal_ids, since, until) = ($3, $4::text[], $5::date, $6::date) AND note IS NOT DISTINCT FROM $7`;

interface ContractRow {
  readonly customer_id: string | null;
  readonly starts_on: string;
  readonly expires_on: string;
}

async function contractOf(manager: EntityManager, { dealerId, contractId }: NewAgreement): Promise<ContractRow> {
  const rows: ContractRow[] = await manager.query(
    "SELECT customer_id, starts_on::text, expires_on::text FROM contract WHERE dealer_id = $1 AND id = $2",
    [dealerId, contractId],
  );
  const [contract] = rows;
  if (!contract) throw new Failure("NOT_FOUND", "The dealer has no contract of that id.", { field: "contractID" });
  return contract;
}

/**
 * Fails with `NOT_FOUND` for a dealer, a contract or a goal that is not there and `BAD_USER_INPUT` for goals of another customer, or
 * a period that `checkPeriod` refuses.
 */
export function storeAgreement(
  scope: DealerScope,
  dataSource: DataSource,
  agreement: NewAgreement,
  author: Author,
  checkPeriod: (since: string, until: string) => void,
): Promise<void> {
  const { dealerId, id, contractId, goalIds, note } = agreement;
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    const contract = await contractOf(manager, agreement);
    const customers = await goalsOf(manager, dealerId, goalIds, "goalIDs");
    const other = goalIds.find((goal) => contract.customer_id !== null && customers.get(goal) !== contract.customer_id);
    if (other !== undefined) throw refused("goalIDs", `The goal ${JSON.stringify(other)} is of another customer than the contract.`);
    const [since, until] = [agreement.since ?? contract.starts_on, agreement.until ?? contract.expires_on];
    checkPeriod(since, until);
    const values = [dealerId, id, contractId, goalIds, since, until, note];
    await recordOnce(manager, { insert: insertAgreement, same: sameAgreement, values, author, noun: "agreement", field: "agreementID" });
  });
}

/** What can be taken out of the record. */
export type Withdrawable = "READING" | "CASE_STUDY" | "AGREEMENT";

interface WithdrawStatements {
  readonly withdraw: string;
  readonly found: string;
  readonly noun: string;
  readonly field: string;
}

/** `holder`: the column that tells what it is of. */
function statementsOf(table: string, holder: string, noun: string, field: string): WithdrawStatements {
  return {
    withdraw: `UPDATE ${table} SET withdraw_reason = $3, withdrawn_by = $4, withdrawn_at = $5
      WHERE dealer_id = $1 AND id = $2 AND withdrawn_at IS NULL RETURNING ${holder} AS holder`,
    found: `SELECT ${holder} AS holder, withdraw_reason FROM ${table} WHERE dealer_id = $1 AND id = $2`,
    noun,
    field,
  };
}

const withdrawals: Readonly<Record<Withdrawable, WithdrawStatements>> = {
  READING: statementsOf("customer_goal_reading", "goal_id", "reading", "readingID"),
  CASE_STUDY: statementsOf("case_study", "goal_id", "case study", "caseStudyID"),
  AGREEMENT: statementsOf("outcome_agreement", "id", "agreement", "agreementID"),
};

/**
 * Takes something out of the record, where it stays with who did so, when and why. Gives the id of its goal, or of an agreement its own.
 * Fails with `NOT_FOUND` where there is none, and `CONFLICT` where it was withdrawn for another reason.
 */
export function storeWithdrawal(
  scope: DealerScope,
  dataSource: DataSource,
  what: Withdrawable,
  { dealerId, id }: OwnKey,
  reason: string,
  { by, at }: Author,
): Promise<string> {
  const { withdraw, found, noun, field } = withdrawals[what];
  return workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
    const [[withdrawn]]: [{ holder: string }[]] = await manager.query(withdraw, [dealerId, id, reason, by, at]);
    if (withdrawn) return withdrawn.holder;
    const rows: { holder: string; withdraw_reason: string }[] = await manager.query(found, [dealerId, id]);
    const [row] = rows;
    if (!row) throw new Failure("NOT_FOUND", `The dealer has no ${noun} of that id.`, { field });
    if (row.withdraw_reason !== reason) {
      throw new Failure("CONFLICT", `The ${noun} was withdrawn already, for another reason.`, { field: "reason" });
    }
    return row.holder;
  });
}
