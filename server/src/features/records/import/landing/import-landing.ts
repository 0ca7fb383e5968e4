import { basename, join } from "node:path";
import pg from "pg";
import { Failure } from "../../../../platform/failure.ts";
import type { Contradiction } from "../../../lead/lead-tick.kept.ts";
import { type ImportColumn, type ImportKind, isOfDealers } from "../import-kind.ts";
import type { ImportReport } from "../import-report.ts";
import { type ColumnPlan, isSupplied, type PlannedColumn } from "../mapping/column-plan.ts";
import type { ImportMapping } from "../mapping/import-mapping.ts";
import { carefulFunctions, dropCarefulFunctions } from "../mapping/instant.sql.ts";
import type { StagedColumns } from "../mapping/text.sql.ts";
import type { RowSource } from "../reading/row-source.ts";
import {
  countParts,
  createCompleteness,
  type ImportStep,
  noteCompleteness,
  notingAdded,
  notingChanged,
  notingDealers,
  notingEvents,
  notingKept,
} from "./change.sql.ts";
import { holdCompleteness, noEvents, raiseAllCompleteness, raiseCompleteness } from "./completeness.sql.ts";
import { countUnknownDealers, createDealers, insertDealers, selectDiffering } from "./dealers.sql.ts";
import { isDataException, writtenMeanwhile } from "./landing-errors.ts";
import { LiveRows } from "./live-rows.ts";
import { insertReferences, referencesOf } from "./references.sql.ts";
import {
  allErrors,
  contradicting,
  createErrors,
  deleteBadRows,
  insertRepeatedKeys,
  insertUnknownDealers,
  writeBadRows,
  writeFaults,
} from "./refusals.ts";
import { RowSql } from "./row.sql.ts";
import { stageText } from "./staging.ts";
import { anyStored, countChanges, countCompared, countKeys, countNew, insertNew, updateChanged } from "./upsert.sql.ts";

export interface LandingOptions {
  readonly kind: ImportKind;
  readonly step: ImportStep;
  readonly file: string;
  readonly mapping: ImportMapping;
  readonly now: Date;
  readonly by: string;
  readonly completeThrough: Date | undefined;
  readonly allDealers: boolean;
  readonly outputFolder: string;
  readonly source: RowSource;
  readonly plan: ColumnPlan;
}

export type Refusal = Pick<ImportReport, "bad" | "errors" | "errorCount" | "errorsFile" | "badRowsFile">;
export type Landed = Pick<
  ImportReport,
  "new" | "changed" | "unchanged" | "keptByHand" | "dealersCreated" | "dealersDiffering" | "completenessHeld" | "completenessUnknown"
>;

/** Tables of one file, which the next file of a set makes anew. */
const fileTables = `import_text, import_row, import_dealer, import_named_dealer, import_error, import_recorded, import_compared, import_complete`;

/** Up to so many rows are grouped by hashing, which takes less time than sorting. */
const hashedRows = 1_000_000;

