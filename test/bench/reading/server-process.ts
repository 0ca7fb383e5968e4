import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

const server = resolve(import.meta.dirname, "../../../server");

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

async function launch(cwd: string, command: readonly string[], environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "@oxc-node/core/register", ...command], {
    cwd,
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on("data", (text: Buffer) => {
      const match = /http:\/\/[\w.:]+/.exec(text.toString());
      if (match) found(match[0]);
    });
    child.once("exit", (code) => failed(new Error(`${command.at(-1)} ended with ${code} before it listened.`)));
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The product as an operator starts it: jobs, HTTP and tokens verified by a public key. */
export function startProduct(
  databaseUrl: string,
  authentication: Readonly<Record<string, string>>,
  profile: string | undefined,
): Promise<ServerProcess> {
  const profiling = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`];
  return launch(server, [...profiling, "src/main.ts"], {
    DATABASE_URL: databaseUrl,
    PORT: "0",
    LOG_LEVEL: "warn",
    ...authentication,
  });
}

export function startFloor(databaseUrl: string): Promise<ServerProcess> {
  return launch(import.meta.dirname, [join(import.meta.dirname, "floor-server.ts"), databaseUrl], {});
}
