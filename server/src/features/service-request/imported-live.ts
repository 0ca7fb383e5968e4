import type { Contradiction } from "../lead/lead-tick.kept.ts";

/** Records that people and the product act on here while files of them are imported; SQL over the table and `import_row`. */
export interface ImportedLive {
  /**
   * Statements that hold until the end of the transaction what somebody could act on: a request before its opportunities, as whoever takes a
   * step does. Over rows of a file, or those that a file's import `import_noted`, with their `dealer_id` and `id`. `written`: those of them that
   * are to be written; the others need not be held, as an update leaves alone what is recorded by then.
   */
  readonly lock: (rows: "import_row" | "import_noted", written: string) => readonly string[];
  /** Once all is held: what no file brings back goes from its rows. */
  readonly settle: readonly string[];
  /** What rows must not say of how their records stand at an instant. */
  readonly contradictions: (now: string) => readonly Contradiction[];
  /** Whether anything of a stored row was recorded here, so that no file changes it: SQL over that row. */
  readonly recorded?: (row: string) => string;
  /** No file and no undo may write a column of a stored row: all of them count as recorded here. */
  readonly unchanging?: true;
  /** Whether something stands on a record, so that it cannot be taken away. */
  readonly inUse?: string;
  readonly goesOn?: GoesOn;
  /** What follows once all of an import, or an undo, is done. Parameter: now. */
  readonly afterwards?: string;
}

/** Of what goes on by itself once it is there. */
interface GoesOn {
  /** Columns of a new record that no file tells. */
  readonly made: (now: Date, by: string) => Readonly<Record<string, string>>;
  /** What follows once all files have landed. Parameters: the run, the file and who imports. */
  readonly landed: string;
  /** What follows once an undo has restored records, over `import_noted`. Parameter: now. */
  readonly restored: string;
}
