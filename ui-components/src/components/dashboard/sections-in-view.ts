import type { DashboardData } from "./dashboard-data.ts";
import { type DashboardView, numberOf, sameView } from "./view.ts";

/** Asks for every section again that a view shows. */
export function readAgain(data: DashboardData, { expanded = [], details, receipt }: DashboardView): void {
  void data.loadTiles();
  void data.loadHistory(expanded);
  void data.loadCountsAgain(expanded);
  if (details) void data.loadDetails(details, true);
  if (receipt) void data.loadReceipt(receipt);
}

/** What was read of another month or number may not stand under the name of this one. */
export function leave(data: DashboardData, { details, receipt }: DashboardView, shown: DashboardView): void {
  if (details?.month !== shown.details?.month) data.details.clear();
  if (!sameView(numberOf(receipt), numberOf(shown.receipt))) data.receipt.clear();
}

/** Loads what this view shows and the one before did not. */
export function follow(data: DashboardData, { expanded, details, receipt }: DashboardView, shown: DashboardView): void {
  if (!sameView(expanded, shown.expanded)) void data.loadMissingCounts(expanded ?? []);
  if (details && !sameView(details, shown.details)) void data.loadDetails(details, false);
  if (receipt && !sameView(numberOf(receipt), numberOf(shown.receipt))) void data.loadReceipt(receipt);
}
