import { programOf } from "server/kpi/catalogue.ts";
import { addMonths, monthOf } from "server/kpi/month.ts";
import type { Database } from "server/storage/database.ts";
import type { BenchOptions } from "../bench-options.ts";
import type { Figure } from "../figure.ts";
import { allDealersMonth, benchMonth } from "./month-bench.ts";

const scans = [
  "SELECT count(*) FROM work_order WHERE place <> ''",
  "SELECT count(*) FROM visit WHERE vehicle <> ''",
  "SELECT count(*) FROM time_entry WHERE available_hours > 0",
  "SELECT count(*) FROM part_line WHERE part_number <> ''",
].map((text, index) => ({ name: `scan_${index}`, text }));

/** All metrics of both service programs for a month out of 24. */
export async function benchService(database: Database, { rounds }: BenchOptions, now: Date): Promise<Figure[]> {
  return benchMonth(database, {
    name: "service",
    metrics: ["FIELD_SERVICE", "AFTER_SALES"].flatMap((code) => programOf(code).metrics),
    scans,
    cells: await allDealersMonth(database, addMonths(monthOf(now, "UTC"), -12)),
    asOf: now,
    rounds,
    goal: { atMost: 3 },
  });
}
