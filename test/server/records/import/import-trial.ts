import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFiles, type ImportOptions } from "server/features/records/import/import-files.ts";
import { readFolder } from "server/features/records/import/import-folder.ts";
import type { ImportKind } from "server/features/records/import/import-kind.ts";
import type { ImportError, ImportReport, RefusedFile } from "server/features/records/import/import-report.ts";
import { opportunityImport } from "server/features/records/import/kinds/opportunity.import.ts";
import { importMapping } from "server/features/records/import/mapping/import-mapping.ts";
import { mintDealerScope } from "server/platform/dealer-scope.ts";
import { Failure } from "server/platform/failure.ts";
import { createTestDatabase, type TestDatabase } from "../../../support/test-database.ts";

const staff = mintDealerScope({ kind: "STAFF" });
const now = new Date("2026-06-01T00:00:00Z");
const createDealers = { dealers: { create: true, timeZone: "UTC", currency: "USD" } };

interface TrialOptions extends Partial<ImportOptions> {
  /** Opportunities unless it says otherwise. */
  readonly kind?: ImportKind;
  /** As JSON has it; dealers are created unless it says otherwise. */
  readonly mapping?: Readonly<Record<string, unknown>>;
  /** The file's name. */
  readonly name?: string;
  /** Read instead of the content. */
  readonly file?: string;
}

interface Refusal {
  readonly message: string;
  readonly errors: readonly ImportError[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** A stored opportunity; instants are ISO in UTC, to the millisecond. */
export type StoredOpportunity = Readonly<Record<string, string | null>>;

/** A database and a folder of its own to import files into. */
export class ImportTrial {
  private constructor(
    readonly database: TestDatabase,
    readonly folder: string,
  ) {}

  static async open(): Promise<ImportTrial> {
    return new ImportTrial(await createTestDatabase(), await mkdtemp(join(tmpdir(), "import-trial-")));
  }

  async close(): Promise<void> {
    await this.database.close();
    await rm(this.folder, { recursive: true });
  }

  async run(
    content: string | Buffer,
    { kind = opportunityImport, mapping = createDealers, name = "records.csv", file: other, ...options }: TrialOptions = {},
  ): Promise<ImportReport> {
    const file = join(this.folder, name);
    await writeFile(file, content);
    const given = { kind, file: other ?? file, mapping: importMapping.parse(mapping) };
    const { reports } = await importFiles(staff, this.database.dataSource, [given], { now, ...options });
    const [report] = reports;
    if (report === undefined) throw new Error("An import gave no report.");
    return report;
  }

  /** Imports a folder of its own, of files by name; mappings as JSON has them. */
  async runFolder(
    files: Readonly<Record<string, string | object>>,
    options: Partial<ImportOptions> = {},
  ): Promise<readonly ImportReport[]> {
    const folder = await mkdtemp(join(this.folder, "set-"));
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
    }
    const set = await readFolder(folder);
    return (await importFiles(staff, this.database.dataSource, set.files, { now, outputFolder: this.folder, ...options })).reports;
  }

  /** Runs an import that is expected to be refused. */
  async refusal(content: string | Buffer, options: TrialOptions = {}): Promise<Refusal> {
    const outcome = await this.run(content, options).catch((error: unknown) => error);
    if (!(outcome instanceof Failure))
      throw new Error(`Expected a refusal: ${JSON.stringify(outcome) ?? String(outcome)}`, { cause: outcome });
    const [refused] = (outcome.details["refused"] ?? []) as readonly RefusedFile[];
    return { message: outcome.message, errors: refused?.errors ?? [], details: { ...outcome.details, ...refused } };
  }

  async stored(dealer: string): Promise<StoredOpportunity[]> {
    const instants = [
      "assigned_at",
      "expires_at",
      "request_cancelled_at",
      "responded_at",
      "outcome_at",
      "status_updated_at",
      "enrolled_at",
    ];
    const written = instants.map((name) => `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`);
    const texts = "dealer_id, id, request_id, response, decline_reason, outcome, close_reason, withdraw_reason";
    return this.database.dataSource.query(
      `SELECT ${texts}, ${written.join(", ")} FROM opportunity WHERE dealer_id = $1 ORDER BY id COLLATE "C"`,
      [dealer],
    );
  }
}

/** A file of one row, by column. */
export function oneRow(values: Readonly<Record<string, string>>): string {
  return `${Object.keys(values).join(",")}\n${Object.values(values).join(",")}\n`;
}
