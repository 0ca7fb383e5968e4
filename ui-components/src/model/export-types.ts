import type { MetricDefinition } from "./types.ts";

/** What a table has to be told beside dealer and program. */
export type ExportField = "month" | "anyMonth" | "months" | "weeks" | "metric" | "by" | "kind";

interface ExportedTable {
  /** What it is about, as the API's input names it. */
  readonly about: readonly ("dealer" | "program")[];
  readonly fields: readonly ExportField[];
  /** Only where a metric is about records of this kind. */
  readonly of?: string;
}

const both = ["dealer", "program"] as const;

/** The tables of a dealer and a program that the API exports, in the order they are offered. */
export const exportedTables = {
  SCORECARD: { about: both, fields: ["months"] },
  TILES: { about: both, fields: [] },
  OPPORTUNITIES: { about: ["dealer"], fields: ["month"], of: "OPPORTUNITY" },
  METRIC_WEEKS: { about: both, fields: ["weeks"] },
  RECEIPT: { about: both, fields: ["metric", "month"] },
  SLICES: { about: both, fields: ["metric", "by", "month"] },
  FUNNEL_MONTHS: { about: both, fields: ["months"], of: "LEAD" },
  FUNNEL_WEEKS: { about: both, fields: ["weeks"], of: "LEAD" },
  LEADS: { about: ["dealer"], fields: ["month"], of: "LEAD" },
  LEAD_FINDINGS: { about: ["dealer"], fields: ["month"], of: "LEAD" },
  QUARTILES: { about: both, fields: ["month"] },
  EDITIONS: { about: both, fields: ["months"] },
  OBSTACLES: { about: both, fields: ["month"] },
  GOALS: { about: both, fields: [] },
  BASELINES: { about: both, fields: [] },
  BASELINE_HISTORY: { about: both, fields: [] },
  IMPROVEMENT_PLANS: { about: ["dealer"], fields: [] },
  CUSTOMER_GOALS: { about: ["dealer"], fields: [] },
  CUSTOMER_GOAL_READINGS: { about: ["dealer"], fields: [] },
  CASE_STUDIES: { about: ["dealer"], fields: [] },
  OUTCOME_AGREEMENTS: { about: ["dealer"], fields: [] },
  UNSATISFIED_CUSTOMERS: { about: ["dealer"], fields: [] },
  READINESS: { about: both, fields: [] },
  RECORDED_COLUMNS: { about: both, fields: [] },
  RECORDS: { about: ["dealer"], fields: ["kind", "anyMonth"] },
  METRICS: { about: ["program"], fields: [] },
} as const satisfies Readonly<Record<string, ExportedTable>>;

export type ExportTableName = keyof typeof exportedTables;
export type ExportFormat = "CSV" | "XLSX";

/** Kinds of records that are exported by themselves. */
export const exportedKinds = [
  "APPOINTMENT",
  "ASSET",
  "CONTRACT",
  "CUSTOMER",
  "DELIVERY",
  "FOLLOW_UP",
  "LEAD",
  "PART_LINE",
  "PROBLEM",
  "STAFF",
  "SUGGESTION",
  "SURVEY_ANSWER",
  "TIME_ENTRY",
  "VISIT",
  "WORK_ORDER",
] as const;

/** A metric as the form offers it. */
export type ExportMetric = Pick<MetricDefinition, "code" | "name"> & {
  readonly recordKind: string;
  readonly sliceBy: readonly string[];
};

/** What is asked of the API, but for dealer and program: its `POST /export`. */
export interface ExportRequest {
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  readonly cover: boolean;
  readonly [input: string]: unknown;
}

/** What the reader has chosen; a choice stays when another table is looked at. */
export interface ExportDraft {
  readonly table: ExportTableName;
  readonly format: ExportFormat;
  readonly cover: boolean;
  readonly month: string;
  readonly months: number;
  readonly weeks: number;
  readonly metric: string;
  readonly by: string;
  readonly kind: string;
}

/** How an export is going: bytes that have come, the file it was saved as, or why it was not. */
export type ExportProgress =
  | { readonly state: "running"; readonly bytes: number }
  | { readonly state: "saved"; readonly bytes: number; readonly file: string }
  | { readonly state: "stopped" | "broken" | "busy" }
  | { readonly state: "refused"; readonly message: string };

export function tableOf(name: ExportTableName): ExportedTable {
  return exportedTables[name];
}

export function tablesFor(metrics: readonly ExportMetric[]): ExportTableName[] {
  const kinds = new Set(metrics.map(({ recordKind }) => recordKind));
  return (Object.keys(exportedTables) as ExportTableName[]).filter((name) => {
    const { of } = tableOf(name);
    return of === undefined || kinds.has(of);
  });
}
