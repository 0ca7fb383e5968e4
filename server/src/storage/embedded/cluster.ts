import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "../../platform/failure.ts";
import { type PostgresPrograms, sharedFolder } from "./postgres-programs.ts";
import { isAlive } from "./process-table.ts";
import { canReach, type ServerAccount } from "./server-account.ts";

const run = promisify(execFile);

/** A PostgreSQL cluster on disk. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly data: string;
  /** Of the superuser `postgres`, random for each cluster. */
  readonly password: string;
  /** What the server says while it runs. */
  readonly logFile: string;
}

/** The data folder itself, or root's substitute where the PostgreSQL account cannot enter that. Data once made stay where they are. */
async function homeOf(dataFolder: string, account: ServerAccount): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const own = await realpath(dataFolder);
  const substitute = join(sharedFolder, createHash("sha256").update(own).digest("hex").slice(0, 16));
  const reachable = await canReach(account, own);
  if (reachable && (existsSync(join(own, "postgres")) || !existsSync(substitute))) return own;
  await mkdir(substitute, { recursive: true, mode: 0o755 });
  return substitute;
}

/** Made beside its place and renamed into it: an interrupted initdb leaves nothing that looks like a cluster. */
async function initialise(place: string, programs: PostgresPrograms, account: ServerAccount): Promise<void> {
  const unfinished = `${place}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = join(unfinished, "password");
  await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid);
  }
  try {
    await run(
      programs.initdb,
      [
        `--pgdata=${join(unfinished, "data")}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
      ],
      { ...account, cwd: unfinished, env: { LC_ALL: "C", TZ: "UTC" } },
    );
    await rename(unfinished, place).catch((error: unknown) => {
      if (!existsSync(join(place, "data", "PG_VERSION"))) throw error;
    });
  } catch (error) {
    throw new Failure("CONFIGURATION", `No PostgreSQL cluster could be made in ${place}: ${(error as Error).message}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function clearLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^postgres\.(\d+)\.[0-9a-f]+$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) {
      // Its initdb may outlive it for a moment.
      await rm(join(home, name), { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

/** The cluster of a data folder, made at the first call. Fails where the folder holds another version's or another user's data. */
export async function openCluster(dataFolder: string, programs: PostgresPrograms, account: ServerAccount): Promise<Cluster> {
  const home = await homeOf(dataFolder, account);
  const place = join(home, "postgres");
  const data = join(place, "data");
  if (!existsSync(place) || (await readdir(place)).length === 0) {
    await clearLeftovers(home);
    await initialise(place, programs, account);
  }
  const owner = account.uid ?? process.getuid?.();
  if (owner !== undefined && (await stat(place)).uid !== owner) {
    throw new Failure("CONFIGURATION", `${place} belongs to another user: start as that user, or set another DATA_FOLDER.`);
  }
  const version = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => "");
  if (version === "") throw new Failure("CONFIGURATION", `${place} holds something else than a PostgreSQL cluster: move it away.`);
  if (Number(version) !== programs.majorVersion) {
    throw new Failure(
      "CONFIGURATION",
      `${data} was written by PostgreSQL ${version.trim()}, and this is PostgreSQL ${programs.majorVersion}: move it with pg_dump, or set another DATA_FOLDER.`,
    );
  }
  return { data, password: await readFile(join(place, "password"), "utf8"), logFile: join(place, "server.log") };
}
