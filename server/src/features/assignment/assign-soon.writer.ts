import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { Clock } from "../../platform/clock.ts";
import type { DealerScope } from "../../platform/dealer-scope.ts";
import { assignRequests } from "./assign-requests.writer.ts";

/** In milliseconds: who brings a request while thousands are handed out is not kept waiting for all of them. */
const patience = 2000;

interface Runs {
  /** Ends when the last run that was asked for does. */
  last: Promise<unknown>;
  /** One that has not begun, and so will see what is stored by now. */
  next: Promise<unknown> | null;
}

const runs = new WeakMap<DataSource, Runs>();

/**
 * Hands out the requests that are due, for somebody who has just brought one, which is kept. Of a process, one run at a time: whoever comes
 * during one shares the next, so that those who wait hold no connection. What is not handed out within 2 seconds, or fails, the job does
 * again within another, and tells of.
 */
export async function assignSoon(scope: DealerScope, dataSource: DataSource, clock: Clock): Promise<void> {
  const ours = runs.get(dataSource) ?? { last: Promise.resolve(), next: null };
  runs.set(dataSource, ours);
  ours.next ??= ours.last = ours.last.then(() => {
    ours.next = null;
    return assignRequests(scope, dataSource, clock.now()).catch(() => undefined);
  });
  const waited = new AbortController();
  const patienceEnds = sleep(patience, undefined, { signal: waited.signal, ref: false }).catch(() => undefined);
  await Promise.race([ours.next, patienceEnds]);
  waited.abort();
}
