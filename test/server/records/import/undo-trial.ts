import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { givenFile } from "server/features/records/import/given-file.ts";
import { importFiles } from "server/features/records/import/import-files.ts";
import { importKinds } from "server/features/records/import/kinds/import-kinds.ts";
import { importMapping } from "server/features/records/import/mapping/import-mapping.ts";
import { type UndoneImport, undoImport } from "server/features/records/import/undo/undo-import.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { createTestDatabase, type TestDatabase } from "../../../support/test-database.ts";
import { importTables, wholeDatabase } from "../../../support/whole-database.ts";

const staff = mintDealerScope({ kind: "STAFF" });
export const imported = new Date("2026-06-01T00:00:00Z");
export const undone = new Date("2026-06-02T00:00:00Z");
/** When things happened, where it does not matter when. */
export const at = "2026-03-01T12:00:00Z";

/** The content of a file by the kind of its records. */
export type Files = readonly (readonly [kind: string, content: string])[];

export const leads = (...rows: readonly string[]): Files => [["leads", `dealer,id,received_at,contacted,sold\n${rows.join("\n")}\n`]];

/** The message of what is refused. */
export function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing was refused",
    (error: Error) => error.message,
  );
}

/** A database and a folder of its own to import files into and undo it. */
export class UndoTrial {
  private constructor(
    readonly database: TestDatabase,
    private readonly folder: string,
  ) {}

  static async open(): Promise<UndoTrial> {
    return new UndoTrial(await createTestDatabase(), await mkdtemp(join(tmpdir(), "undo-trial-")));
  }

  async close(): Promise<void> {
    await this.database.close();
    await rm(this.folder, { recursive: true });
  }

  /** Leaves nothing but the schema. */
  async clear(): Promise<void> {
    const { dataSource } = this.database;
    const tables: { name: string }[] = await dataSource.query(
      `SELECT relname AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('migrations', 'typeorm_metadata')`,
    );
    await dataSource.query(`TRUNCATE ${tables.map(({ name }) => name).join(", ")}`);
  }

  /** Imports files as one set, with the dealers that they name unless there is a file of dealers; gives the import's number. */
  async land(files: Files): Promise<number> {
    const create = files.every(([name]) => name !== "dealers");
    const mapping = importMapping.parse(create ? { dealers: { create: true, timeZone: "UTC", currency: "USD" } } : {});
    const given = [];
    for (const [index, [name, content]] of files.entries()) {
      const kind = importKinds.find((one) => one.name === name);
      if (kind === undefined) throw new Error(`There is no kind ${name}.`);
      const file = join(this.folder, `${index}-${name}.csv`);
      await writeFile(file, content);
      given.push({ ...givenFile(kind, file, undefined), mapping });
    }
    const inOrder = given.toSorted((one, other) => importKinds.indexOf(one.kind) - importKinds.indexOf(other.kind));
    return (await importFiles(staff, this.database.dataSource, inOrder, { now: imported, by: "importer" })).run;
  }

  undo(id: number): Promise<UndoneImport> {
    return undoImport(staff, this.database.dataSource, id, { now: undone, by: "undoer" });
  }

  /** All that is stored, but what is kept of imports. */
  records(): Promise<object> {
    return wholeDatabase(this.database.dataSource, { without: importTables });
  }

  /** All that is stored, and where. */
  everything(): Promise<object> {
    return wholeDatabase(this.database.dataSource, { exact: true });
  }
}
