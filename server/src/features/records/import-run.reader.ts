import { isoInstant } from "../../graphql/scalars.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import type { ImportRunFile } from "./import/run/import-run.ts";

/** An import that landed; instants are ISO 8601. */
export interface StoredImportRun {
  readonly id: number;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly files: readonly ImportRunFile[];
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

interface ImportRunRow {
  readonly id: number;
  readonly imported_at: string;
  readonly imported_by: string;
  readonly files: readonly ImportRunFile[];
  readonly undone_at: string | null;
  readonly undone_by: string | null;
}

const importRuns: Statement = {
  name: "import_runs",
  text: `SELECT id, imported_at, imported_by, files, undone_at, undone_by FROM import_run
    WHERE ($1::numeric IS NULL OR id < $1::numeric) ORDER BY id DESC LIMIT $2`,
};

/** Imports that landed, newest first; one more than the page holds. They are of many dealers: only staff see any. */
export async function readImportRuns(
  scope: DealerScope,
  runner: StatementRunner,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<StoredImportRun[]> {
  if (scope.kind !== "STAFF") return [];
  const rows = await runner.query<ImportRunRow>(importRuns, [page.after?.[0] ?? null, page.first + 1]);
  return rows.map((row) => ({
    id: row.id,
    importedAt: isoInstant(row.imported_at),
    importedBy: row.imported_by,
    files: row.files,
    undoneAt: isoInstant(row.undone_at),
    undoneBy: row.undone_by,
  }));
}
