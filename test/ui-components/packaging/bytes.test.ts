import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { uiComponents } from "../../support/ui-package.ts";

/** In bytes, minified and compressed with gzip at level 9, Lit included; a kB is 1,000 bytes. */
const budgets = {
  tile: 11_000,
  grid: 16_000,
  gridRows: 7_500,
  everything: 45_000,
  locale: 2_000,
  boardWords: 900,
  onDemandWords: 2_000,
  funnelWords: 900,
  outlookWords: 900,
};

interface Bundle {
  /** What an entry needs at once. */
  readonly atOnce: number;
  /** What it loads later, by name. */
  readonly later: Readonly<Record<string, number>>;
}

type Chunk = Rolldown.OutputChunk;

const compressed = ({ code }: Chunk): number => gzipSync(code, { level: 9 }).byteLength;

/** As a page's own bundler makes it, without what Vite adds for itself. */
async function chunksOf(entry: string): Promise<readonly Chunk[]> {
  const built = await build({
    root: uiComponents,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["production", "module", "browser"] },
    build: {
      write: false,
      target: "es2023",
      lib: { entry: join(uiComponents, "src", entry), formats: ["es"] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  return (built as Rolldown.RolldownOutput[]).flatMap(({ output }) => output).filter((file) => file.type === "chunk");
}

async function bundle(entry: string): Promise<Bundle> {
  const chunks = await chunksOf(entry);
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of atOnce) for (const file of chunk.imports) atOnce.add(byFile.get(file) ?? chunk);
  const later = chunks.filter((chunk) => !atOnce.has(chunk));
  return {
    atOnce: [...atOnce].reduce((sum, chunk) => sum + compressed(chunk), 0),
    later: Object.fromEntries(later.map((chunk) => [chunk.name, compressed(chunk)])),
  };
}

const locales = ["fr", "ru", "zh-hans"];

/** "within", or what is wrong; a bundle that lost what it is made of would pass every budget. */
function judged(what: string, bytes: number, budget: number): string {
  if (bytes < budget / 4) return `${what}: ${bytes} bytes cannot be all of it`;
  return bytes <= budget ? "within" : `${what}: ${bytes} of ${budget} bytes`;
}

test("a byte too many is told with its size and its limit", () => {
  expect(judged("tile", budgets.tile + 1, budgets.tile)).toBe("tile: 11001 of 11000 bytes");
  expect(judged("tile", 100, budgets.tile)).toBe("tile: 100 bytes cannot be all of it");
});

test("a tile with its chart keeps to its bytes", async () => {
  const { atOnce } = await bundle("components/tile/define.ts");
  expect(judged("tile", atOnce, budgets.tile)).toBe("within");
});

test("the grid keeps to its bytes, and so does what it loads when there are rows", async () => {
  const { atOnce, later } = await bundle("components/detail-grid/define.ts");
  const rows = Object.entries(later).filter(([name]) => !locales.includes(name));
  expect(judged("grid", atOnce, budgets.grid)).toBe("within");
  expect(rows.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(budgets.gridRows);
});

describe("everything", () => {
  let everything: Bundle;
  beforeAll(async () => {
    everything = await bundle("define.ts");
  });

  test("keeps to its bytes in English", () => {
    expect(judged("everything", everything.atOnce, budgets.everything)).toBe("within");
  });

  test.each(locales)("loads %s when a page first needs it, within its bytes", (name) => {
    expect(judged(name, everything.later[name] ?? 0, budgets.locale)).toBe("within");
  });

  test.each(locales)("loads the words of boards in %s when a board first needs them, within their bytes", (name) => {
    expect(judged(name, everything.later[`${name}-board`] ?? 0, budgets.boardWords)).toBe("within");
  });

  test.each(locales)("loads the words of what is shown on demand in %s with it, within their bytes", (name) => {
    expect(judged(name, everything.later[`${name}-on-demand`] ?? 0, budgets.onDemandWords)).toBe("within");
  });

  test.each(locales)("loads the words of the funnel in %s with it, within their bytes", (name) => {
    expect(judged(name, everything.later[`${name}-funnel`] ?? 0, budgets.funnelWords)).toBe("within");
  });

  test.each(locales)("loads the words of an outlook in %s with it, within their bytes", (name) => {
    expect(judged(name, everything.later[`${name}-outlook`] ?? 0, budgets.outlookWords)).toBe("within");
  });
});
