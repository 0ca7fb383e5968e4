import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure } from "../../platform/failure.ts";

const run = promisify(execFile);

/** Who runs PostgreSQL, as options of a child process: nothing but for root, whom PostgreSQL refuses. */
export interface ServerAccount {
  readonly uid?: number;
  readonly gid?: number;
}

const userName = "postgres";

async function lookUp(): Promise<ServerAccount> {
  const [uid, gid] = await Promise.all([run("id", ["-u", userName]), run("id", ["-g", userName])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** The process's own user; for root the user `postgres`, who is made where there is none. */
export async function serverAccount(): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await lookUp();
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", userName]).catch(() => undefined);
    return lookUp().catch(() => {
      throw new Failure(
        "CONFIGURATION",
        "PostgreSQL refuses to run as root and the user postgres could not be made: make it, start as another user, or set DATABASE_URL.",
      );
    });
  }
}

/** Whether the account may enter a folder or run a program, with every folder above it. */
export async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  return run("test", ["-x", path], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}