/** The steps of a file's import within its transaction: a dozen statements, whatever the number of rows. */
export class ImportLanding {
  #staged: StagedColumns = new Map();
  /** Columns of which the file or the mapping says something. */
  #supplied: readonly PlannedColumn[] = [];
  #careful = false;
  /** Whether people have recorded anything on records of the file's dealers. */
  #recorded = false;
  #live: LiveRows | undefined;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly options: LandingOptions,
  ) {}

  async read(chunks: AsyncIterable<Buffer>): Promise<void> {
    const { source, plan } = this.options;
    await this.client.query(`DROP TABLE IF EXISTS ${fileTables}`);
    for (const zone of this.#timeZones()) await this.#checkTimeZone(zone);
    this.#staged = await stageText(this.client, source, chunks);
    this.#supplied = plan.columns.filter((planned) => isSupplied(planned, this.#staged));
  }

  /** Finds every bad row, and leaves good ones only where good ones are kept. */
  async check(keepGood: boolean): Promise<Refusal> {
    const { client, options } = this;
    const { mapping, kind } = options;
    const sql = await this.#createRows();
    await client.query(createDealers(this.#columns()));
    const faulty = await this.#exists("SELECT FROM import_dealer WHERE faulty");
    const { rows, keys } = await this.#one<{ rows: string; keys: string }>(countKeys);
    const repeated = rows !== keys;
    const mustBeKnown = mapping.dealers === undefined && isOfDealers(kind);
    const unknown = mustBeKnown && (await this.#one<{ unknown: number }>(countUnknownDealers)).unknown > 0;
    const contradictions = await this.#contradictions(sql);
    if (!faulty && !repeated && !unknown && contradictions === undefined) {
      return { bad: 0, errors: [], errorCount: 0, errorsFile: undefined, badRowsFile: undefined };
    }
    await client.query(createErrors);
    if (faulty) await client.query(`INSERT INTO import_error ${sql.selectFaults}`);
    // Temporary functions would outlive the transaction.
    if (this.#careful) await client.query(dropCarefulFunctions);
    if (repeated) await client.query(insertRepeatedKeys(kind, this.#label(kind.key.at(-1) ?? "id")));
    if (unknown) await client.query(insertUnknownDealers(this.#label("dealer_id")));
    if (contradictions !== undefined) await client.query(`INSERT INTO import_error ${contradictions}`);
    return this.#refuse(keepGood);
  }

  /** `rowsMissing`: bad rows were left out. What is written, and what stood there before, is noted under the step. */
  async land(rowsMissing: boolean): Promise<Landed> {
    const { kind, mapping, now, by, step } = this.options;
    const dealers = kind.operators ? undefined : mapping.dealers;
    await this.#live?.keep();
    const dealersCreated = dealers === undefined ? 0 : await this.#noted(notingDealers(step, insertDealers(dealers)));
    const dealersDiffering =
      dealers === undefined ? { count: 0, first: [] } : await this.#one<ImportReport["dealersDiffering"]>(selectDiffering(dealers));
    const keptByHand = await this.#keepByHand();
    const counts = await this.#one<Record<"rows" | "new" | "changed", string>>(await this.#counting());
    if (kind.live?.unchanging && Number(counts.changed) > 0) throw writtenMeanwhile();
    const rows = Number(counts.rows);
    if (kind.raises) await this.client.query(kind.raises.note);
    const { parts } = await this.#one<{ parts: number }>(countParts);
    // Hashed groups would hold all of a large file's ids in memory at once.
    if (rows > hashedRows) await this.client.query("SET LOCAL enable_hashagg = off");
    const isNew =
      Number(counts.new) === 0
        ? 0
        : await this.#noted(notingAdded(step, parts, insertNew(kind, counts.new === counts.rows, kind.live?.goesOn?.made(now, by))));
    const completeness = await this.#completeness(rowsMissing);
    const changed =
      Number(counts.changed) === 0
        ? 0
        : await this.#noted(notingChanged(step, parts, updateChanged(kind, this.#columns(), this.#recorded)));
    await this.client.query("SET LOCAL enable_hashagg = on");
    if (kind.raises) await this.#noted(notingEvents(step, kind.raises.raise(now.toISOString())));
    return { new: isNew, changed, unchanged: rows - isNew - changed, keptByHand, dealersCreated, dealersDiffering, ...completeness };
  }

  /** Notes what the rows refer to and is not there, or not yet, under the file's number in its set. */
  async noteReferences(file: number): Promise<void> {
    for (const column of referencesOf(this.#supplied)) await this.client.query(insertReferences(file, column));
  }

  async #counting({ kind } = this.options): Promise<string> {
    if (kind.live && !kind.live.unchanging) return countCompared;
    return (await this.#exists(anyStored(kind))) ? countChanges(kind, this.#columns()) : countNew;
  }

  /** How many values of the file are left out because people recorded others. */
  async #keepByHand(): Promise<number> {
    const { step, kind } = this.options;
    const { kept } = kind;
    if (kept === undefined) return 0;
    await this.client.query(kept.lock);
    this.#recorded = await this.#exists(kept.any);
    if (!this.#recorded) return 0;
    if (this.#supplies(kept.contradiction) && (await this.#exists(kept.contradiction.select))) throw writtenMeanwhile();
    let values = 0;
    const steps = kept.keep(this.#columns().map(({ stored }) => stored));
    for (const [index, { remember, replace }] of steps.entries()) {
      await this.#noted(notingKept(step, index, remember));
      values += (await this.#write(replace)).rowCount ?? 0;
    }
    return values;
  }

  /** Errors of rows that contradict what was recorded here; none, where what seems to is blank in the file. */
  async #contradictions(sql: RowSql): Promise<string | undefined> {
    const { kind, now } = this.options;
    this.#live = new LiveRows(this.client, kind, this.#columns());
    const standing = await this.#live.hold(now);
    const errors: string[] = [];
    for (const contradiction of [...standing, ...(kind.kept ? [kind.kept.contradiction] : [])]) {
      const { column, select } = contradiction;
      if (!this.#supplies(contradiction) || !(await this.#exists(select))) continue;
      errors.push(contradicting(this.#label(column), contradiction, sql.selectWritten(column)));
    }
    return errors.length > 0 ? errors.join(" UNION ALL ") : undefined;
  }

  #supplies({ column }: Contradiction): boolean {
    return this.#columns().some(({ stored }) => stored === column);
  }

  #label(stored: string): string {
    return this.options.plan.columns.find(({ column }) => column.stored === stored)?.label ?? stored;
  }

  async #completeness(rowsMissing: boolean): Promise<Pick<Landed, "completenessHeld" | "completenessUnknown">> {
    const { kind, step } = this.options;
    if (kind.completeness) await this.client.query(createCompleteness(kind.completeness.recordKind));
    const said = await this.#sayCompleteness(rowsMissing);
    if (kind.completeness) await this.#write(noteCompleteness(step, kind.completeness.recordKind));
    return said;
  }

  async #sayCompleteness(rowsMissing: boolean): Promise<Pick<Landed, "completenessHeld" | "completenessUnknown">> {
    const { kind, completeThrough, allDealers, now } = this.options;
    const { completeness } = kind;
    const none = { completenessHeld: false, completenessUnknown: false };
    if (completeness === undefined || (completeness.raisedBy === "NOTHING" && completeThrough === undefined)) return none;
    if (rowsMissing && completeThrough === undefined) {
      await this.#write(holdCompleteness(completeness, "import_named_dealer"));
      return { ...none, completenessHeld: true };
    }
    await this.#write(raiseCompleteness(completeness, completeThrough, now));
    if (completeThrough !== undefined) {
      if (allDealers) await this.#write(raiseAllCompleteness(completeness, completeThrough));
      return none;
    }
    const completenessUnknown = await this.#exists(noEvents);
    if (completenessUnknown) await this.#write(holdCompleteness(completeness, "import_dealer"));
    return { ...none, completenessUnknown };
  }

  /** Most files hold no impossible date, so it is tried without asking for each one first. */
  async #createRows(): Promise<RowSql> {
    const { client } = this;
    const quick = this.#rowSql(false);
    await client.query("SAVEPOINT created");
    try {
      await client.query(quick.createRows);
      return quick;
    } catch (error) {
      if (!isDataException(error)) throw error;
      await client.query("ROLLBACK TO SAVEPOINT created");
    }
    this.#careful = true;
    const careful = this.#rowSql(true);
    for (const statement of [carefulFunctions, careful.createRows]) await client.query(statement);
    return careful;
  }

  #rowSql(careful: boolean): RowSql {
    const { kind, plan, mapping, now } = this.options;
    return new RowSql(kind, plan.columns, { mapping, now, staged: this.#staged, careful });
  }

  async #refuse(keepGood: boolean): Promise<Refusal> {
    const { client, options } = this;
    const { file, outputFolder, source } = options;
    const path = join(outputFolder, `${basename(file)}.errors.csv`);
    const { count: errorCount, rows: bad, first: errors, file: errorsFile } = await writeFaults(client, allErrors, file, path);
    if (!keepGood || errorCount === 0) return { bad, errors, errorCount, errorsFile, badRowsFile: undefined };
    const badRowsFile = await writeBadRows(client, file, outputFolder, source);
    await client.query(deleteBadRows);
    await client.query("ALTER TABLE import_dealer RENAME TO import_named_dealer");
    await client.query(createDealers(this.#columns()));
    return { bad, errors, errorCount, errorsFile, badRowsFile };
  }

  #columns(): ImportColumn[] {
    return this.#supplied.map(({ column }) => column);
  }

  #timeZones(): ReadonlySet<string> {
    const { mapping, plan } = this.options;
    const own = plan.columns.flatMap(({ sources }) => sources.flatMap(({ timeZone }) => timeZone ?? []));
    return new Set([...own, ...[mapping.timeZone, mapping.dealers?.timeZone].flatMap((zone) => zone ?? [])]);
  }

  async #checkTimeZone(zone: string): Promise<void> {
    await this.client.query("SELECT now() AT TIME ZONE $1", [zone]).catch((error: unknown) => {
      if (!isDataException(error)) throw error;
      throw new Failure("IMPORT_REFUSED", `The mapping names the time zone ${zone}, which the database does not know.`);
    });
  }

  async #exists(select: string): Promise<boolean> {
    return (await this.#one<{ found: boolean }>(`SELECT EXISTS (${select}) AS found`)).found;
  }

  async #one<Row extends pg.QueryResultRow>(select: string): Promise<Row> {
    const [row] = (await this.client.query<Row>(select)).rows;
    if (!row) throw new Error(`No row: ${select}`);
    return row;
  }

  /** How many rows a statement says that it has written and noted. */
  async #noted(statement: string): Promise<number> {
    return Number((await this.#write<{ rows: string }>(statement)).rows[0]?.rows);
  }

  async #write<Row extends pg.QueryResultRow>(statement: string): Promise<pg.QueryResult<Row>> {
    try {
      return await this.client.query<Row>(statement);
    } catch (error) {
      // A new key was taken, or what a row was judged with has changed, since the rows were checked.
      const meanwhile = error instanceof pg.DatabaseError && (error.code === "23505" || error.code === "23514");
      throw meanwhile ? writtenMeanwhile() : error;
    }
  }
}
