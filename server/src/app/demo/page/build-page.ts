import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

const components = resolve(import.meta.dirname, "../../../../../ui-components");
const sourceFolders = ["src", "demo-page"];
const builtFolder = join(components, "dist", "demo-page");
const unfinishedPrefix = "unfinished-";

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
}

/** The same for the same sources and the same packages, whenever and wherever they were checked out. */
async function sourcesHash(): Promise<string> {
  const folders = await Promise.all(sourceFolders.map((folder) => filesIn(join(components, folder))));
  const packages = [join(components, "package.json"), join(components, "..", "pnpm-lock.yaml"), join(import.meta.dirname, "build-page.ts")];
  const hash = createHash("sha256");
  for (const file of [...folders.flat(), ...packages]) {
    hash.update(relative(components, file));
    hash.update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

async function bundle(outDir: string): Promise<void> {
  // Loaded only when there is something to build: it takes longer than all the rest of a start.
  const { build } = await import("vite");
  await build({
    root: join(components, "demo-page"),
    configFile: false,
    logLevel: "warn",
    // Whatever NODE_ENV says: there is one page, and it is kept.
    resolve: { conditions: ["production", "module", "browser"] },
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2023",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** What earlier sources gave; a build under way elsewhere is left alone. */
async function removeOthers(name: string): Promise<void> {
  const others = (await readdir(builtFolder)).filter((other) => other !== name && !other.startsWith(unfinishedPrefix));
  await Promise.all(others.map((other) => rm(join(builtFolder, other), { recursive: true, force: true })));
}

async function buildInto(name: string): Promise<void> {
  await mkdir(builtFolder, { recursive: true });
  const unfinished = await mkdtemp(join(builtFolder, unfinishedPrefix));
  await bundle(unfinished);
  await chmod(unfinished, 0o755);
  // Of two that build at once the second finds the first one's, which is the same.
  await rename(unfinished, join(builtFolder, name)).catch(() => rm(unfinished, { recursive: true, force: true }));
  await removeOthers(name);
}

/** Builds the demo's page, unless these very sources were built before, and gives the files by their path below `/`. */
export async function buildPage(): Promise<ReadonlyMap<string, Buffer>> {
  const name = await sourcesHash();
  const folder = join(builtFolder, name);
  if (!(await exists(folder))) await buildInto(name);
  const files = await filesIn(folder);
  return new Map(
    await Promise.all(files.map(async (file) => [`/${relative(folder, file).replaceAll("\\", "/")}`, await readFile(file)] as const)),
  );
}
