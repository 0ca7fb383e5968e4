import type pg from "pg";
import type { ImportReport } from "../import-report.ts";
import { importKinds } from "../kinds/import-kinds.ts";

/** What an import did with one file, as it is kept. */
export interface ImportRunFile extends Pick<ImportReport, "kind" | "rows" | "new" | "changed" | "unchanged" | "bad" | "dealersCreated"> {
  /** The file's name, without its folder. */
  readonly file: string;
  /** Columns that tell whether a record was changed since. */
  readonly columns: readonly string[];
  readonly dealer: string | null;
  /** The kept mapping that it was read with. */
  readonly crm: string | null;
  readonly mappingVersion: number | null;
}

/** An import that landed. */
export interface ImportRun {
  readonly id: number;
  readonly imported_at: Date;
  readonly imported_by: string;
  readonly files: readonly ImportRunFile[];
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
}

export const runColumns = "id, imported_at, imported_by, files, undone_at, undone_by";

/** Under the lock; a number that is taken back by a refusal is given again. */
export async function nextRun(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ next: number }>("SELECT coalesce(max(id), 0) + 1 AS next FROM import_run");
  return rows[0]?.next ?? 1;
}

export async function noteRun(client: pg.ClientBase, run: Pick<ImportRun, "id" | "imported_at" | "imported_by" | "files">): Promise<void> {
  await client.query("INSERT INTO import_run (id, imported_at, imported_by, files) VALUES ($1, $2, $3, $4)", [
    run.id,
    run.imported_at,
    run.imported_by,
    JSON.stringify(run.files),
  ]);
}

/** The dealers to whose records it did something; what is the operator's is no dealer's. */
export async function dealersOfRun(client: pg.ClientBase, id: number): Promise<string[]> {
  const { rows } = await client.query<{ dealer_id: string }>(
    "SELECT DISTINCT dealer_id FROM import_change WHERE run = $1 AND dealer_id <> ''",
    [id],
  );
  return rows.map(({ dealer_id }) => dealer_id);
}

/** The kinds of records, as metrics name them, that it is about. A dealer's own row says when its months begin, for all of them. */
export function recordKindsOfRun({ files }: Pick<ImportRun, "files">): ReadonlySet<string> | "ANY" {
  const kinds = files.flatMap(({ kind: name }) => importKinds.find((kind) => kind.name === name) ?? []);
  if (kinds.some(({ table }) => table === "dealer")) return "ANY";
  return new Set(kinds.flatMap(({ completeness }) => completeness?.recordKind ?? []));
}
