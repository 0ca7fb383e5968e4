import { type ImportRunFile } from "../features/records/import/run/import-run.ts";
import { counted } from "../features/records/import/import-report.ts";
import { differingText } from "../features/records/import/rehearsal-report.ts";
import type { UndoneImport } from "../features/records/import/undo/undo-import.ts";
import { readImportRuns, type StoredImportRun } from "../features/records/import-run.reader.ts";
import type { DealerScope } from "../platform/dealer-scope.ts";
import type { Database } from "../storage/database.ts";
import { ReadSnapshot } from "../storage/read-snapshot.ts";

const most = 100;

function fileText({ kind, file, new: added, changed, unchanged, bad, crm, mappingVersion }: ImportRunFile): string {
  const number = new Intl.NumberFormat("en");
  const mapping = crm === null ? "" : `, ${crm} version ${mappingVersion}`;
  return `     ${kind} from ${file}: ${number.format(added)} new, ${number.format(changed)} changed, ${number.format(unchanged)} unchanged, ${number.format(bad)} bad${mapping}`;
}

function runText({ id, importedAt, importedBy, files, undoneAt, undoneBy }: StoredImportRun): string {
  const undone = undoneAt === null ? "" : `, undone ${undoneAt} by ${undoneBy}`;
  return [`${String(id).padStart(4)} ${importedAt} by ${importedBy}${undone}`, ...files.map(fileText)].join("\n");
}

/** The newest imports that landed, with what each file did. */
export async function listImports(scope: DealerScope, { readPool }: Pick<Database, "readPool">): Promise<string> {
  const snapshot = new ReadSnapshot(readPool, scope);
  try {
    const runs = await readImportRuns(scope, snapshot, { first: most, after: undefined });
    if (runs.length === 0) return "Nothing was imported yet.";
    return [...runs.slice(0, most).map(runText), ...(runs.length > most ? ["…"] : [])].join("\n");
  } finally {
    await snapshot.close();
  }
}

/** What became of an undo, or would become of it. */
export function undoText(undone: UndoneImport, dryRun: boolean): string {
  const { run, removed, restored, dealersRemoved, dealersKept, completenessRestored, eventsRemoved, eventsSent, differing } = undone;
  const would = dryRun ? "would be" : "";
  const said = (count: number, noun: string, done: string) => `  ${counted(count, noun)} ${would || (count === 1 ? "is" : "are")} ${done}`;
  const lines = [
    said(removed, "new record", "removed"),
    said(restored, "changed record", "restored"),
    ...(dealersRemoved === 0 ? [] : [said(dealersRemoved, "dealer", "removed")]),
    ...(dealersKept === 0
      ? []
      : [
          `  ${counted(dealersKept, "dealer")} that it made ${dealersKept === 1 ? "has" : "have"} something else by now and ${dealersKept === 1 ? "stays" : "stay"}`,
        ]),
    ...(completenessRestored === 0 ? [] : [said(completenessRestored, "statement", "taken back of up to when records are known")]),
    ...(eventsRemoved === 0 ? [] : [said(eventsRemoved, "event", "not sent any more")]),
    ...(eventsSent === 0 ? [] : [`  ${counted(eventsSent, "event")} ${eventsSent === 1 ? "was" : "were"} sent before`]),
  ];
  const published =
    differing.length === 0
      ? []
      : [
          differingText(differing, dryRun ? ["would differ", "would differ"] : ["differs", "differ"]),
          "What is published stays as it is: staff can restate each of them (restateMetric).",
        ];
  const mappings = run.files.flatMap(({ crm, mappingVersion }) =>
    crm === null ? [] : [`version ${mappingVersion} of the mapping of ${crm}`],
  );
  return [
    `Import ${run.id} of ${run.imported_at.toISOString()} ${dryRun ? "can be undone" : "is undone"}:`,
    ...lines,
    ...(mappings.length === 0 ? [] : [`  ${[...new Set(mappings)].join(", ")} stays kept`]),
    ...published,
    ...(dryRun ? ["This was a dry run: nothing has changed."] : []),
  ].join("\n");
}
