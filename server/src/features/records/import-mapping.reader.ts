import { isoInstant } from "../../graphql/scalars.ts";
import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** A version of a mapping; the instant is ISO 8601. */
export interface StoredImportMapping {
  readonly dealerId: string;
  readonly crm: string;
  readonly kind: string;
  readonly version: number;
  /** JSON, as it was written. */
  readonly mapping: string;
  readonly fileName: string | null;
  readonly savedBy: string;
  readonly savedAt: string;
}

interface ImportMappingRow {
  readonly dealer_id: string;
  readonly crm: string;
  readonly kind: string;
  readonly version: number;
  readonly mapping: string;
  readonly file_name: string | null;
  readonly saved_by: string;
  readonly saved_at: string;
}

const columns = "m.dealer_id, m.crm, m.kind, m.version, m.mapping::text AS mapping, m.file_name, m.saved_by, m.saved_at";

const inForce: Statement = {
  name: "import_mappings_in_force",
  text: `SELECT DISTINCT ON (m.dealer_id, m.crm, m.kind) ${columns} FROM import_mapping m
    WHERE m.dealer_id = ANY($1::text[]) AND m.saved_at <= $2 ORDER BY m.dealer_id, m.crm, m.kind, m.version DESC`,
};

const history: Statement = {
  name: "import_mapping_history",
  text: `SELECT ${columns} FROM import_mapping m
    WHERE m.dealer_id = $1 AND m.saved_at <= $2 AND ($3::text IS NULL OR m.crm = $3) AND ($4::text IS NULL OR m.kind = $4)
      AND ($5::timestamptz IS NULL OR (m.saved_at, m.crm, m.kind, m.version) < ($5::timestamptz, $6::text, $7::text, $8::numeric))
    ORDER BY m.saved_at DESC, m.crm DESC, m.kind DESC, m.version DESC LIMIT $9`,
};

function storedFrom(row: ImportMappingRow): StoredImportMapping {
  return {
    dealerId: row.dealer_id,
    crm: row.crm,
    kind: row.kind,
    version: row.version,
    mapping: row.mapping,
    fileName: row.file_name,
    savedBy: row.saved_by,
    savedAt: isoInstant(row.saved_at),
  };
}

/** The newest version of each CRM and kind of records as of an instant, for many dealers in one statement. */
export async function readImportMappings(
  scope: DealerScope,
  runner: StatementRunner,
  dealerIds: readonly string[],
  asOf: Date,
): Promise<StoredImportMapping[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  if (readable.length === 0) return [];
  return (await runner.query<ImportMappingRow>(inForce, [readable, asOf])).map(storedFrom);
}

/** All versions of a dealer's, or those of one CRM or kind, newest first; one more than the page holds. */
export async function readImportMappingHistory(
  scope: DealerScope,
  runner: StatementRunner,
  { dealerId, crm, kind }: { readonly dealerId: string; readonly crm: string | null; readonly kind: string | null },
  asOf: Date,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<StoredImportMapping[]> {
  if (!mayRead(scope, dealerId)) return [];
  const [savedAt = null, afterCrm = null, afterKind = null, version = null] = page.after ?? [];
  const values = [dealerId, asOf, crm, kind, savedAt, afterCrm, afterKind, version, page.first + 1];
  return (await runner.query<ImportMappingRow>(history, values)).map(storedFrom);
}
