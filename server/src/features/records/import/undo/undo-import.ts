import type pg from "pg";
import type { DataSource, EntityManager } from "typeorm";
import type { DealerScope } from "../../../../platform/dealer-scope.ts";
import { Failure } from "../../../../platform/failure.ts";
import { rehearse, undoTransaction } from "../../../../storage/worker-transaction.ts";
import { type DifferingResult, findDifferingResults } from "../../../publication/differing-results.reader.ts";
import { publicationLock } from "../../../publication/publish.writer.ts";
import type { ImportKind } from "../import-kind.ts";
import { importKinds } from "../kinds/import-kinds.ts";
import { goOnAfterwards, holding } from "../landing/live-rows.ts";
import { prepareTransaction } from "../landing/transaction.sql.ts";
import { dealersOfRun, type ImportRun, type ImportRunFile, recordKindsOfRun, runColumns } from "../run/import-run.ts";
import { conflictFailure } from "./undo-conflicts.ts";
import {
  changedLater,
  contradictions,
  createNoted,
  createUndoTables,
  forgetKept,
  handDealersOn,
  holdCompleteness,
  keepDealersOf,
  keepDealersOfOthers,
  markCreated,
  markLeaving,
  removeAdded,
  removeDealers,
  removeEvents,
  restoreChanged,
  restoreCompleteness,
} from "./undo.sql.ts";

export interface UndoOptions {
  readonly now: Date;
  /** Who undoes. */
  readonly by: string;
}

/** What an undo did. */
export interface UndoneImport {
  readonly run: ImportRun;
  /** Records that the import had made. */
  readonly removed: number;
  /** Records of which it had overwritten something. */
  readonly restored: number;
  readonly dealersRemoved: number;
  /** Dealers that the import made and that have something else by now. */
  readonly dealersKept: number;
  /** How many dealers' records are known up to an earlier instant, or none, again. */
  readonly completenessRestored: number;
  readonly eventsRemoved: number;
  /** Events that were sent before. */
  readonly eventsSent: number;
  /** Published results of its dealers of which the records give other numbers now. */
  readonly differing: readonly DifferingResult[];
}

/**
 * Takes back all that an import did to records: what it overwrote is restored, what it made is removed. All or nothing; no import
 * and no publication goes on meanwhile. What was published stays as it is, and so does what people recorded by hand.
 * @throws Failure `NOT_FOUND` where there is no such import, `IMPORT_REFUSED` where it is undone already, something else has changed its
 *   records since, or people recorded something on one that it made.
 */
export function undoImport(scope: DealerScope, dataSource: DataSource, id: number, options: UndoOptions): Promise<UndoneImport> {
  return undoTransaction(scope, dataSource, (manager) => undo(manager, id, options));
}

/** What `undoImport` would do; the database stays as it is. */
export function rehearseUndo(scope: DealerScope, dataSource: DataSource, id: number, options: UndoOptions): Promise<UndoneImport> {
  return rehearse(
    (work) => undoTransaction(scope, dataSource, work),
    (manager) => undo(manager, id, options),
  );
}

async function undo(manager: EntityManager, id: number, { now, by }: UndoOptions): Promise<UndoneImport> {
  const client = (await manager.queryRunner?.connect()) as pg.ClientBase;
  await prepareTransaction(client);
  await client.query(`SELECT pg_advisory_xact_lock(${publicationLock})`);
  const run = await findRun(client, id);
  await client.query(createUndoTables);
  const counts = { removed: 0, restored: 0, completenessRestored: 0 };
  // The newest first: a later file may have changed what an earlier one made.
  for (const [file, given] of [...run.files.entries()].toReversed()) {
    const { removed, restored } = await undoFile(client, { id, file, now }, given);
    counts.removed += removed;
    counts.restored += restored;
    for (const statement of [...restoreCompleteness.slice(0, 2), holdCompleteness]) {
      counts.completenessRestored += (await client.query(statement, [id, file])).rowCount ?? 0;
    }
    await client.query(restoreCompleteness[2], [id, file]);
  }
  await refuseConflicts(client, run);
  for (const { kind } of run.files)
    await goOnAfterwards(
      client,
      importKinds.find((each) => each.name === kind),
      now,
    );
  const events = await one<{ removed: number; raised: number }>(client, removeEvents, [id]);
  const dealers = await removeLeaving(client, manager, id);
  await client.query("UPDATE import_run SET undone_at = $2, undone_by = $3 WHERE id = $1", [id, now, by]);
  const differing = await findDifferingResults(manager, await dealersOfRun(client, id), recordKindsOfRun(run), now);
  return {
    run: { ...run, undone_at: now, undone_by: by },
    ...counts,
    ...dealers,
    eventsRemoved: events.removed,
    eventsSent: events.raised - events.removed,
    differing,
  };
}

