import type { DifferingResult } from "../../publication/differing-results.reader.ts";
import { counted, reportText } from "./import-report.ts";
import type { FileChanges, ImportChange, RehearsedImport } from "./rehearse-import.ts";

const named = 5;

/** `3 published results would differ from the records: CONTACT_RATE of D1001 2026-03, …`. */
export function differingText(differing: readonly DifferingResult[], [one, many]: readonly [string, string]): string {
  const first = differing
    .slice(0, named)
    .map(({ metric, dealerId, month, currency }) => `${metric} of ${dealerId} ${month}${currency === "" ? "" : ` in ${currency}`}`);
  const rest = differing.length > named ? ", …" : "";
  return `${counted(differing.length, "published result")} ${differing.length === 1 ? one : many} from the records: ${first.join(", ")}${rest}.`;
}

const valueText = (value: string | null): string => (value === null ? "blank" : JSON.stringify(value));

function changeText({ change, dealer, id, column, from, to }: ImportChange): string {
  switch (change) {
    case "NEW":
      return `  new: ${id} of ${dealer}`;
    case "NEW DEALER":
      return `  new dealer: ${dealer}`;
    case "COMPLETE THROUGH":
      return `  ${dealer}, ${column} complete through: ${from ?? "nothing said"} → ${to}`;
    default:
      return `  ${id} of ${dealer}, ${column}: ${valueText(from)} → ${valueText(to)}`;
  }
}

function changesText({ counts, first, changesFile }: FileChanges): string[] {
  if (changesFile === undefined) return [];
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const [known, changed] = [counts["COMPLETE THROUGH"] ?? 0, counts["CHANGED"] ?? 0];
  return [
    `${counted(all, "change")}, all in ${changesFile}: ${counted(counts["NEW"] ?? 0, "new record")}, ${counted(changed, "changed value")}${known === 0 ? "" : `, ${counted(known, "dealer")} known up to another time`}; the first:`,
    ...first.map(changeText),
    ...(all > first.length ? ["  …"] : []),
  ];
}

/** What an import would do. */
export function rehearsalText({ reports, changes, becomingFinal, differing }: RehearsedImport): string {
  return [
    reportText(reports),
    ...changes.flatMap(changesText),
    `${counted(becomingFinal, "result")} would become final and be published.`,
    ...(differing.length === 0 ? [] : [differingText(differing, ["would differ", "would differ"])]),
    "This was a dry run: nothing has changed.",
  ].join("\n");
}
