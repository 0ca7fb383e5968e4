import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createLog } from "server/platform/log.ts";
import { acquireEmbeddedDatabase, type EmbeddedDatabase } from "server/storage/embedded/embedded-database.ts";
import { commandLine } from "server/storage/embedded/process-table.ts";
import { serverAccount } from "server/storage/embedded/server-account.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask, EmbeddedProcesses } from "../../support/embedded-processes.ts";
import { makeDataFolder } from "../../support/test-server.ts";

const log = createLog("silent");

describe("an embedded database", () => {
  let processes: EmbeddedProcesses;
  let database: EmbeddedDatabase;
  beforeAll(async () => {
    processes = await EmbeddedProcesses.create();
    database = await acquireEmbeddedDatabase(processes.folder, log);
  });
  afterAll(async () => {
    await database.release();
    await processes.remove();
  });

  test.each([
    ["listens on the loopback address only", "SHOW listen_addresses", "127.0.0.1"],
    ["opens no Unix socket", "SHOW unix_socket_directories", ""],
    ["keeps text as UTF-8", "SHOW server_encoding", "UTF8"],
    ["sorts by code point", "SELECT datcollate FROM pg_database WHERE datname = current_database()", "C"],
    ["tells the time in UTC", "SHOW timezone", "UTC"],
    ["keeps what is committed through a crash", "SHOW fsync", "on"],
    ["logs no statement of a failure", "SHOW log_min_error_statement", "panic"],
  ])("%s", async (_, question, answer) => {
    expect(await ask(database.url, question)).toBe(answer);
  });

  test("keeps its password where only the owner reads it", async () => {
    const file = join(processes.folder, "postgres", "password");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(processes.folder, "postgres"))).mode & 0o777).toBe(0o700);
  });

  test("lets nobody in without its password", async () => {
    const url = new URL(database.url);
    url.password = "postgres";
    await expect(ask(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  });
});

