import { Temporal } from "temporal-polyfill";
import { RequestContext } from "../../../graphql/request-context.ts";
import { addMonths, type Month } from "../../../kpi/month.ts";
import { mintDealerScope } from "../../../platform/dealer-scope.ts";
import type { Database } from "../../../storage/database.ts";
import { ReadSnapshot } from "../../../storage/read-snapshot.ts";
import { demoViewers } from "../demo-viewers.ts";

/** A day after results are published. */
const dayOfMonth = 5;

export const monthAgo = (now: Date, ago: number): Month => addMonths(now.toISOString().slice(0, "2026-03".length) as Month, -ago);

/** On the fifth of a month, in the afternoon, or now where that has not come. */
export function instantAgo(now: Date, ago: number): Date {
  const { year, month } = Temporal.PlainYearMonth.from(monthAgo(now, ago));
  return new Date(Math.min(now.getTime(), Date.UTC(year, month - 1, dayOfMonth, 15)));
}

/** The demo's viewer of a dealer, or staff for one that has none. */
function subjectOf(dealer: string): string {
  return `demo:${demoViewers.find(({ dealerIds }) => dealerIds.includes(dealer))?.key ?? "staff"}`;
}

/** As whoever looks after a dealer asks at an instant. */
export async function asOf<Answer>(
  { dataSource, readPool }: Pick<Database, "dataSource" | "readPool">,
  dealer: string,
  instant: Date,
  ask: (context: RequestContext) => Promise<Answer>,
): Promise<Answer> {
  const scope = mintDealerScope({ kind: "DEALERS", dealerIds: [dealer] });
  const snapshot = new ReadSnapshot(readPool, scope);
  const viewer = { subject: subjectOf(dealer), roles: ["DEALER" as const], scope };
  try {
    return await ask(new RequestContext(viewer, "en", instant, snapshot, dataSource, { now: () => instant }, true, (path) => path));
  } finally {
    await snapshot.close();
  }
}
