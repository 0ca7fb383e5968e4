import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import type { DataSource } from "typeorm";
import type { DealerScope } from "../../../../platform/dealer-scope.ts";
import { Failure } from "../../../../platform/failure.ts";
import { workerTransaction } from "../../../../storage/worker-transaction.ts";
import { type ImportMapping, importMapping } from "./import-mapping.ts";
import type { WrittenMapping } from "./read-mapping.ts";

/** Whose mapping it is, and of which kind of records. */
export interface MappingKey {
  readonly dealer: string;
  /** The system that the file comes from. */
  readonly crm: string;
  readonly kind: string;
}

interface KeptMapping {
  readonly version: number;
  readonly mapping: ImportMapping;
}

const ofKey = "FROM import_mapping WHERE dealer_id = $1 AND crm = $2 AND kind = $3";

/**
 * The newest version that is kept, or the one asked for.
 * @throws Failure `IMPORT_REFUSED` where it is not there, naming those that are.
 */
export function findMapping(
  scope: DealerScope,
  dataSource: DataSource,
  { dealer, crm, kind }: MappingKey,
  version: number | undefined,
): Promise<KeptMapping> {
  return workerTransaction(scope, dataSource, async (manager) => {
    const rows: { version: number; mapping: unknown }[] = await manager.query(
      `SELECT version, mapping ${ofKey} AND ($4::int IS NULL OR version = $4) ORDER BY version DESC LIMIT 1`,
      [dealer, crm, kind, version ?? null],
    );
    const [row] = rows;
    if (row) return { version: row.version, mapping: importMapping.parse(row.mapping) };
    const known: { crm: string; newest: number }[] = await manager.query(
      "SELECT crm, max(version) AS newest FROM import_mapping WHERE dealer_id = $1 AND kind = $2 GROUP BY crm ORDER BY crm",
      [dealer, kind],
    );
    const names = known.map((one) => `${one.crm} (version ${one.newest})`).join(", ");
    throw new Failure(
      "IMPORT_REFUSED",
      `No mapping of ${crm} for ${kind} of dealer ${dealer} is kept${version === undefined ? "" : ` as version ${version}`}; ` +
        (known.length === 0 ? "give one with --mapping, and it is." : `kept are ${names}.`),
    );
  });
}

/** Keeps a mapping as the next version, unless the newest says the same. */
export async function keepMapping(
  client: pg.ClientBase,
  { dealer, crm, kind }: MappingKey,
  { json, fileName }: WrittenMapping,
  mapping: ImportMapping,
  saved: { readonly by: string; readonly at: Date },
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const { rows } = await client.query<{ version: number; mapping: unknown }>(
    `SELECT version, mapping ${ofKey} ORDER BY version DESC LIMIT 1`,
    [dealer, crm, kind],
  );
  const [newest] = rows;
  if (newest && isDeepStrictEqual(importMapping.safeParse(newest.mapping).data, mapping)) return { version: newest.version, isNew: false };
  const version = (newest?.version ?? 0) + 1;
  await client.query(
    `INSERT INTO import_mapping (dealer_id, crm, kind, version, mapping, file_name, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [dealer, crm, kind, version, JSON.stringify(json), fileName, saved.by, saved.at],
  );
  return { version, isNew: true };
}
