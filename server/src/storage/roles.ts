import type { DealerScope } from "../platform/dealer-scope.ts";

/** Database roles without login and without row-level-security bypass; migrations make them, transactions put them on. */
export const databaseRoles = {
  dealer: "dealer_scorecards_dealer",
  staff: "dealer_scorecards_staff",
  worker: "dealer_scorecards_worker",
  /** What the worker may, and taking records away. */
  undo: "dealer_scorecards_undo",
} as const;

/** The role a reader with this scope puts on. */
export function readerRole(scope: DealerScope): string {
  return scope.kind === "STAFF" ? databaseRoles.staff : databaseRoles.dealer;
}
