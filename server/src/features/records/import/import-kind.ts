import type { RaisedEvents } from "../../event/unsatisfied-customer.raised.ts";
import type { KeptByHand } from "../../lead/lead-tick.kept.ts";
import type { ImportedLive } from "../../service-request/imported-live.ts";
import type { ImportMapping } from "./mapping/import-mapping.ts";

interface ColumnBase {
  /** The column of the table that keeps it. */
  readonly stored: string;
  readonly required?: true;
  /** SQL over stored columns, for a blank value, and for a new record of which the file has no such column. */
  readonly default?: (mapping: ImportMapping) => string;
}

/** The kind of record whose id a column holds, of the same dealer. It may be imported later, or never: that is reported, not refused. */
export interface Reference {
  readonly table: string;
  readonly noun: string;
}

interface TextColumn extends ColumnBase {
  readonly type: "TEXT";
  /** Characters. */
  readonly longest: number;
  readonly references?: Reference;
}

interface ChoiceColumn extends ColumnBase {
  readonly type: "CHOICE";
  /** What may be written, and what is stored for it; null stores nothing. */
  readonly choices: Readonly<Record<string, string | null>>;
}

/** A code of a list that is kept elsewhere, such as a currency. */
interface CodeColumn extends ColumnBase {
  readonly type: "CODE";
  /** SQL that is true of a text that is no such code. */
  readonly unknown: (text: string) => string;
  readonly expected: string;
}

interface InstantColumn extends ColumnBase {
  readonly type: "INSTANT";
  /** Something that happened: never in the future or before 1970, and a sign of how far the records are complete. */
  readonly event: boolean;
}

/** A calendar day of the dealer's own. */
interface DayColumn extends ColumnBase {
  readonly type: "DAY";
  /** As of an instant. */
  readonly event: boolean;
}

/** Yes or no; blank was not recorded, unless there is a default. */
interface FlagColumn extends ColumnBase {
  readonly type: "FLAG";
}

/** Several ids, each once, in their order; such as `G-1; G-2`. */
interface ListColumn extends ColumnBase {
  readonly type: "LIST";
  readonly references: Reference;
  /** Ids. */
  readonly most: number;
  /** Characters of an id. */
  readonly longest: number;
}

/** A decimal number, not negative unless it is `signed`. */
interface NumberColumn extends ColumnBase {
  readonly type: "NUMBER";
  readonly atMost?: number;
  readonly signed?: true;
}

/** Of a place on the globe: north and east are positive, at most so many degrees either way. */
interface DegreesColumn extends ColumnBase {
  readonly type: "DEGREES";
  readonly atMost: number;
}

/** A whole number, never negative. */
interface WholeColumn extends ColumnBase {
  readonly type: "WHOLE";
}

export type ImportColumn =
  | TextColumn
  | ChoiceColumn
  | CodeColumn
  | InstantColumn
  | DayColumn
  | FlagColumn
  | ListColumn
  | NumberColumn
  | DegreesColumn
  | WholeColumn;

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
 * A kind of record that can be imported: the importer knows nothing else of it.
 * A blank value is stored as one; a column that neither file nor mapping supplies stays as it is, and is blank in a new record.
 */
export interface ImportKind {
  /** The word on the command line. */
  readonly name: string;
  readonly table: string;
  /** What tells one record from another: its own id within its dealer, or, of dealers and of what is the operator's, alone; or its day. */
  readonly key: readonly ["dealer_id", "id"] | readonly ["id"] | readonly ["country", "day"];
  /** The operator's: no dealer is named. */
  readonly operators?: true;
  /** How months wait for these records; absent where none does. */
  readonly completeness?: Completeness;
  readonly columns: Readonly<Record<string, ImportColumn>>;
  readonly rules: readonly RowRule[];
  /** Events that rows of it are; written in the transaction that they land in. */
  readonly raises?: RaisedEvents;
  /** What people record on rows of it, which stays as they said. */
  readonly kept?: KeptByHand;
  /** What people and the product do with rows of it here. */
  readonly live?: ImportedLive;
}

/** Whether its records are dealers'; the others are dealers themselves, or the operator's. */
export const isOfDealers = ({ table, operators }: Pick<ImportKind, "table" | "operators">): boolean =>
  table !== "dealer" && operators !== true;

/** SQL of what names a row of a kind among all records: a dealer, blank for the operator, and an id within it. */
export function identitySql(
  { key, operators }: Pick<ImportKind, "key" | "operators">,
  row: string,
): { readonly dealer: string; readonly id: string } {
  const id = key[0] === "dealer_id" ? `${row}.id` : key.map((column) => `${row}.${column}::text`).join(" || ' ' || ");
  return { id, dealer: operators ? "''::text" : `${row}.${key[0]}` };
}

export interface Completeness {
  /** As in `record_completeness`. */
  readonly recordKind: string;
  /**
   * What an import says by itself: that the records are there up to the newest event of the file, or nothing, because they have
   * no events and follow the clock.
   */
  readonly raisedBy: "EVENTS" | "NOTHING";
}
