import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { z } from "zod";
import { Failure } from "../../../../platform/failure.ts";
import { type ImportMapping, importMapping } from "./import-mapping.ts";

/** A mapping as somebody wrote it, without what says where it belongs. */
export interface WrittenMapping {
  readonly json: Readonly<Record<string, unknown>>;
  readonly fileName: string;
}

/** A mapping, and where it belongs. */
export interface ReadMapping {
  readonly mapping: ImportMapping;
  readonly written: WrittenMapping;
  /** The kind of records, the dealer and its CRM, where the mapping says them. */
  readonly place: { readonly kind?: string; readonly dealer?: string; readonly crm?: string };
}

/** Reads and checks a mapping; all faults are named at once, each with its place and value. */
export async function readMapping(file: string): Promise<ReadMapping> {
  const read = await readJson(file);
  const parsed = importMapping.safeParse(read, { reportInput: true });
  if (parsed.success) {
    const { kind, dealer, crm, ...mapping } = parsed.data;
    const { kind: _kind, dealer: _dealer, crm: _crm, ...json } = read as Readonly<Record<string, unknown>>;
    const place = {
      ...(kind === undefined ? {} : { kind }),
      ...(dealer === undefined ? {} : { dealer }),
      ...(crm === undefined ? {} : { crm }),
    };
    return { mapping, written: { json, fileName: basename(file) }, place };
  }
  const faults = parsed.error.issues.map(describe);
  throw new Failure("IMPORT_REFUSED", `${file}: the mapping is refused.\n${faults.map((fault) => `  ${fault}`).join("\n")}`, { faults });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure("IMPORT_REFUSED", `${file}: the mapping cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Failure("IMPORT_REFUSED", `${file}: the mapping is not JSON (${(error as Error).message}).`);
  }
}

function describe({ path, input, code, message }: z.core.$ZodIssue): string {
  const place = path.length === 0 ? "the whole" : path.map(String).join(".");
  const value = input === undefined ? (code === "invalid_type" ? " missing:" : "") : ` ${JSON.stringify(input)}:`;
  return `${place}:${value} ${message}`;
}
