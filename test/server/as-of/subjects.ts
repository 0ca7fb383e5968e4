import type { Month } from "server/kpi/month.ts";

/** Most records are about it; the instant looked back at is in its midst. */
export const openMonth: Month = "2026-05";
export const finalMonth: Month = "2026-01";
export const dealers = ["D1", "D2", "D3", "D4", "D5", "D6", "D7"] as const;
/** Has a result that was restated; of its records nobody asks, since the late one has no event that says so. */
export const restated = "R1";
