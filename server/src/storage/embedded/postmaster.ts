import { type ChildProcess, execFile, spawn } from "node:child_process";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Cluster } from "./cluster.ts";
import type { PostgresPrograms } from "./postgres-programs.ts";
import { commandLine } from "./process-table.ts";
import type { ServerAccount } from "./server-account.ts";

const run = promisify(execFile);
const environment = { LC_ALL: "C", TZ: "UTC" };
const largestLog = 1_000_000;

/** What `postmaster.pid` says. The process may be gone, and its number may be another's by now. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

export async function readPostmasterFile({ data }: Cluster): Promise<PostmasterFile | undefined> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** Whether the process is the postmaster of this very cluster. */
export async function isPostmasterOf({ data }: Cluster, pid: number): Promise<boolean> {
  return (await commandLine(pid)).includes(` -D ${data} -p `);
}

/** A port that is free now; whoever takes it first has it. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? found(address.port) : failed(new Error("No free port."))));
    });
  });
}

async function openLog(path: string): Promise<FileHandle> {
  const log = await open(path, "a", 0o600);
  if ((await log.stat()).size > largestLog) await log.truncate();
  return log;
}

/**
 * Starts a postmaster in a session of its own, so that Ctrl-C reaches the server alone and the database stops last.
 * PostgreSQL itself refuses a second one on the same data. `notOurs` is a process that a stale `postmaster.pid` names:
 * PostgreSQL is told to take it for no postmaster, the way `pg_ctl` tells it of its own parent.
 */
export async function startPostmaster(
  cluster: Cluster,
  programs: PostgresPrograms,
  account: ServerAccount,
  notOurs: number | undefined,
): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    // Rows and statements would bring personal data into the log.
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
  ];
  const port = await freePort();
  const log = await openLog(cluster.logFile);
  try {
    const child = spawn(programs.postgres, ["-D", cluster.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])], {
      ...account,
      cwd: dirname(cluster.data),
      detached: true,
      env: notOurs === undefined ? environment : { ...environment, PG_GRANDPARENT_PID: String(notOurs) },
      stdio: ["ignore", log.fd, log.fd],
      windowsHide: true,
    });
    child.once("error", () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Ends the cluster's sessions and the postmaster; waits, if asked to, until it is gone. */
export async function stopPostmaster(cluster: Cluster, programs: PostgresPrograms, account: ServerAccount, wait: boolean): Promise<void> {
  try {
    await run(programs.pgCtl, ["stop", "-D", cluster.data, "-m", "fast", wait ? "-w" : "-W", "-t", "60"], {
      ...account,
      cwd: dirname(cluster.data),
      env: environment,
    });
  } catch (error) {
    if ((await readPostmasterFile(cluster)) !== undefined) throw error;
  }
}

/** The end of the log, for an error message. */
export async function lastWords({ logFile }: Cluster): Promise<string> {
  const lines = (await readFile(logFile, "utf8").catch(() => "")).trimEnd().split("\n");
  return lines.slice(-5).join("\n");
}
