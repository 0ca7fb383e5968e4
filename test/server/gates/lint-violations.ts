import type { Files } from "../../support/small-project.ts";

/** What the linter must refuse: the files to plant, of which the first is the guilty one, and the rule it breaks. */
export interface LintViolation {
  readonly what: string;
  readonly rule: string;
  readonly files: Files;
}

const upward = (from: string, to: string): LintViolation => ({
  what: `${from} imports ${to}`,
  rule: "no-restricted-imports",
  files: {
    [`server/src/${from}/upward-${to}.ts`]: `import { value } from "../${to}/below-${from}.ts";\n\nexport const taken = value;\n`,
    [`server/src/${to}/below-${from}.ts`]: "export const value = 1;\n",
  },
});

const one = (what: string, rule: string, path: string, text: string): LintViolation => ({
  what,
  rule,
  files: { [`server/src/${path}`]: text },
});

export const lintViolations: readonly LintViolation[] = [
  upward("platform", "kpi"),
  upward("kpi", "platform"),
  upward("kpi", "storage"),
  upward("storage", "graphql"),
  upward("storage", "features"),
  upward("graphql", "features"),
  upward("features", "app"),
  upward("app", "cli"),
  {
    what: "two files import each other",
    rule: "no-cycle",
    files: {
      "server/src/storage/hen.ts": 'import { egg } from "./egg.ts";\n\nexport const hen = (): string => egg();\n',
      "server/src/storage/egg.ts": 'import { hen } from "./hen.ts";\n\nexport const egg = (): string => hen();\n',
    },
  },
  one(
    "a feature makes itself a scope",
    "no-restricted-imports",
    "features/scope.ts",
    'import { mintDealerScope } from "../platform/dealer-scope.ts";\n\nexport const everything = mintDealerScope("STAFF");\n',
  ),
  one("any is written", "no-explicit-any", "kpi/any.ts", "export const text = (value: any): string => String(value);\n"),
  one("a type error is silenced", "ban-ts-comment", "kpi/silenced.ts", '// @ts-ignore\nexport const count: number = "one";\n'),
  one(
    "a promise is left alone",
    "no-floating-promises",
    "app/floating.ts",
    "export const start = (): void => {\n  Promise.resolve(1);\n};\n",
  ),
  one(
    "a promise is handed over where nobody waits",
    "no-misused-promises",
    "app/misused.ts",
    'process.on("exit", async () => {\n  await Promise.resolve();\n});\n',
  ),
  one("the environment is read", "no-process-env", "app/variables.ts", 'export const home = process.env["HOME"];\n'),
  one("a reader asks the clock", "no-now", "storage/clock.ts", "export const today = (): Date => new Date();\n"),
  one(
    "SQL is put together in a query builder",
    "no-built-sql",
    "storage/built.ts",
    "export const named = (builder: { where(text: string): void }, name: string): void => builder.where(`name = '${name}'`);\n",
  ),
  one("a file only passes on what others export", "no-barrel-file", "storage/barrel.ts", 'export * from "../platform/word.ts";\n'),
  one("a file is longer than 300 lines", "max-lines", "storage/long.ts", "export {};\n".repeat(301)),
];
