import { generateJsxTypes } from "@wc-toolkit/jsx-types";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Plugin } from "vite";

const sourceFolder = resolve(import.meta.dirname, "..");

interface WorkspacePackage {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

type Entry = string | { readonly types: string; readonly default?: string };

const read = (path: string): Promise<string> => readFile(join(sourceFolder, path), "utf8");
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const isModule = (target: string): boolean => target.endsWith(".ts");
/** Any module of the sources, for tests of this project. */
const isForTests = (name: string): boolean => name === "./*.ts";

/** Where a target of the workspace's `exports` stands in the package. */
function published(target: string): Entry {
  if (!isModule(target)) return `./${basename(target)}`;
  const built = target.replace(/^\.\/src\/(.*)\.ts$/, "./modules/$1");
  return { types: `${built}.d.ts`, default: `${built}.js` };
}

/** A range that a registry knows, in place of the workspace's `catalog:`. */
async function publishedRange(name: string): Promise<string> {
  const { version } = JSON.parse(await read(`node_modules/${name}/package.json`)) as { version: string };
  return `^${version}`;
}

async function packageManifest(workspace: WorkspacePackage): Promise<object> {
  const { private: _, scripts: __, devDependencies: ___, exports, dependencies, ...fields } = workspace;
  const entries = Object.entries(exports).filter(([name]) => !isForTests(name));
  const ranges = await Promise.all(Object.keys(dependencies).map(async (name) => [name, await publishedRange(name)] as const));
  return {
    ...fields,
    exports: {
      ...Object.fromEntries(entries.map(([name, target]) => [name, published(target)])),
      "./jsx": { types: "./jsx.d.ts" },
      "./scorecards.js": "./scorecards.js",
      "./package.json": "./package.json",
    },
    sideEffects: ["./modules/**/define.js", "./scorecards.js", "./*.css"],
    dependencies: Object.fromEntries(ranges),
  };
}

/** The generator also writes for frameworks that are not there to be checked against; React is. */
async function writeJsxTypes(folder: string, packageName: string): Promise<void> {
  const fileName = "jsx.d.ts";
  generateJsxTypes(JSON.parse(await read("custom-elements.json")) as Parameters<typeof generateJsxTypes>[0], {
    fileName,
    outdir: folder,
    componentTypePath: (_, tagName = "") => `${packageName}/${tagName.replace("scorecard-", "")}`,
  });
  const path = join(folder, fileName);
  const types = await readFile(path, "utf8");
  const [ours = ""] = types.split(/^declare /m);
  const [react = ""] = /^declare module "react" \{$[\s\S]*?^\}$/m.exec(types) ?? [];
  await writeFile(path, `${ours}${react}\n`);
}

/** Everything of the package that is no module: its `package.json`, and the files it names. */
export function packageFiles(): Plugin {
  return {
    name: "package-files",
    async generateBundle() {
      const workspace = JSON.parse(await read("package.json")) as WorkspacePackage;
      const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      emit("package.json", json(await packageManifest(workspace)));
      emit("README.md", await read("README.md"));
      emit("LICENSE", await read("../LICENSE"));
      for (const target of Object.values(workspace.exports).filter((each) => !isModule(each))) {
        // Paths of sources, where the manifest has them, are paths of the package.
        const text = (await read(target)).replaceAll(/\bsrc\/([\w/-]+)\.ts\b/g, "modules/$1.js");
        emit(basename(target), text);
      }
    },
    async writeBundle({ dir = "" }) {
      const workspace = JSON.parse(await read("package.json")) as WorkspacePackage;
      await writeJsxTypes(dir, workspace.name);
    },
  };
}
