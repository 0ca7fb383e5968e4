import type { z } from "zod";
import {
  type CellType,
  type CellValue,
  type Column,
  type ExportContext,
  type ExportInput,
  type ExportTable,
  exportTable,
  type Row,
} from "./export-table.ts";

/** A column of the API's answer: its key, its type, and where in a row it stands where that is not under its key; of several places the first that is filled. */
export type QueryColumn = readonly [key: string, type: CellType, ...paths: string[]];

/** Lists are told in one cell. */
function cellFrom(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(String).join("; ") || null;
  throw new Error("A cell was given what is no value.");
}

export function columnsFrom(columns: readonly QueryColumn[]): Column[] {
  return columns.map(([key, type]) => ({ key, type }));
}

function nameIn(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Makes cells of an answer's rows. Paths are taken apart once: a long table has millions of cells. */
export function rowReader(columns: readonly QueryColumn[]): (row: object) => Row {
  const places = columns.map(([key, , ...paths]) => (paths.length === 0 ? [key] : paths).map((path) => path.split(".")));
  return (row) =>
    places.map((paths) => {
      for (const path of paths) {
        const value = cellFrom(path.reduce<unknown>(nameIn, row));
        if (value !== null) return value;
      }
      return null;
    });
}

type Variables = Readonly<Record<string, unknown>>;

interface QueryTable<Input extends ExportInput, Data, Asked extends Variables> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly columns: readonly QueryColumn[];
  /** A query of the API. */
  readonly document: string;
  readonly variables: (input: Input) => Asked;
  readonly rows: (data: Data, input: Input, asOf: Date) => readonly object[];
  /** The variables of the next part, where the answer is only a part. */
  readonly next?: (data: Data, variables: Asked, input: Input) => Asked | undefined;
}

/**
 * A table of what a query of the API answers: the numbers, the gate and the words of an export are the API's own,
 * and nothing is computed or masked a second time. For lists of up to some ten thousand rows.
 */
export function queryTable<Input extends ExportInput, Data, Asked extends Variables = Variables>(
  table: QueryTable<Input, Data, Asked>,
): ExportTable {
  const { name, input, columns, document, next } = table;
  const read = rowReader(columns);
  async function* rows(context: ExportContext, given: Input): AsyncGenerator<Row[]> {
    let variables: Asked | undefined = table.variables(given);
    while (variables) {
      const data: Data = await context.ask<Data>(document, variables);
      yield table.rows(data, given, context.fresh().now).map(read);
      variables = next?.(data, variables, given);
    }
  }
  return exportTable({ name, input, columns: () => columnsFrom(columns), rows });
}

export interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A list of the API. */
export interface Listed<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageEnd;
}

/** What every list of the API is asked with. */
export const wholePage = 100;

/** Goes on behind a page of the API. */
export function afterPage({ hasNextPage, endCursor }: PageEnd, variables: Variables): Variables | undefined {
  return hasNextPage ? { ...variables, after: endCursor } : undefined;
}
