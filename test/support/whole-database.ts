import type { DataSource } from "typeorm";

/** Tables of the product's own bookkeeping of imports. */
export const importTables = ["import_run", "import_change", "import_completeness", "import_mapping"] as const;

/** Every row of every table, as text, with the place it is stored at where `exact`; in an order of its own. */
export async function wholeDatabase(
  dataSource: DataSource,
  { without = [], exact = false }: { readonly without?: readonly string[]; readonly exact?: boolean } = {},
): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables: { name: string }[] = await dataSource.query(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname",
  );
  const whole: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (without.includes(name)) continue;
    const place = exact ? "concat(t.ctid, ' ', t.xmin, ' ')" : "''";
    const rows: { row: string }[] = await dataSource.query(
      `SELECT ${place} || to_jsonb(t)::text AS row FROM ${name} t ORDER BY to_jsonb(t)::text COLLATE "C"`,
    );
    if (rows.length > 0) whole[name] = rows.map(({ row }) => row);
  }
  return whole;
}
