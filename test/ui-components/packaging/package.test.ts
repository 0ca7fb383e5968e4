import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStaticSite, pageWith } from "../../support/static-site.ts";
import { type Consumer, createConsumer } from "./consumer.ts";

let consumer: Consumer;
beforeAll(async () => {
  consumer = await createConsumer();
});
afterAll(() => consumer.remove());

const installed = "node_modules/@dealer-scorecards/ui-components";

const page = `
import "@dealer-scorecards/ui-components/define";
import "@dealer-scorecards/ui-components/tile/define";
import { ScorecardTile } from "@dealer-scorecards/ui-components/tile";
import type { ScorecardDashboard } from "@dealer-scorecards/ui-components/dashboard";
import type { MetricTile } from "@dealer-scorecards/ui-components/types";

export const metric: MetricTile | null = null;
export const tile: ScorecardTile = document.createElement("scorecard-tile");
tile.metric = metric;
const dashboard: ScorecardDashboard = document.createElement("scorecard-dashboard");
const trend = document.createElement("scorecard-trend");
trend.results = [];
const comparison = document.createElement("scorecard-comparison");
comparison.dealers = null;
dashboard.tokenProvider = () => Promise.resolve({ token: "token", expiresAt: new Date() });
`;

const reactPage = `
import type {} from "@dealer-scorecards/ui-components/jsx";
import { metric } from "./page.ts";

export const tile = (
  <scorecard-tile metric={metric} headingLevel={2} onscorecard-receipt-open={({ detail }) => detail.month.toUpperCase()} />
);
export const grid = <scorecard-detail-grid rows={[]} sort={{ field: "ID", direction: "ASC" }} month="2026-03" hasMore />;
export const switcher = (
  <scorecard-program-switcher
    programs={[{ code: "AFTER_SALES", name: "After-sales" }]}
    program="AFTER_SALES"
    onscorecard-program-change={({ detail }) => detail.previous.toUpperCase()}
  />
);
export const board = <scorecard-board groups={[]} expandedMetrics={[]} onscorecard-metric-toggle={({ detail }) => detail.expandedMetrics.length} />;
`;

const rightPages = { "page.ts": page, "react-page.tsx": reactPage };

/** Each is wrong in one place. */
const wrongPages = {
  "wrong-type.ts": page.replace("tile.metric = metric", "tile.metric = 4"),
  "wrong-entry.ts": page.replace('/tile"', '/tiles"'),
  "wrong-property.tsx": reactPage.replace("headingLevel={2}", "headline={2}"),
  "wrong-detail.tsx": reactPage.replace("detail.month", "detail.months"),
};

const compile = (moduleKind: string, resolution: string): string =>
  `tsc --noEmit --strict --target es2022 --lib es2022,dom,dom.iterable --allowImportingTsExtensions --jsx react-jsx --types react --skipLibCheck false --module ${moduleKind} --moduleResolution ${resolution}`;

test("the package has modules, types, one file for a script tag, a manifest, and nothing of the workspace", async () => {
  const text = await readFile(join(consumer.folder, installed, "package.json"), "utf8");
  expect(text).not.toMatch(/catalog:|workspace:|\.\/src|"private"|devDependencies/);
  const files = (await readdir(join(consumer.folder, installed))).toSorted().join(" ");
  expect(files).toBe("LICENSE README.md custom-elements.json jsx.d.ts modules package.json scorecards.js tokens.css");
});

test("every file that its entries name is there", async () => {
  const { exports } = JSON.parse(await readFile(join(consumer.folder, installed, "package.json"), "utf8")) as { exports: object };
  const targets = JSON.stringify(exports).match(/(?<=")\.\/[^"*]+\.[a-z]+(?=")/g) ?? [];
  const files = new Set(
    (await readdir(join(consumer.folder, installed), { recursive: true })).map((file) => `./${file.replaceAll("\\", "/")}`),
  );
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((target) => !files.has(target))).toEqual([]);
});

test("the manifest in the package names modules of the package", async () => {
  const manifest = await readFile(join(consumer.folder, installed, "custom-elements.json"), "utf8");
  const { modules } = JSON.parse(manifest) as { modules: readonly { readonly path: string }[] };
  expect(modules.map(({ path }) => path)).toContain("modules/components/tile/tile.js");
  expect(manifest).not.toContain("src/");
});

test("Node imports every class without a page to show it in", async () => {
  const names = [
    "assignment-fairness",
    "baseline",
    "board",
    "comparison",
    "customer-goals",
    "dashboard",
    "definition-preview",
    "detail-grid",
    "funnel",
    "goals",
    "group-dashboard",
    "history",
    "obstacles",
    "participation",
    "plan",
    "plans",
    "program-switcher",
    "quartiles",
    "readiness",
    "receipt",
    "service-requests",
    "slices",
    "tile",
    "tile-row",
    "tools",
    "trend",
    "unsatisfied-customers",
    "weeks",
    "types",
  ];
  const script = names
    .map((name) => `console.log(Object.keys(await import("@dealer-scorecards/ui-components/${name}")).join());`)
    .join("\n");
  const said = await consumer.run({ "import.mjs": script }, "node import.mjs");
  expect(
    said
      .trim()
      .split("\n")
      .slice(0, names.length - 1),
  ).toEqual(
    [
      "AssignmentFairness",
      "Baseline",
      "Board",
      "Comparison",
      "CustomerGoals",
      "Dashboard",
      "DefinitionPreview",
      "DetailGrid",
      "Funnel",
      "Goals",
      "GroupDashboard",
      "History",
      "Obstacles",
      "Participation",
      "Plan",
      "Plans",
      "ProgramSwitcher",
      "Quartiles",
      "Readiness",
      "Receipt",
      "ServiceRequests",
      "Slices",
      "Tile",
      "TileRow",
      "Tools",
      "Trend",
      "UnsatisfiedCustomers",
      "Weeks",
    ].map((name) => `Scorecard${name}`),
  );
});

test.each([
  ["esnext", "bundler"],
  ["nodenext", "nodenext"],
])(
  "TypeScript with modules %s, resolved as %s, knows entries, tags, events and React's properties, and refuses others",
  async (...kind) => {
    const pages = { ...rightPages, ...wrongPages };
    const refused = await consumer.run(pages, `${compile(...kind)} ${Object.keys(pages).join(" ")}`).catch(String);
    expect([...new Set(refused.match(/^[\w./-]+(?=\(.*error TS)/gm))].toSorted()).toEqual(Object.keys(wrongPages).toSorted());
  },
);

test("a bundler makes a page of it that shows a tile", async () => {
  const tile = 'Object.assign(document.querySelector("scorecard-tile"), { state: "empty" });';
  await writeFile(join(consumer.folder, "tile-page.js"), `import "@dealer-scorecards/ui-components/tile/define";\n${tile}`);
  const built = await build({
    root: consumer.folder,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["production", "module", "browser"] },
    build: { write: false, lib: { entry: "tile-page.js", formats: ["es"], fileName: () => "tile-page.js" } },
  });
  const output = (built as Rolldown.RolldownOutput[]).flatMap((each) => each.output);
  const scripts = Object.fromEntries(output.flatMap((file) => (file.type === "chunk" ? [[`/${file.fileName}`, file.code]] : [])));
  const site = await openStaticSite();
  try {
    const tilePage = pageWith('<script type="module" src="/tile-page.js"></script>', '<scorecard-tile lang="fr"></scorecard-tile>');
    const { page: shown, complaints } = await site.visit({ "/index.html": tilePage, ...scripts });
    await shown.getByText("Rien pour l’instant.").waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await site.close();
  }
});
