import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

const rivals = join(import.meta.dirname, "rivals");

/** Their versions and files are those of the lock file; nothing of theirs is run in installing. */
function installRivals(): void {
  const command = ["--yes", "pnpm@12.21.0", "--dir", rivals, "install", "--frozen-lockfile", "--silent"];
  const { status } = spawnSync("npx", command, { stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  if (status !== 0) throw new Error("The rivals could not be installed.");
}

/** Page by page as the product's own build makes them, minified; gives the files by their path below `/`. */
export async function buildPages(pages: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Buffer>> {
  installRivals();
  const outDir = await mkdtemp(join(tmpdir(), "bench-ui-"));
  try {
    await build({
      root: import.meta.dirname,
      configFile: false,
      logLevel: "error",
      resolve: { conditions: ["production", "module", "browser"] },
      build: {
        outDir,
        target: "es2023",
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, join(import.meta.dirname, path)])),
          output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
        },
      },
    });
    const names = (await readdir(outDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = names.map(({ parentPath, name }) => join(parentPath, name));
    const styles = await readFile(join(import.meta.dirname, "pages", "page.css"));
    const files = await Promise.all(
      paths.map(async (path) => [path.slice(outDir.length).replaceAll("\\", "/"), await readFile(path)] as const),
    );
    return new Map([...files, ["/page.css", styles]]);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
