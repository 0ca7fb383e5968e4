import { z } from "zod";
import { Failure } from "../../platform/failure.ts";
import { exportTables } from "./export-tables.ts";
import { oneOf } from "./export.inputs.ts";
import type { OpenedTable } from "./export-table.ts";

const names = exportTables.map(({ name }) => name);

/** What every export takes; the rest is its table's. */
const common = z.looseObject({
  table: oneOf(names),
  format: oneOf(["CSV", "XLSX"]).default("CSV"),
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

/** What of a given value is told in a refusal; characters. */
const longestTold = 100;

function valueAt(body: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>(
    (part, name) => (typeof part === "object" && part !== null ? Reflect.get(part, name) : undefined),
    body,
  );
  const told = value === undefined ? "missing" : JSON.stringify(value);
  return told.length > longestTold ? `${told.slice(0, longestTold - 1)}…` : told;
}

/** All that is wrong: each place once, with what was given and what was expected. */
function refusal({ issues }: z.ZodError, body: unknown): Failure {
  const told = new Map<string, string>();
  for (const { path, message } of issues) {
    const place = path.join(".");
    if (!told.has(place)) told.set(place, place === "" ? message : `\`${place}\` is ${valueAt(body, path)}; ${message}`);
  }
  return new Failure("BAD_USER_INPUT", `${[...told.values()].join("; ")}.`);
}

/** Checks the body of a request; fails with `BAD_USER_INPUT`. */
export function exportRequestFrom(body: unknown): ExportRequest {
  try {
    const { table: name, format, cover, asOf, ...input } = common.parse(body);
    const table = exportTables.find((each) => each.name === name);
    if (!table) throw new Error(`The table ${name} is missing.`);
    return { table: table.open(input), format, cover, asOf: asOf === undefined ? undefined : new Date(asOf) };
  } catch (error) {
    throw error instanceof z.ZodError ? refusal(error, body) : error;
  }
}
