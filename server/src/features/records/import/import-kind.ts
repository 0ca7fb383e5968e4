interface ColumnBase {
  /** The column of the table that keeps it. */
  readonly stored: string;
  readonly required?: true;
}

interface TextColumn extends ColumnBase {
  readonly type: "TEXT";
  /** Characters. */
  readonly longest: number;
}

interface ChoiceColumn extends ColumnBase {
  readonly type: "CHOICE";
  /** What may be written, and what is stored for it; null stores nothing. */
  readonly choices: Readonly<Record<string, string | null>>;
}

interface InstantColumn extends ColumnBase {
  readonly type: "INSTANT";
  /** Something that happened: never in the future or before 1970, and a sign of how far the records are complete. */
  readonly event: boolean;
  /** SQL over stored columns, for a blank value, and for a new record of which the file has no such column. */
  readonly default?: string;
}

export type ImportColumn = TextColumn | ChoiceColumn | InstantColumn;

/** What must hold between the columns of a row, columns that are not supplied taken as they are stored. */
export interface RowRule {
  /** The column at fault. */
  readonly column: string;
  /** SQL over stored columns, true where the rule is broken. */
  readonly broken: string;
  /** Columns beside the one at fault that the rule reads; it is not judged where one of them is unreadable. */
  readonly reads: readonly string[];
  readonly expected: string;
}

/**
 * A kind of record that can be imported: the importer knows nothing else of it. Its key is (dealer, id),
 * stored as `dealer_id` and `id`.
 * A blank value is stored as one; a column that neither file nor mapping supplies stays as it is, and is blank in a new record.
 */
export interface ImportKind {
  /** The word on the command line. */
  readonly name: string;
  /** As in `record_completeness`. */
  readonly recordKind: string;
  readonly table: string;
  readonly columns: Readonly<Record<string, ImportColumn>>;
  readonly rules: readonly RowRule[];
}
