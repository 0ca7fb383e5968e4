import pg from "pg";
import type { ColumnProfile } from "../reading/column-profile.ts";
import type { ColumnCondition, ColumnSource } from "./import-mapping.ts";

/** A column of the file, as it is staged. */
export interface StagedColumn {
  /** Its column of the staging table. */
  readonly staged: string;
  readonly profile: ColumnProfile;
}

export type StagedColumns = ReadonlyMap<string, StagedColumn>;

/** SQL that is true where the mapping knows no meaning for what the file says. */
export interface UnmappedValue {
  readonly from: string;
  readonly unmapped: string;
  readonly value: string;
  readonly expected: string;
}

const whiteSpace = "E' \\t\\n\\r\\f\\v\\u00a0'";

/** The mapping's reading of staged text: what each column of the kind says, as text, null where nothing. */
export class MappedText {
  constructor(
    private readonly staged: StagedColumns,
    private readonly missing: readonly string[],
  ) {}

  /** SQL for the first filled of several sources. */
  first(sources: readonly ColumnSource[]): string {
    const values = sources.map((source) => this.#source(source));
    return values.length === 0 ? "NULL::text" : values.length === 1 ? (values[0] as string) : `coalesce(${values.join(", ")})`;
  }

  /** SQL for each of the values that a sum adds. */
  added({ sum = [], when }: ColumnSource): string[] {
    return sum.map((name) => this.#where(when, this.#column(name)));
  }

  unmapped(sources: readonly ColumnSource[]): UnmappedValue[] {
    return sources.flatMap(({ from, when, values, otherValues }) => {
      if (from === undefined || values === undefined || otherValues !== "REFUSE") return [];
      const value = this.#column(from);
      const known = Object.keys(values);
      const condition = `${value} IS NOT NULL AND ${value} NOT IN (${literals(known)})${when ? ` AND ${this.#condition(when)}` : ""}`;
      return [{ from, unmapped: condition, value, expected: `${known.join(", ")} or blank` }];
    });
  }

  #source({ from, constant, when, values, otherValues }: ColumnSource): string {
    const plain = from === undefined ? `${pg.escapeLiteral(constant ?? "")}::text` : this.#column(from);
    const value = values === undefined ? plain : translated(plain, values, otherValues);
    return this.#where(when, value);
  }

  #where(when: ColumnCondition | undefined, value: string): string {
    return when === undefined ? value : `CASE WHEN ${this.#condition(when)} THEN ${value} END`;
  }

  #condition({ column, is, filled }: ColumnCondition): string {
    const value = this.#column(column);
    return is === undefined ? `${value} IS ${filled ? "NOT " : ""}NULL` : `${value} IN (${literals(is)})`;
  }

  #column(name: string): string {
    const column = this.staged.get(name);
    if (column === undefined) return "NULL::text";
    const trimmed = column.profile.untrimmed ? `nullif(btrim(${column.staged}, ${whiteSpace}), '')` : column.staged;
    return this.missing.length === 0 ? trimmed : `CASE WHEN ${trimmed} NOT IN (${literals(this.missing)}) THEN ${trimmed} END`;
  }
}

function translated(value: string, values: Readonly<Record<string, string | null>>, otherValues: ColumnSource["otherValues"]): string {
  const branches = Object.entries(values).map(
    ([written, meaning]) => `WHEN ${pg.escapeLiteral(written)} THEN ${meaning === null ? "NULL" : pg.escapeLiteral(meaning)}`,
  );
  return `CASE ${value} ${branches.join(" ")}${otherValues === "KEEP" ? ` ELSE ${value}` : ""} END`;
}

function literals(words: readonly string[]): string {
  return words.map((word) => pg.escapeLiteral(word)).join(", ");
}
