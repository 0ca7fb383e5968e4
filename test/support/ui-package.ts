import { exec } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

/** The folder of the web components. */
export const uiComponents = resolve(import.meta.dirname, "../../ui-components");

const tools = ["node_modules/.bin", "../node_modules/.bin"].map((folder) => join(uiComponents, folder));

/** Runs a command in a folder with the tools of the web components; fails with what it said. */
export async function run(command: string, folder: string = uiComponents): Promise<string> {
  const env = { ...process.env, NODE_ENV: "production", PATH: [...tools, process.env["PATH"]].join(delimiter) };
  try {
    return (await promisify(exec)(command, { cwd: folder, env, maxBuffer: 10_000_000 })).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command}\n${stdout}${stderr}`, { cause: error });
  }
}

/** Builds what the package has beside its modules, `scorecards.js` among it. */
async function buildScript(folder: string): Promise<void> {
  await run(`vite build --config build/vite.config.ts --logLevel error --emptyOutDir false --outDir "${folder}"`);
}

let script: Promise<string> | undefined;

async function buildScriptText(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dealer-scorecards-script-"));
  try {
    await buildScript(folder);
    return await readFile(join(folder, "scorecards.js"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All elements in one file for a script tag, built once a worker. */
export function scriptText(): Promise<string> {
  script ??= buildScriptText();
  return script;
}

/** Builds the whole package, as its script `build` does, elsewhere. */
export async function buildPackage(folder: string): Promise<void> {
  await Promise.all([buildScript(folder), run(`tsc --project build/tsconfig.modules.json --outDir "${join(folder, "modules")}"`)]);
}
