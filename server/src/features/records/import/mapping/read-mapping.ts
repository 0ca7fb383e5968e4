import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { Failure } from "../../../../platform/failure.ts";
import { type ImportMapping, importMapping } from "./import-mapping.ts";

/** Reads and checks a mapping; all faults are named at once, each with its place and value. */
export async function readMapping(file: string | undefined): Promise<ImportMapping> {
  if (file === undefined) return importMapping.parse({});
  const parsed = importMapping.safeParse(await readJson(file), { reportInput: true });
  if (parsed.success) return parsed.data;
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
