import type { Pool } from "pg";

/** A statement as a connection was given it. */
interface SentStatement {
  /** Empty for one without a name: the opening and closing of a request's transaction. */
  readonly name: string;
  readonly text: string;
}

/** Runs before a statement is sent: may wait, or throw in its place. */
type StatementHook = (statement: SentStatement) => void | Promise<void>;

export interface StatementWatch {
  /** Everything sent, the opening and closing of transactions included. */
  readonly sent: SentStatement[];
  before: StatementHook | undefined;
  /** Names of the statements that read for requests while `work` runs, in the order sent. */
  during(work: () => Promise<unknown>): Promise<string[]>;
}

function statementOf(argument: unknown): SentStatement {
  if (typeof argument === "string") return { name: "", text: argument };
  const { name, text } = argument as { name?: string; text: string };
  return { name: name ?? "", text };
}

/** Sees every statement that the pool's connections send from now on. */
export function watchStatements(pool: Pool): StatementWatch {
  const sent: SentStatement[] = [];
  const watch: StatementWatch = {
    sent,
    before: undefined,
    async during(work) {
      const start = sent.length;
      await work();
      return sent.slice(start).flatMap(({ name }) => (name === "" ? [] : [name]));
    },
  };
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const watched = (...given: unknown[]): unknown => {
      const statement = statementOf(given[0]);
      sent.push(statement);
      const { before } = watch;
      // What a connection refuses, it refuses later: never by throwing at once.
      return before
        ? Promise.resolve(statement)
            .then(before)
            .then(() => query(...given))
        : query(...given);
    };
    Object.assign(client, { query: watched });
  });
  return watch;
}
