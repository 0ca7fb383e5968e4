import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine } from "server/storage/embedded/process-table.ts";
import { makeDataFolder, runOnServer } from "./test-server.ts";

/** A process of its own that holds the embedded database. */
export interface DatabaseUser {
  readonly child: ChildProcess;
  readonly url: string;
  /** Sends the signal to the process, or to its whole group as a terminal does, and waits for its end. */
  end(signal: NodeJS.Signals, to?: "PROCESS" | "GROUP"): Promise<void>;
}

/** A data folder with the processes that tests start on it. */
export class EmbeddedProcesses {
  #started: ChildProcess[] = [];

  private constructor(readonly folder: string) {}

  static async create(): Promise<EmbeddedProcesses> {
    return new EmbeddedProcesses(await makeDataFolder());
  }

  get data(): string {
    return join(this.folder, "postgres", "data");
  }

  /** Starts a process without waiting for its database. */
  launch(signals: "HANDLED" | "NOT_HANDLED" = "HANDLED"): ChildProcess {
    const child = spawn(
      process.execPath,
      ["--import", "@oxc-node/core/register", join(import.meta.dirname, "embedded-database-user.ts"), this.folder, signals],
      { cwd: import.meta.dirname, detached: true, stdio: ["ignore", "pipe", "inherit"] },
    );
    this.#started.push(child);
    return child;
  }

  async start(signals?: "HANDLED" | "NOT_HANDLED"): Promise<DatabaseUser> {
    const child = this.launch(signals);
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.once("data", (line: Buffer) => resolve(line.toString().trim()));
      child.once("exit", (code) => reject(new Error(`The process ended with ${code} before it had a database.`)));
    });
    return {
      child,
      url,
      async end(signal, to = "PROCESS") {
        const ended = once(child, "exit");
        process.kill(to === "GROUP" ? -Number(child.pid) : Number(child.pid), signal);
        await ended;
      },
    };
  }

  /** The process number that PostgreSQL wrote down. */
  async postmaster(): Promise<number> {
    return Number((await readFile(join(this.data, "postmaster.pid"), "utf8")).split("\n")[0]);
  }

  /** Postmasters that run on the folder. A child that has just been forked still looks like its parent. */
  async running(): Promise<number[]> {
    const numbers = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
    const alike = await Promise.all(numbers.map(async (pid) => ((await commandLine(pid)).includes(` -D ${this.data} `) ? [pid] : [])));
    const found = alike.flat();
    const parents = await Promise.all(found.map(parentOf));
    return found.filter((_, index) => !found.includes(parents[index] ?? 0));
  }

  /** Waits until no postmaster runs; fails after five seconds. */
  async settle(): Promise<void> {
    for (let waited = 0; (await this.running()).length > 0; waited += 20) {
      if (waited > 5000) throw new Error("PostgreSQL still runs.");
      await sleep(20);
    }
  }

  async killEverything(): Promise<void> {
    for (const child of this.#started) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    for (const pid of await this.running()) process.kill(pid, "SIGKILL");
    await this.settle();
  }

  async remove(): Promise<void> {
    await this.killEverything();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^PPid:\t(\d+)$/m.exec(status)?.[1] ?? 0);
}

/** One value of a one-column row. */
export async function ask(url: string, text: string): Promise<unknown> {
  const [row] = await runOnServer(url, text);
  return Object.values(row ?? {})[0];
}
