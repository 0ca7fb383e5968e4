import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../platform/failure.ts";
import type { Logger } from "../../platform/log.ts";
import { whenBrokenOff } from "./broken-off.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { joinCluster, type Membership } from "./membership.ts";
import { postgresPrograms } from "./postgres-programs.ts";
import { hasEnded, isPostmasterOf, lastWords, readPostmasterFile, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { serverAccount } from "./server-account.ts";

const patience = { milliseconds: 60_000, pause: 40, starts: 6 };

/** A PostgreSQL of the data folder's own, shared by every process that has acquired it. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** The last one to release it stops it, and waits until it is gone. */
  release(): Promise<void>;
}

type Meeting =
  | { readonly kind: "JOINED"; readonly membership: Membership }
  /** The postmaster is starting, recovering or stopping. */
  | { readonly kind: "BUSY"; readonly reason: string }
  | { readonly kind: "NONE"; readonly stalePid: number | undefined };

async function meet(cluster: Cluster, onLost: (error: Error) => void): Promise<Meeting> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined) return { kind: "NONE", stalePid: undefined };
  try {
    return { kind: "JOINED", membership: await joinCluster(cluster, file.port, onLost) };
  } catch (error) {
    if (await isPostmasterOf(cluster, file.pid)) return { kind: "BUSY", reason: (error as Error).message };
    return { kind: "NONE", stalePid: file.pid };
  }
}

/**
 * Joins the cluster of the data folder: makes it at the first call, adopts a running one, starts it otherwise.
 * PostgreSQL's own lock on its data and an advisory lock for each member are all that processes agree by,
 * so whatever is killed, nothing stale is left. Fails with `CONFIGURATION` or `SERVICE_UNAVAILABLE`.
 */
export async function acquireEmbeddedDatabase(
  dataFolder: string,
  log: Logger,
  onLost: () => void = () => undefined,
): Promise<EmbeddedDatabase> {
  const account = await serverAccount();
  const programs = await postgresPrograms(account);
  const cluster = await openCluster(dataFolder, programs, account);
  const joining = joinOrStart();
  const leave = async (wait: boolean): Promise<void> => {
    const membership = await joining;
    if (await membership.leave()) await stopPostmaster(cluster, programs, account, wait);
    if (wait) await membership.close();
  };
  const handled = whenBrokenOff(() => leave(false));
  const { url } = await joining.catch((error: unknown) => {
    handled();
    throw error;
  });
  log.info({ data: cluster.data }, "The embedded PostgreSQL is ready.");
  return {
    url,
    release: () => leave(true).finally(handled),
  };

  async function joinOrStart(): Promise<Membership> {
    const deadline = AbortSignal.timeout(patience.milliseconds);
    let child: ChildProcess | undefined;
    let starts = 0;
    for (;;) {
      const met = await meet(cluster, (error) => {
        log.error({ err: error }, "The embedded PostgreSQL went away.");
        onLost();
      });
      if (met.kind === "JOINED") return met.membership;
      if (deadline.aborted) throw await unavailable(met.kind === "BUSY" ? met.reason : "It does not answer.");
      if (met.kind === "NONE" && (child === undefined || hasEnded(child))) {
        if (starts === patience.starts) throw await unavailable("Its last words:");
        // A postmaster that was killed may leave children behind for a moment, and they hold its data.
        await sleep(starts * 10 * patience.pause);
        child = await startPostmaster(cluster, programs, account, met.stalePid);
        starts += 1;
      }
      await sleep(patience.pause);
    }
  }

  async function unavailable(reason: string): Promise<Failure> {
    return new Failure("SERVICE_UNAVAILABLE", `PostgreSQL does not start in ${cluster.data}. ${reason}\n${await lastWords(cluster)}`);
  }
}
