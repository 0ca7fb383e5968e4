import type { z } from "zod";
import { dealerProgram } from "../export.inputs.ts";
import { queryTable } from "../query-table.ts";
import { metricColumns } from "./shared-columns.ts";

interface Need {
  readonly label: string | null;
  readonly recordKind: string;
  readonly importKind: string | null;
  readonly importColumn: string | null;
}

interface MetricReadiness {
  readonly missing: readonly Need[];
  readonly incomplete: readonly { readonly need: Need }[];
}

function needText({ label, recordKind, importKind, importColumn }: Need): string {
  const place = [importKind ?? recordKind, importColumn].filter((part) => part !== null).join(".");
  return label === null ? place : `${place} (${label})`;
}

const needFields = "label recordKind importKind importColumn value";

const readiness = queryTable<
  z.infer<typeof dealerProgram>,
  { readonly dealer: { readonly readiness: { readonly metrics: readonly MetricReadiness[] } } }
>({
  name: "READINESS",
  input: dealerProgram,
  columns: [...metricColumns, ["readiness", "TEXT", "state"], ["missing", "TEXT"], ["incomplete", "TEXT"]],
  document: `query ExportReadiness($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { readiness(program: $program) { metrics {
      metric { code name } state missing { ${needFields} } incomplete { need { ${needFields} } }
    } } }
  }`,
  variables: (input) => input,
  rows: (data) =>
    data.dealer.readiness.metrics.map((each) => ({
      ...each,
      missing: each.missing.map(needText),
      incomplete: each.incomplete.map(({ need }) => needText(need)),
    })),
});

interface RecordedKind {
  readonly recordKind: string;
  readonly records: number;
  readonly columns: readonly {
    readonly need: object;
    readonly possible: number;
    readonly records: number;
    readonly share: number | null;
  }[];
}

const recordedColumns = queryTable<
  z.infer<typeof dealerProgram>,
  { readonly dealer: { readonly readiness: { readonly kinds: readonly RecordedKind[] } } }
>({
  name: "RECORDED_COLUMNS",
  input: dealerProgram,
  columns: [
    ["recordKind", "TEXT"],
    ["kindRecords", "INTEGER"],
    ["importColumn", "TEXT", "need.importColumn"],
    ["columnLabel", "TEXT", "need.label"],
    ["columnValue", "TEXT", "need.value"],
    ["possible", "INTEGER"],
    ["records", "INTEGER"],
    ["share", "SHARE"],
  ],
  document: `query ExportRecordedColumns($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { readiness(program: $program) { kinds {
      recordKind records columns { need { ${needFields} } possible records share }
    } } }
  }`,
  variables: (input) => input,
  rows: (data) =>
    data.dealer.readiness.kinds.flatMap(({ recordKind, records, columns }) =>
      columns.map((column) => ({ recordKind, kindRecords: records, ...column })),
    ),
});

interface Unlock {
  readonly need: Need;
  readonly unlocks: readonly { readonly code: string }[];
  readonly alsoNeededBy: readonly { readonly code: string }[];
}

const unlocks = queryTable<
  z.infer<typeof dealerProgram>,
  { readonly dealer: { readonly readiness: { readonly unlocks: readonly Unlock[] } } }
>({
  name: "READINESS_UNLOCKS",
  input: dealerProgram,
  columns: [
    ["missing", "TEXT"],
    ["unlocks", "TEXT"],
    ["alsoNeededBy", "TEXT"],
  ],
  document: `query ExportReadinessUnlocks($dealer: ID!, $program: ProgramCode!) {
    dealer(id: $dealer) { readiness(program: $program) { unlocks { need { ${needFields} } unlocks { code } alsoNeededBy { code } } } }
  }`,
  variables: (input) => input,
  rows: (data) =>
    data.dealer.readiness.unlocks.map((each) => ({
      missing: needText(each.need),
      unlocks: each.unlocks.map(({ code }) => code),
      alsoNeededBy: each.alsoNeededBy.map(({ code }) => code),
    })),
});

export const readinessTables = [readiness, recordedColumns, unlocks];
