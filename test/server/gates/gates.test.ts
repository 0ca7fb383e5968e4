import { beforeAll, describe, expect, test } from "vitest";
import { type Files, projectScripts, SmallProject, type Verdict } from "../../support/small-project.ts";
import { lintViolations } from "./lint-violations.ts";

const serverPackage = (dependencies: Files): string =>
  `${JSON.stringify({ name: "server", private: true, type: "module", dependencies }, null, 2)}\n`;

const clean: Files = {
  "pnpm-workspace.yaml": 'packages:\n  - server\ncatalog:\n  typescript: "*"\n',
  "server/package.json": serverPackage({}),
  "server/src/main.ts": [
    'import { allDealers } from "./app/all-dealers.ts";',
    'import { sentence } from "./storage/sentence.ts";',
    "",
    "process.stdout.write(sentence(allDealers));",
    "",
  ].join("\n"),
  "server/src/app/all-dealers.ts":
    'import { mintDealerScope } from "../platform/dealer-scope.ts";\n\nexport const allDealers = mintDealerScope("STAFF");\n',
  "server/src/storage/sentence.ts":
    'import { word } from "../platform/word.ts";\n\nexport const sentence = (scope: string): string => `${scope}: ${word}.`;\n',
  "server/src/platform/dealer-scope.ts": "export const mintDealerScope = (kind: string): string => kind;\n",
  "server/src/platform/word.ts": 'export const word = "dealer";\n',
};

const scripts = await projectScripts();
const serverScripts = await projectScripts("server");
const gates = {
  typecheck: { script: serverScripts["typecheck"] ?? "", folder: "server" },
  lint: { script: `${scripts["lint"]} --format=unix`, folder: "." },
  "format:check": { script: scripts["format:check"] ?? "", folder: "." },
  "dead-code": { script: scripts["dead-code"] ?? "", folder: "." },
};

async function judge(gate: keyof typeof gates, planted: Files = {}): Promise<Verdict> {
  const project = await SmallProject.create({ ...clean, ...planted });
  try {
    return await project.run(gates[gate].script, gates[gate].folder);
  } finally {
    await project.remove();
  }
}

test.each(Object.keys(gates))("npm test runs the gate %s", (gate) => {
  expect(scripts["check"]?.split(" && ")).toContain(`pnpm run ${gate}`);
});

test.each(Object.keys(gates) as (keyof typeof gates)[])("the gate %s lets clean code through", async (gate) => {
  const { passed, output } = await judge(gate);
  expect(passed, output).toBe(true);
});

test.each<[string, keyof typeof gates, Files, string]>([
  ["a type error", "typecheck", { "server/src/kpi/count.ts": 'export const count: number = "one";\n' }, "TS2322"],
  ["a misformatted file", "format:check", { "server/src/kpi/count.ts": "export const count  = 1\n" }, "count.ts"],
  ["a file nobody imports", "dead-code", { "server/src/kpi/count.ts": "export const count = 1;\n" }, "Unused files"],
  [
    "an export nobody imports",
    "dead-code",
    { "server/src/platform/word.ts": 'export const word = "dealer";\n\nexport const unheard = "silence";\n' },
    "unheard",
  ],
  ["a dependency nobody imports", "dead-code", { "server/package.json": serverPackage({ pino: "*" }) }, "pino"],
])("%s stops the build", async (_, gate, planted, sign) => {
  const { passed, output } = await judge(gate, planted);
  expect(output).toContain(sign);
  expect(passed).toBe(false);
});

describe("the linter stops the build when", () => {
  let linted: Verdict;
  beforeAll(async () => {
    linted = await judge("lint", Object.assign({}, ...lintViolations.map(({ files }) => files)) as Files);
  });

  test.each(lintViolations.map((violation) => [violation.what, violation] as const))("%s", (_, { files, rule }) => {
    const [guilty] = Object.keys(files);
    const found = linted.output.split("\n").filter((line) => line.includes(`${guilty}:`) && line.includes(`(${rule})`));
    expect(found).not.toEqual([]);
    expect(linted.passed).toBe(false);
  });
});
