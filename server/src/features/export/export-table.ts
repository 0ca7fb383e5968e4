import type { z } from "zod";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { Metric } from "../../kpi/metric.ts";

/**
 * How a cell is written: `MONTH` as 2026-03, `SHARE` a number of which 1 is all, `MONEY` in the currency of its row,
 * `AMOUNT` in the unit that the row's column `unit` names.
 */
export type CellType = "TEXT" | "INSTANT" | "DAY" | "MONTH" | "INTEGER" | "DECIMAL" | "SHARE" | "MONEY" | "AMOUNT" | "FLAG";

/** Instants are ISO 8601 in UTC, days and months their ISO text; null is what is missing. */
export type CellValue = string | number | boolean | null;

export type Row = readonly CellValue[];

export interface Column {
  /** Names its header among the texts. */
  readonly key: string;
  readonly type: CellType;
}

/** What a table reads from: one snapshot, as of one instant. */
export interface ExportContext {
  /** A context whose loaders hold nothing yet: what they keep goes with it. */
  fresh(): RequestContext;
  /** The data of one of the API's own queries; fails with what the API refuses. */
  ask<Data>(document: string, variables: Readonly<Record<string, unknown>>): Promise<Data>;
}

/** What a cover says of the rows. */
export interface Facts {
  readonly rows: number;
  /** How many results are final, in progress and so on. */
  readonly states: ReadonlyMap<string, number>;
  /** How many results are of each edition. */
  readonly editions: ReadonlyMap<number, number>;
  readonly metrics: ReadonlySet<Metric>;
}

/** What was asked for, checked. */
export type ExportInput = Readonly<Record<string, unknown>>;

/** A table with its input checked. */
export interface OpenedTable {
  readonly name: string;
  readonly input: ExportInput;
  readonly columns: readonly Column[];
  /** In the order of the table, some at a time; the same ones each time within one snapshot. */
  rows(context: ExportContext): AsyncIterable<readonly Row[]>;
  /** Where they are known sooner than by reading all rows. */
  facts?(context: ExportContext): Promise<Facts>;
}

/** A table that can be exported. */
export interface ExportTable {
  readonly name: string;
  /** Fails with a `ZodError`. */
  open(input: unknown): OpenedTable;
}

export interface TableDefinition<Input extends ExportInput> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  columns(input: Input): readonly Column[];
  rows(context: ExportContext, input: Input): AsyncIterable<readonly Row[]>;
  readonly facts?: (context: ExportContext, input: Input) => Promise<Facts>;
}

export function exportTable<Input extends ExportInput>({ name, ...definition }: TableDefinition<Input>): ExportTable {
  return {
    name,
    open(given) {
      const input = definition.input.parse(given);
      const { facts } = definition;
      return {
        name,
        input,
        columns: definition.columns(input),
        rows: (context) => definition.rows(context, input),
        ...(facts ? { facts: (context: ExportContext) => facts(context, input) } : {}),
      };
    },
  };
}
