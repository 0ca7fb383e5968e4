import type { DealerScope } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";

/** The instant as PostgreSQL prints it. */
export interface RequestSenderRow {
  readonly name: string;
  readonly set_at: string;
  readonly set_by: string;
}

const senders: Statement = {
  name: "request_senders",
  text: `SELECT name, set_at, set_by FROM request_sender
    WHERE removed_at IS NULL AND ($1::text IS NULL OR name COLLATE "C" > $1::text) ORDER BY name COLLATE "C" LIMIT $2`,
};

/** Systems that may send, by name, one more than the page holds. They are the operator's: only staff see any. */
export async function readRequestSenders(
  scope: DealerScope,
  runner: StatementRunner,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<RequestSenderRow[]> {
  if (scope.kind !== "STAFF") return [];
  return runner.query<RequestSenderRow>(senders, [page.after?.[0] ?? null, page.first + 1]);
}
