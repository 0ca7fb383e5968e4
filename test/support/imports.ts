import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { givenFile } from "server/features/records/import/given-file.ts";
import { importFiles } from "server/features/records/import/import-files.ts";
import { leadImport } from "server/features/records/import/kinds/lead.import.ts";
import { readMapping } from "server/features/records/import/mapping/read-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import type { DataSource } from "typeorm";

/** Imports leads of a dealer as a file of its CRM, with a mapping that is kept; gives the import's number. */
export async function landLeads(dataSource: DataSource, dealer: string, ids: readonly string[], crm: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "imports-"));
  try {
    const [file, mapping] = [join(folder, `leads of ${dealer}.csv`), join(folder, `mapping of ${dealer}.json`)];
    await writeFile(file, ["Lead,received_at", ...ids.map((id) => `${id},2026-01-05T12:00:00Z`), ""].join("\n"));
    await writeFile(mapping, JSON.stringify({ columns: { id: "Lead" }, missing: [`none of ${dealer}`] }));
    const given = givenFile(leadImport, file, await readMapping(mapping), { dealer, crm });
    const options = { now: new Date("2026-06-01T00:00:00Z"), by: `importer of ${dealer}` };
    return (await importFiles(mintDealerScope({ kind: "STAFF" }), dataSource, [given], options)).run;
  } finally {
    await rm(folder, { recursive: true });
  }
}
