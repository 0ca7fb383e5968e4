import pg from "pg";
import type { Clock } from "../platform/clock.ts";
import type { DealerScope } from "../platform/dealer-scope.ts";
import { Failure } from "../platform/failure.ts";
import { databaseRoles, readerRole } from "./roles.ts";

/** A statement that PostgreSQL prepares once a connection, under its name; without one, each time it is sent. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** What readers need of a transaction. */
export interface StatementRunner {
  query<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** Reads what is too long to be held at once. */
export interface PageRunner extends StatementRunner {
  /** The rows of a statement in its order, `size` at a time; the statement runs once, and keeps its place meanwhile. */
  pages<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[], size: number): AsyncGenerator<Row[]>;
}

/** Instants and dates stay text: a JS Date would lose microseconds and shift dates. */
const asText = new Set<number>([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.DATE]);

const textTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): ((value: string) => unknown) =>
    asText.has(oid) ? (value) => value : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

const readSettings = {
  role: databaseRoles.dealer,
  TimeZone: "UTC",
  default_transaction_read_only: "on",
  // Statements go by an index from dealer to records, whatever their values: planning them again takes longer than most of them run.
  plan_cache_mode: "force_generic_plan",
  jit: "off",
  // The largest sum of dealers takes a tenth of it.
  statement_timeout: "10s",
  idle_in_transaction_session_timeout: "15s",
};

/** How long to wait for a connection, and for an answer where the server has stopped answering at all; milliseconds. */
const connectionTimeout = 5_000;
const answerTimeout = 12_000;

/**
 * Connections for reading; statements of one request are sent without waiting for one another.
 * A connection starts as a dealer without dealers: whatever is sent before a scope is set sees no row.
 */
export function createReadPool(url: string, max = 10): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max,
    application_name: "dealer-scorecards",
    options: Object.entries(readSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
    connectionTimeoutMillis: connectionTimeout,
    query_timeout: answerTimeout,
    pipeline: true,
    types: textTypes,
  });
}

function holdsNul(value: unknown): boolean {
  return typeof value === "string" ? value.includes("\0") : Array.isArray(value) && value.some(holdsNul);
}

/** A scope's dealers as the text of the array that row-level security reads. */
export function dealerIdsSetting(scope: DealerScope): string {
  const dealerIds = scope.kind === "STAFF" ? [] : scope.dealerIds;
  return `{${dealerIds.map((id) => `"${id.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** The pool listens to idle connections only; without a listener a lost one would end the process. Its statements fail by themselves. */
function ignoreLostConnection(): void {
  // Told by the statement that was under way, or by the next one.
}

export interface SnapshotOptions {
  /** How long the transaction may wait for its next statement, in milliseconds, where a reader is waited for in between. */
  readonly idle?: number | undefined;
  /** By which row-level security tells what can still be answered; without one, a dealer sees no owner before it has accepted. */
  readonly clock?: Clock;
}

interface OpenTransaction {
  readonly client: pg.PoolClient;
  readonly begun: Promise<unknown>;
}

/**
 * One read-only snapshot for one request: every number of a page agrees, one connection is used,
 * and row-level security shows the scope's dealers only. Nothing is opened before the first statement.
 */
export class ReadSnapshot implements PageRunner {
  #transaction: Promise<OpenTransaction> | undefined;
  #closed = false;
  #cursors = 0;
  /** Statements sent, the opening and closing ones apart. */
  statements = 0;

  constructor(
    private readonly pool: pg.Pool,
    private readonly scope: DealerScope,
    private readonly options: SnapshotOptions = {},
  ) {}

  async query<Row extends pg.QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    // PostgreSQL would refuse it, and with it every other statement of the transaction.
    if (values.some(holdsNul)) throw new Failure("BAD_USER_INPUT", "A text holds the character NUL, which cannot be stored.");
    // Whoever still computes after the end would open a transaction that nobody closes.
    if (this.#closed) throw new Failure("SERVICE_UNAVAILABLE", "The request ended before it was answered.");
    this.#transaction ??= this.#open();
    const { client, begun } = await this.#transaction;
    this.statements += 1;
    const [{ rows }] = await Promise.all([client.query<Row>({ ...statement, values: [...values] }), begun]);
    return rows;
  }

  async *pages<Row extends pg.QueryResultRow>(
    { text }: Statement,
    values: readonly unknown[],
    size: number,
  ): AsyncGenerator<Row[], void, void> {
    this.#cursors += 1;
    const cursor = pg.escapeIdentifier(`cursor_${this.#cursors}`);
    await this.query({ text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}` }, values);
    let rows: Row[];
    do {
      rows = await this.query<Row>({ text: `FETCH ${Math.trunc(size)} FROM ${cursor}` }, []);
      if (rows.length > 0) yield rows;
    } while (rows.length === size);
    await this.query({ text: `CLOSE ${cursor}` }, []);
  }

  /** Gives the connection back. No statement can follow. */
  close(): Promise<void> {
    this.#closed = true;
    return this.renew();
  }

  /** Ends the snapshot: the next statement opens another, which sees what was committed meanwhile. */
  async renew(): Promise<void> {
    const opened = this.#transaction;
    this.#transaction = undefined;
    const client = await opened?.then(
      (transaction) => transaction.client,
      () => undefined,
    );
    await client?.query("COMMIT").then(
      () => client.off("error", ignoreLostConnection).release(),
      (error: Error) => client.off("error", ignoreLostConnection).release(error),
    );
  }

  async #open(): Promise<OpenTransaction> {
    const client = await this.pool.connect();
    client.on("error", ignoreLostConnection);
    const setting = pg.escapeLiteral(dealerIdsSetting(this.scope));
    const { clock, idle: longest } = this.options;
    const idle = longest === undefined ? "" : `SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(longest)};`;
    const now = clock ? pg.escapeLiteral(clock.now().toISOString()) : "''";
    const begun = client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL ROLE ${readerRole(this.scope)}; ${idle}
       SELECT set_config('dealer_scorecards.dealer_ids', ${setting}, true), set_config('dealer_scorecards.now', ${now}, true)`,
    );
    return { client, begun };
  }
}
