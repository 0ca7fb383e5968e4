import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Failure } from "../../../../platform/failure.ts";
import { type ImportMapping, importMapping } from "./import-mapping.ts";

/** Reads and checks a mapping; all faults are named at once, each with its place and value. */
export async function readMapping(file: string | undefined): Promise<ImportMapping> {
  if (file === undefined) return importMapping.parse({});
  const parsed = importMapping.safeParse(await readJson(file), { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) => describe(issue, []));
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

/** Of alternatives, those that failed deepest say best what is wrong. */
function describe(issue: z.core.$ZodIssue, within: readonly PropertyKey[]): string[] {
  const path = [...within, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => describe(inner, path)));
    const kinds = issue.errors.map((branch) => Math.max(...branch.map((inner) => inner.path.length)));
    const deepest = Math.max(...kinds);
    return [...new Set(branches.filter((_, index) => kinds[index] === deepest).flat())];
  }
  const place = path.length === 0 ? "the whole" : path.map(String).join(".");
  return [`${place}: ${JSON.stringify(issue.input) ?? "missing"}: ${issue.message}`];
}
