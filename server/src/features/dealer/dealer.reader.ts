import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import { selectionSql } from "../../storage/kpi/selected-cells-sql.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

export interface DealerRow {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly time_zone: string;
  readonly currency: string;
}

/** Which of the dealers that may be seen; what is left out does not narrow. */
export interface DealerSelection {
  readonly ids?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly search?: string | undefined;
}

export type DealerOrder = "NAME" | "ID";

const columns = "d.id, d.name, d.country, d.time_zone, d.currency";

const dealersById: Statement = { name: "dealers_by_id", text: `SELECT ${columns} FROM dealer d WHERE d.id = ANY($1::text[])` };

/** Dealers by id; one that is not there and one that may not be seen are both absent. */
export async function readDealers(scope: DealerScope, runner: StatementRunner, dealerIds: readonly string[]): Promise<DealerRow[]> {
  const readable = dealerIds.filter((dealerId) => mayRead(scope, dealerId));
  return readable.length === 0 ? [] : runner.query<DealerRow>(dealersById, [readable]);
}

/** Null stands for all: only staff can mean that. */
export function selectedIds(scope: DealerScope, ids: readonly string[] | undefined): readonly string[] | null {
  if (scope.kind === "STAFF") return ids ?? null;
  return ids ? ids.filter((dealerId) => mayRead(scope, dealerId)) : scope.dealerIds;
}

/** The database's own collation may know the case of ASCII letters only. */
const anyCase = (column: string) => `(${column} COLLATE "und-x-icu")`;

const listText = (order: string, afterKey: string) => `
  SELECT ${columns} FROM dealer d
  WHERE ${selectionSql(1, 2)}
    AND ($3::text IS NULL OR ${anyCase("d.id")} ILIKE $3 OR ${anyCase("d.name")} ILIKE $3)
    AND ($4::text[] IS NULL OR ${afterKey})
  ORDER BY ${order} LIMIT $5`;

const lists: Readonly<Record<DealerOrder, Statement>> = {
  NAME: { name: "dealers_by_name", text: listText("d.name, d.id", "(d.name, d.id) > ($4[1], $4[2])") },
  ID: { name: "dealers_in_order_of_id", text: listText("d.id", "d.id > $4[2]") },
};

/** Search text as a pattern: what the user typed stands for itself. */
function containing(search: string): string {
  return `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** One dealer more than the page holds, to tell whether more follow. */
export function readDealerPage(
  scope: DealerScope,
  runner: StatementRunner,
  selection: DealerSelection,
  order: DealerOrder,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<DealerRow[]> {
  return runner.query<DealerRow>(lists[order], [
    selectedIds(scope, selection.ids),
    selection.countries ?? null,
    selection.search ? containing(selection.search) : null,
    page.after ?? null,
    page.first + 1,
  ]);
}
