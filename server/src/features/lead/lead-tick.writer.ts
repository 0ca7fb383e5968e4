import pg from "pg";
import { type DataSource, type EntityManager, QueryFailedError } from "typeorm";
import { type DealerScope } from "../../platform/dealer-scope.ts";
import { Failure } from "../../platform/failure.ts";
import { refused } from "../../platform/written-text.ts";
import { workerTransactionForDealer } from "../../storage/worker-transaction.ts";
import { columnOfStep, type ContactAnswer, type LeadStepName } from "./lead-step.ts";
import { lockOutImports } from "./lead-tick.kept.ts";
import type { LeadKey } from "./lead-tick.reader.ts";

/** A step to be recorded. */
export interface TickOrder extends LeadKey {
  readonly step: LeadStepName;
  /** Null: now, or the time of the tick that is replaced. */
  readonly at: Date | null;
  /** Null of any step but Contact, and where the tick that is replaced says it. */
  readonly answer: ContactAnswer | null;
  /** Number of the tick in force that this one corrects. */
  readonly replaces: number | null;
  readonly by: string;
  readonly now: Date;
}

interface LeadRow {
  readonly received_at: Date;
  readonly flag: boolean | null;
  readonly time: Date | null;
}

interface TickRow {
  readonly number: number;
  readonly step: LeadStepName;
  readonly answer: ContactAnswer | null;
  readonly happened_at: Date;
  readonly flag_before: boolean | null;
  readonly time_before: Date | null;
  readonly undone_at: Date | null;
}

/** The step of a lead, locked until the end of the transaction. */
async function lockedLead(manager: EntityManager, { dealerId, leadId }: LeadKey, step: LeadStepName): Promise<LeadRow> {
  const column = columnOfStep(step);
  const [row]: LeadRow[] = await manager.query(
    `SELECT received_at, ${column} AS flag, ${column}_at AS time FROM lead WHERE dealer_id = $1 AND id = $2 FOR UPDATE`,
    [dealerId, leadId],
  );
  if (!row) throw new Failure("NOT_FOUND", "The dealer has no lead of that id.", { field: "leadID" });
  return row;
}

const tickColumns = "number, step, answer, happened_at, flag_before, time_before, undone_at";

async function tickInForce(manager: EntityManager, { dealerId, leadId }: LeadKey, step: LeadStepName): Promise<TickRow | undefined> {
  const rows: TickRow[] = await manager.query(
    `SELECT ${tickColumns} FROM lead_tick WHERE dealer_id = $1 AND lead_id = $2 AND step = $3 AND undone_at IS NULL`,
    [dealerId, leadId, step],
  );
  return rows[0];
}

async function writeStep(
  manager: EntityManager,
  { dealerId, leadId }: LeadKey,
  step: LeadStepName,
  flag: boolean | null,
  time: Date | null,
) {
  const column = columnOfStep(step);
  const values = [dealerId, leadId, flag, time];
  await manager.query(`UPDATE lead SET ${column} = $3, ${column}_at = $4 WHERE dealer_id = $1 AND id = $2`, values);
}

async function markUndone(manager: EntityManager, { dealerId, leadId }: LeadKey, number: number, by: string, now: Date): Promise<void> {
  const values = [dealerId, leadId, number, by, now];
  await manager.query("UPDATE lead_tick SET undone_by = $4, undone_at = $5 WHERE dealer_id = $1 AND lead_id = $2 AND number = $3", values);
}

interface NewTick {
  readonly answer: ContactAnswer | null;
  readonly at: Date;
  readonly flagBefore: boolean | null;
  readonly timeBefore: Date | null;
}

async function insertTick(manager: EntityManager, { dealerId, leadId, step, by, now }: TickOrder, tick: NewTick): Promise<void> {
  await manager.query(
    `INSERT INTO lead_tick (dealer_id, lead_id, number, step, answer, happened_at, flag_before, time_before, recorded_by, recorded_at)
     SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM lead_tick WHERE dealer_id = $1 AND lead_id = $2`,
    [dealerId, leadId, step, tick.answer, tick.at, tick.flagBefore, tick.timeBefore, by, now],
  );
}

/** Whether the lead still has what the tick wrote. */
const stands = ({ flag, time }: LeadRow, { happened_at: at }: TickRow): boolean => flag === true && time?.getTime() === at.getTime();

function changedSince(field: string, { step, number }: TickRow): Failure {
  return refused(
    field,
    `${step} of the lead was changed after tick ${number}, so there is nothing to put back; correct it where the leads are imported from.`,
  );
}