async function findRun(client: pg.ClientBase, id: number): Promise<ImportRun> {
  const [run] = (await client.query<ImportRun>(`SELECT ${runColumns} FROM import_run WHERE id = $1`, [id])).rows;
  if (run === undefined) throw new Failure("NOT_FOUND", `There is no import ${id}.`, { field: "number" });
  if (run.undone_at !== null) {
    throw new Failure("IMPORT_REFUSED", `Import ${id} was undone already, at ${run.undone_at.toISOString()} by ${run.undone_by}.`, {
      field: "number",
    });
  }
  return run;
}

/** Names of columns come from what is stored: only those that the kind has are used. */
function columnsOf(id: number, { kind: name, columns }: ImportRunFile): { kind: ImportKind; columns: readonly string[] } {
  const kind = importKinds.find((each) => each.name === name);
  const known = new Set(Object.values(kind?.columns ?? {}).map(({ stored }) => stored));
  if (kind === undefined || !columns.every((column) => known.has(column))) {
    throw new Failure("IMPORT_REFUSED", `Import ${id} cannot be undone: ${name} have other columns by now.`, { field: "number" });
  }
  return { kind, columns };
}

async function undoFile(
  client: pg.ClientBase,
  { id, file, now }: { readonly id: number; readonly file: number; readonly now: Date },
  given: ImportRunFile,
): Promise<{ removed: number; restored: number }> {
  const { kind, columns } = columnsOf(id, given);
  await client.query("DROP TABLE IF EXISTS import_noted");
  await client.query(createNoted, [id, file]);
  await client.query("ANALYZE import_noted");
  await client.query(changedLater(kind), [id]);
  if (kind.kept) await client.query(kind.kept.lock);
  for (const statement of kind.live?.lock("import_noted", "import_noted") ?? []) await client.query(holding(statement));
  const restored = kind.live?.unchanging ? 0 : await rows(client, restoreChanged(kind, columns));
  if (kind.live?.goesOn) await client.query(kind.live.goesOn.restored, [now]);
  // After the others: it is beneath the rows that they find as the file left them.
  if (kind.kept) await rows(client, forgetKept(kind, kind.kept));
  if (kind.table === "dealer") {
    await rows(client, markLeaving(kind, columns));
    return { restored, removed: 0 };
  }
  return { restored, removed: await rows(client, removeAdded(kind, columns)) };
}

async function refuseConflicts(client: pg.ClientBase, run: ImportRun): Promise<void> {
  for (const kind of importKinds) if (kind.kept) await client.query(contradictions(kind, kind.kept), [run.id]);
  const failure = await conflictFailure(client, run);
  if (failure) throw failure;
}

/** Tables that tell of imports and not of what a dealer has. */
const ownTables = new Set(["import_change", "import_completeness", "import_mapping"]);

async function removeLeaving(
  client: pg.ClientBase,
  { dataSource }: EntityManager,
  id: number,
): Promise<Pick<UndoneImport, "dealersRemoved" | "dealersKept">> {
  await client.query(markCreated, [id]);
  const before = await one<{ count: number }>(client, "SELECT count(*)::int AS count FROM import_leaving");
  if (before.count === 0) return { dealersRemoved: 0, dealersKept: 0 };
  const tenantTables = dataSource.entityMetadatas
    .filter(({ tableName, columns }) => !ownTables.has(tableName) && columns.some(({ databaseName }) => databaseName === "dealer_id"))
    .map(({ tableName }) => tableName);
  await client.query(handDealersOn, [id]);
  await client.query(keepDealersOfOthers, [id]);
  for (const table of tenantTables) await client.query(keepDealersOf(table));
  const dealersRemoved = (await client.query(removeDealers)).rowCount ?? 0;
  return { dealersRemoved, dealersKept: before.count - dealersRemoved };
}

async function rows(client: pg.ClientBase, statement: string): Promise<number> {
  return (await one<{ rows: number }>(client, statement)).rows;
}

async function one<Row extends pg.QueryResultRow>(client: pg.ClientBase, statement: string, values: unknown[] = []): Promise<Row> {
  const [row] = (await client.query<Row>(statement, values)).rows;
  if (row === undefined) throw new Error(`No row: ${statement}`);
  return row;
}
