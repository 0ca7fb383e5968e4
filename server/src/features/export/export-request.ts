import { z } from "zod";
import { Failure } from "../../platform/failure.ts";
import { exportTables } from "./export-tables.ts";
import type { OpenedTable } from "./export-table.ts";

const names = exportTables.map(({ name }) => name);

/** What every export takes; the rest is its table's. */
const common = z.looseObject({
  table: z.enum(names, `expected one of ${names.join(", ")}`),
  format: z.enum(["CSV", "XLSX"], "expected CSV or XLSX").default("CSV"),
  cover: z.boolean("expected true or false").default(true),
  asOf: z.iso.datetime({ offset: true, error: 'expected an instant such as "2026-03-02T17:00:00Z"' }).optional(),
});

export interface ExportRequest {
  readonly table: OpenedTable;
  readonly format: "CSV" | "XLSX";
  readonly cover: boolean;
  /** Left out: now. */
  readonly asOf: Date | undefined;
}

/** All that is wrong, each with its place. */
function refusal({ issues }: z.ZodError): Failure {
  const told = issues.map(({ path, message }) => (path.length === 0 ? message : `\`${path.join(".")}\`: ${message}`));
  return new Failure("BAD_USER_INPUT", `${told.join("; ")}.`);
}

/** Checks the body of a request; fails with `BAD_USER_INPUT`. */
export function exportRequestFrom(body: unknown): ExportRequest {
  try {
    const { table: name, format, cover, asOf, ...input } = common.parse(body);
    const table = exportTables.find((each) => each.name === name);
    if (!table) throw new Error(`The table ${name} is missing.`);
    return { table: table.open(input), format, cover, asOf: asOf === undefined ? undefined : new Date(asOf) };
  } catch (error) {
    throw error instanceof z.ZodError ? refusal(error) : error;
  }
}