describe("processes on one data folder", () => {
  let processes: EmbeddedProcesses;
  beforeEach(async () => {
    processes = await EmbeddedProcesses.create();
  });
  afterEach(() => processes.remove());

  test("that start at the same instant share one PostgreSQL", async () => {
    const users = await Promise.all([processes.start(), processes.start(), processes.start()]);
    expect(new Set(users.map(({ url }) => url)).size).toBe(1);
    expect(await processes.running()).toHaveLength(1);
    await Promise.all(users.map((user) => user.end("SIGTERM")));
    expect(await processes.running()).toEqual([]);
  });

  test("keep PostgreSQL until the last one leaves", async () => {
    const first = await processes.start();
    const second = await processes.start();
    await first.end("SIGTERM");
    expect(await ask(second.url, "SELECT 1")).toBe(1);
    await second.end("SIGTERM");
    expect(await processes.running()).toEqual([]);
  });

  test("leave no PostgreSQL behind after Ctrl-C", async () => {
    const user = await processes.start();
    await user.end("SIGINT", "GROUP");
    expect(await processes.running()).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("that do not handle %s end by it and leave no PostgreSQL behind", async (signal) => {
    const user = await processes.start("NOT_HANDLED");
    await user.end(signal);
    expect(user.child.signalCode).toBe(signal);
    await expect(processes.settle()).resolves.toBeUndefined();
  });

  test("that are broken off leave PostgreSQL to the others", async () => {
    const staying = await processes.start();
    const broken = await processes.start("NOT_HANDLED");
    await broken.end("SIGINT");
    expect(await ask(staying.url, "SELECT 1")).toBe(1);
  });

  test("that are broken off while PostgreSQL starts leave none behind", async () => {
    const child = processes.launch("NOT_HANDLED");
    while ((await processes.running()).length === 0) await sleep(2);
    child.kill("SIGTERM");
    await once(child, "exit");
    await expect(processes.settle()).resolves.toBeUndefined();
  });

  test("find their rows at the next start, within five seconds", async () => {
    const first = await processes.start();
    await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
    await first.end("SIGTERM");
    const begin = performance.now();
    const second = await processes.start();
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(await ask(second.url, "SELECT number FROM kept")).toBe(7);
  });

  test("adopt the PostgreSQL that a killed process left, and stop it at their end", async () => {
    const killed = await processes.start();
    const postmaster = await processes.postmaster();
    await killed.end("SIGKILL");
    expect(await processes.running()).toEqual([postmaster]);
    const adopter = await processes.start();
    expect(await processes.postmaster()).toBe(postmaster);
    await adopter.end("SIGTERM");
    expect(await processes.running()).toEqual([]);
  });

  test("recover what was committed when everything was killed", async () => {
    const killed = await processes.start();
    await ask(killed.url, "CREATE TABLE kept AS SELECT 7 AS number");
    await processes.killEverything();
    const next = await processes.start();
    expect(await ask(next.url, "SELECT number FROM kept")).toBe(7);
    expect(await processes.running()).toHaveLength(1);
  });

  test("start although the number of the killed PostgreSQL is another process's by now", async () => {
    await processes.start();
    await processes.killEverything();
    const stranger = await startStranger();
    try {
      const file = join(processes.data, "postmaster.pid");
      const lines = (await readFile(file, "utf8")).split("\n");
      await writeFile(file, [stranger.pid, ...lines.slice(1)].join("\n"));
      const next = await processes.start();
      expect(await ask(next.url, "SELECT 1")).toBe(1);
      expect(await processes.postmaster()).not.toBe(stranger.pid);
      await next.end("SIGTERM");
      expect(await commandLine(Number(stranger.pid))).toContain("sleep");
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  test("start when the killed PostgreSQL's port answers for another cluster", async () => {
    const others = await EmbeddedProcesses.create();
    try {
      const other = await others.start();
      await processes.start();
      await processes.killEverything();
      const file = join(processes.data, "postmaster.pid");
      const lines = (await readFile(file, "utf8")).split("\n");
      const foreign = [await others.postmaster(), lines[1], lines[2], new URL(other.url).port, ...lines.slice(4)];
      await writeFile(file, foreign.join("\n"));
      const next = await processes.start();
      expect(await ask(next.url, "SHOW data_directory")).toBe(processes.data);
      await next.end("SIGTERM");
      expect(await ask(other.url, "SELECT 1")).toBe(1);
    } finally {
      await others.remove();
    }
  });

  test("make the cluster anew when the first start was killed half-way", async () => {
    const killed = processes.launch();
    while (!(await readdir(processes.folder)).some((name) => name.startsWith("postgres."))) await sleep(2);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    const next = await processes.start();
    expect(await ask(next.url, "SELECT 1")).toBe(1);
    expect(await readdir(processes.folder)).toEqual(["postgres"]);
  });
});

/** A process of the account that runs PostgreSQL: another user's would not trouble it. */
async function startStranger(): Promise<ChildProcess> {
  const child = spawn("sleep", ["300"], { ...(await serverAccount()), stdio: "ignore" });
  await once(child, "spawn");
  return child;
}

describe("a data folder that cannot be used", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeDataFolder();
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("names the PostgreSQL version that wrote it", async () => {
    await mkdir(join(folder, "postgres", "data"), { recursive: true });
    await writeFile(join(folder, "postgres", "data", "PG_VERSION"), "17\n");
    await own(join(folder, "postgres"));
    await expect(acquireEmbeddedDatabase(folder, log)).rejects.toMatchObject({
      code: "CONFIGURATION",
      message: expect.stringContaining("was written by PostgreSQL 17, and this is PostgreSQL 18"),
    });
  });

  test.runIf(process.getuid?.() === 0)("gives way to a substitute where only root may enter", async () => {
    await chmod(folder, 0o700);
    const database = await acquireEmbeddedDatabase(folder, log);
    const data = String(await ask(database.url, "SHOW data_directory"));
    await database.release();
    const again = await acquireEmbeddedDatabase(folder, log);
    const found = await ask(again.url, "SHOW data_directory");
    await again.release();
    await rm(dirname(dirname(data)), { recursive: true });
    expect(data).not.toContain(folder);
    expect(found).toBe(data);
  });

  test("is left alone when something else lies in it", async () => {
    await mkdir(join(folder, "postgres"));
    await writeFile(join(folder, "postgres", "letter.txt"), "Dear dealer");
    await own(join(folder, "postgres"));
    await expect(acquireEmbeddedDatabase(folder, log)).rejects.toMatchObject({ code: "CONFIGURATION" });
    expect(await readFile(join(folder, "postgres", "letter.txt"), "utf8")).toBe("Dear dealer");
  });
});

async function own(path: string): Promise<void> {
  const { uid, gid } = await serverAccount();
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