function checkTime(at: Date, { received_at: receivedAt }: LeadRow): void {
  if (at >= receivedAt) return;
  throw refused("at", `${at.toISOString()} lies before ${receivedAt.toISOString()}, when the lead was received; expected a later time.`);
}

/** The new tick takes what was there before the old one with it, so that an undo leaves neither. */
async function correct(manager: EntityManager, order: TickOrder, lead: LeadRow, tick: TickRow | undefined): Promise<void> {
  const answer = order.answer ?? tick?.answer ?? null;
  const at = order.at ?? tick?.happened_at ?? order.now;
  // Sent twice: the first time did it.
  if (tick && tick.answer === answer && tick.happened_at.getTime() === at.getTime()) return;
  if (tick?.number !== order.replaces || !tick) {
    throw refused("replaces", `Tick ${order.replaces} of ${order.step} is not in force; expected ${tick ? String(tick.number) : "none"}.`);
  }
  if (!stands(lead, tick)) throw changedSince("replaces", tick);
  checkTime(at, lead);
  await markUndone(manager, order, tick.number, order.by, order.now);
  await insertTick(manager, order, { answer, at, flagBefore: tick.flag_before, timeBefore: tick.time_before });
  await writeStep(manager, order, order.step, true, at);
}

const lockTimeout = "55P03";

/** Runs what one person does to one lead; an import of leads comes before or after it as a whole. */
async function leadTransaction(
  scope: DealerScope,
  dataSource: DataSource,
  { dealerId }: LeadKey,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  try {
    await workerTransactionForDealer(scope, dataSource, dealerId, async (manager) => {
      await manager.query("SELECT set_config('lock_timeout', '5s', true)");
      await manager.query(lockOutImports);
      await work(manager);
    });
  } catch (error) {
    const cause: unknown = error instanceof QueryFailedError ? error.driverError : undefined;
    if (!(cause instanceof pg.DatabaseError && cause.code === lockTimeout)) throw error;
    throw new Failure("SERVICE_UNAVAILABLE", "Leads are being imported at this moment. Nothing has changed; try again.");
  }
}

/**
 * Records a step of a lead, or nothing where it is recorded already. Fails with `NOT_FOUND` for a dealer or a lead that is not to be seen,
 * `BAD_USER_INPUT` for a time before the lead's and a tick that cannot be replaced, `SERVICE_UNAVAILABLE` while leads are imported.
 */
export function recordTick(scope: DealerScope, dataSource: DataSource, order: TickOrder): Promise<void> {
  return leadTransaction(scope, dataSource, order, async (manager) => {
    const lead = await lockedLead(manager, order, order.step);
    const tick = await tickInForce(manager, order, order.step);
    if (order.replaces !== null) return correct(manager, order, lead, tick);
    if (tick || lead.flag || lead.time) return;
    const at = order.at ?? order.now;
    checkTime(at, lead);
    await insertTick(manager, order, { answer: order.answer, at, flagBefore: lead.flag, timeBefore: lead.time });
    await writeStep(manager, order, order.step, true, at);
  });
}

/**
 * Puts back what a lead had before a tick, or nothing where that was undone already. Fails with `NOT_FOUND` for a dealer, a lead or a tick
 * that is not to be seen, `BAD_USER_INPUT` where the step was changed since, `SERVICE_UNAVAILABLE` while leads are imported.
 */
export function undoTick(
  scope: DealerScope,
  dataSource: DataSource,
  { number, by, now, ...key }: LeadKey & { readonly number: number; readonly by: string; readonly now: Date },
): Promise<void> {
  return leadTransaction(scope, dataSource, key, async (manager) => {
    await lockedLead(manager, key, "CONTACTED");
    const [tick]: TickRow[] = await manager.query(
      `SELECT ${tickColumns} FROM lead_tick WHERE dealer_id = $1 AND lead_id = $2 AND number = $3`,
      [key.dealerId, key.leadId, number],
    );
    if (!tick) throw new Failure("NOT_FOUND", `The lead has no tick ${number}.`, { field: "tick" });
    if (tick.undone_at !== null) return;
    if (!stands(await lockedLead(manager, key, tick.step), tick)) throw changedSince("tick", tick);
    await markUndone(manager, key, number, by, now);
    await writeStep(manager, key, tick.step, tick.flag_before, tick.time_before);
  });
}
