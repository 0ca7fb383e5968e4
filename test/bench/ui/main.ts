import { writeFile } from "node:fs/promises";
import { arch, cpus } from "node:os";
import { resolve } from "node:path";
import { type Browser, chromium } from "playwright";
import { readCallerFolder } from "server/platform/environment.ts";
import { browserLaunch } from "../../support/browser.ts";
import { type Figure, figuresTable } from "../figure.ts";
import { buildPages } from "./build-pages.ts";
import { benchGrid } from "./grid.bench.ts";
import { servePages } from "./page-server.ts";
import { benchTiles } from "./tiles.bench.ts";
import { readUiBenchOptions, type UiBenchOptions } from "./ui-options.ts";

const pages = {
  "detail-grid": "pages/detail-grid.ts",
  "tile-row": "pages/tile-row.ts",
  "vaadin-grid": "rivals/vaadin-grid.ts",
  "ag-grid": "rivals/ag-grid.ts",
  "bare-page": "pages/bare-page.ts",
  "carbon-tiles": "rivals/carbon-tiles.ts",
};

const started = performance.now();

function say(text: string): void {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

async function launch(...more: readonly string[]): Promise<Browser> {
  const options = await browserLaunch();
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...more] });
}

async function run({ only, rounds }: UiBenchOptions): Promise<{ figures: readonly Figure[]; chromium: string }> {
  say("Building the pages.");
  const server = await servePages(await buildPages(pages));
  const browser = await launch();
  const eagerBrowser = await launch("--disable-frame-rate-limit", "--disable-gpu-vsync");
  try {
    const uiRun = { browser, eagerBrowser, address: server.address, rounds, say };
    const figures: Figure[] = [];
    if (only.includes("tiles")) figures.push(...(await benchTiles(uiRun)));
    if (only.includes("grid")) figures.push(...(await benchGrid(uiRun)));
    return { figures, chromium: browser.version() };
  } finally {
    await Promise.all([browser.close(), eagerBrowser.close(), server.stop()]);
  }
}

const options = readUiBenchOptions(process.argv.slice(2));
if (options) {
  const { figures, chromium: version } = await run(options);
  say("Done.");
  process.stdout.write(`${figuresTable(figures)}\n`);
  if (options.json !== undefined) {
    const machine = { node: process.version, chromium: version, cores: cpus().length, architecture: arch() };
    const { only, rounds } = options;
    await writeFile(
      resolve(readCallerFolder(), options.json),
      `${JSON.stringify({ machine, options: { only, rounds }, figures }, null, 2)}\n`,
    );
  }
}
