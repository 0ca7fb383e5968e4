import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildPackage, run, uiComponents } from "../../support/ui-package.ts";

/** A project elsewhere that has installed the package as anyone would. */
export interface Consumer {
  readonly folder: string;
  /** Writes a file, runs a command of TypeScript or Node there, and gives what it said. */
  run(files: Readonly<Record<string, string>>, command: string): Promise<string>;
  remove(): Promise<void>;
}

async function withDependencies(folder: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { dependencies?: object };
  for (const name of Object.keys(dependencies)) {
    // pnpm links what a package depends on beside it.
    const modules = folder.slice(0, folder.lastIndexOf("node_modules") + "node_modules".length);
    await withDependencies(await realpath(join(modules, name)), seen);
  }
  return seen;
}

/** npm packs nothing that stands in a `node_modules`. */
async function copiedLit(folder: string): Promise<readonly string[]> {
  const lit = [...(await withDependencies(await realpath(join(uiComponents, "node_modules/lit"))))];
  return Promise.all(
    lit.map(async (source, index) => {
      const copy = join(folder, String(index));
      await cp(source, copy, { recursive: true });
      return copy;
    }),
  );
}

/** Types that a React page has anyway, as they are installed here. */
async function linkReactTypes(folder: string): Promise<void> {
  for (const name of ["react", "@types/react"]) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(await realpath(join(import.meta.dirname, "../../node_modules", name)), link);
  }
}

/** Packs the package and Lit, and installs them into an empty folder without a network. */
export async function createConsumer(): Promise<Consumer> {
  const top = await mkdtemp(join(tmpdir(), "dealer-scorecards-consumer-"));
  const [packed, tarballs, folder] = ["packed", "tarballs", "consumer"].map((name) => join(top, name)) as [string, string, string];
  await Promise.all([tarballs, folder].map((each) => mkdir(each)));
  const [copies] = await Promise.all([copiedLit(join(top, "lit")), buildPackage(packed)]);
  const sources = [packed, ...copies].map((each) => `"${each}"`).join(" ");
  await run(`npm pack --silent --ignore-scripts --pack-destination "${tarballs}" ${sources}`, top);
  const archives = (await readdir(tarballs)).map((name) => `"${join(tarballs, name)}"`).join(" ");
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await run(`npm install --offline --no-audit --no-fund --ignore-scripts --silent ${archives}`, folder);
  await linkReactTypes(folder);
  return {
    folder,
    async run(files, command) {
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      return run(command, folder);
    },
    remove: () => rm(top, { recursive: true }),
  };
}
