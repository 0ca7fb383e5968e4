import "reflect-metadata";
import type { ExportTable } from "./export-table.ts";
import { careTables } from "./tables/care.ts";
import { comparedTables } from "./tables/compared.ts";
import { customerGoalTables } from "./tables/customer-goals.ts";
import { fairness } from "./tables/fairness.ts";
import { goalAndPlanTables } from "./tables/goals-and-plans.ts";
import { importTables } from "./tables/imports.ts";
import { opportunities } from "./tables/opportunities.ts";
import { periodTables } from "./tables/periods.ts";
import { readinessTables } from "./tables/readiness.ts";
import { receipt } from "./tables/receipt.ts";
import { records } from "./tables/records.ts";
import { restatedRecords } from "./tables/restated-records.ts";
import { resultTables } from "./tables/results.ts";
import { slices } from "./tables/slices.ts";

/** Every table that can be exported. */
export const exportTables: readonly ExportTable[] = [
  ...resultTables,
  ...periodTables,
  slices,
  receipt,
  restatedRecords,
  opportunities,
  ...comparedTables,
  ...goalAndPlanTables,
  ...customerGoalTables,
  ...careTables,
  ...readinessTables,
  ...importTables,
  fairness,
  records,
];
