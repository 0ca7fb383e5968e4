import "reflect-metadata";
import type { ExportTable } from "./export-table.ts";
import { careTables } from "./tables/care.ts";
import { comparedTables } from "./tables/compared.ts";
import { goalAndPlanTables } from "./tables/goals-and-plans.ts";
import { opportunities } from "./tables/opportunities.ts";
import { periodTables } from "./tables/periods.ts";
import { receipt } from "./tables/receipt.ts";
import { records } from "./tables/records.ts";
import { resultTables } from "./tables/results.ts";

/** Every table that can be exported. */
export const exportTables: readonly ExportTable[] = [
  ...resultTables,
  ...periodTables,
  receipt,
  opportunities,
  ...comparedTables,
  ...goalAndPlanTables,
  ...careTables,
  records,
];
