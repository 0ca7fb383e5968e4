import { recordKindsOf } from "../../kpi/record-kinds-of.ts";
import { programs } from "../../kpi/catalogue.ts";
import type { RecordNeed } from "../../kpi/record-needs.ts";
import { importKinds } from "../records/import/kinds/import-kinds.ts";

const tables = new Map(
  programs.flatMap(({ metrics }) => metrics.flatMap((metric) => recordKindsOf(metric))).map(({ code, table }) => [code, table]),
);

/** Where an import says what is needed. */
export function importPlaceOf({ kind, column }: RecordNeed): { importKind: string | null; importColumn: string | null } {
  const imported = importKinds.find(({ table }) => table === tables.get(kind));
  const named = Object.entries(imported?.columns ?? {}).find(([, { stored }]) => stored === column);
  return { importKind: imported?.name ?? null, importColumn: named?.[0] ?? null };
}
