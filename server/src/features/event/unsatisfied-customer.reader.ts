import { type DealerScope, mayRead } from "../../platform/dealer-scope.ts";
import type { Statement, StatementRunner } from "../../storage/read-snapshot.ts";
import { unsatisfied } from "./unsatisfied-customer.raised.ts";

/** Instants as PostgreSQL prints them. */
export interface UnsatisfiedCustomerRow {
  readonly follow_up_id: string;
  readonly customer_id: string | null;
  readonly work_order_id: string | null;
  readonly found_at: string;
  readonly solved_at: string | null;
}

const satisfiedLater = "s.dealer_id = f.dealer_id AND s.reached AND s.satisfied AND s.done_at > f.done_at AND s.done_at <= $2::timestamptz";

const unsatisfiedCustomers: Statement = {
  name: "unsatisfied_customers",
  text: `SELECT f.id AS follow_up_id, f.customer_id, f.work_order_id, f.done_at AS found_at,
      CASE WHEN f.customer_id IS NOT NULL
        THEN (SELECT min(s.done_at) FROM follow_up s WHERE ${satisfiedLater} AND s.customer_id = f.customer_id)
        ELSE (SELECT min(s.done_at) FROM follow_up s WHERE ${satisfiedLater} AND s.work_order_id = f.work_order_id) END AS solved_at
    FROM follow_up f
    WHERE f.dealer_id = $1 AND ${unsatisfied} AND f.done_at <= $2::timestamptz
      AND ($3::text IS NULL OR (f.done_at, f.id) < ($3::timestamptz, $4::text))
    ORDER BY f.done_at DESC, f.id DESC LIMIT $5`,
};

/** Newest first; one more than the page holds. */
export async function readUnsatisfiedCustomers(
  scope: DealerScope,
  runner: StatementRunner,
  dealerId: string,
  asOf: Date,
  page: { readonly first: number; readonly after: readonly string[] | undefined },
): Promise<UnsatisfiedCustomerRow[]> {
  if (!mayRead(scope, dealerId)) return [];
  return runner.query(unsatisfiedCustomers, [dealerId, asOf, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]);
}
